"""With the generated server: `synthetic_hub` must be importable."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from synthetic.hub import LIBRARIES, NAMESPACES
from synthetic_hub.bench import (
    Device,
    DeviceId,
    GetAction,
    GetOutput,
    QueryAction,
    QueryOutput,
    Status,
)
from synthetic_hub.bench.server import BenchService
from synthetic_hub.server import (
    ActionApp,
    Context,
    Request,
    Unauthenticated,
    secrets_equal,
)

from .sample import DEVICES, LABELS, LOAD, NAME, SEEN, TOKEN

_DEVICES = [
    Device(
        device_id=DeviceId(f"d_{n}"),
        name=f"Device {n}",
        status=Status.ONLINE,
        last_seen=SEEN,
        labels=dict(LABELS),
        load=list(LOAD),
    )
    for n in range(DEVICES)
]


def project_of(action: GetAction) -> GetOutput:
    """What the store of the API holds."""
    return GetOutput(project_id=action.project_id, name=NAME, device_count=DEVICES)


def devices_of(action: QueryAction) -> QueryOutput:
    """What the store of the API holds."""
    found = [each for each in _DEVICES if each.status in action.statuses]
    return QueryOutput(devices=found[: action.limit], total=len(found))


class Bench(BenchService[str]):
    """Serves the actions."""

    async def get(self, action: GetAction, ctx: Context[str]) -> GetOutput:
        return project_of(action)

    async def query(self, action: QueryAction, ctx: Context[str]) -> QueryOutput:
        return devices_of(action)


async def authenticate(request: Request) -> str:
    """Refuses strangers."""
    if secrets_equal(request.bearer_token or "", TOKEN):
        return "the organization"
    raise Unauthenticated


def _service(namespace: str) -> Any:
    """A service that implements none of its actions. Its module is made at run time, so
    no checker knows its type."""
    module = import_module(f"synthetic_hub.{namespace}.server")
    return getattr(module, f"{namespace.capitalize()}Service")()


_others = [_service(name) for name in NAMESPACES if name not in LIBRARIES]
app = ActionApp([Bench(), *_others], authenticate=authenticate)
