"""With the FastAPI server that datamodel-code-generator emits from our OpenAPI document.

What `emit.py` writes must be importable. It exists only while the benchmark runs, hence
`Any`.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from fastapi import HTTPException

from .models import is_known
from .sample import DEVICES, LABELS, LOAD, NAME, SEEN

_models: Any = import_module("emitted_models")

_DEVICES = [
    _models.Device(
        deviceId=f"d_{n}",
        name=f"Device {n}",
        status="online",
        lastSeen=SEEN,
        labels=LABELS,
        load=list(LOAD),
    )
    for n in range(DEVICES)
]


class Bench:
    """Serves the actions."""

    async def bench_get(self, *, principal: object, body: Any) -> Any:
        return _models.GetOutput(
            projectId=body.projectId, name=NAME, deviceCount=DEVICES
        )

    async def bench_query(self, *, principal: object, body: Any) -> Any:
        found = [each for each in _DEVICES if each.status in body.statuses]
        return _models.QueryOutput(devices=found[: body.limit], total=len(found))


async def authorize(requirement_sets: object, credentials: Any) -> object:
    """Refuses strangers."""
    given = credentials["bearer"].credentials
    if is_known(f"Bearer {given}".encode("latin-1")):
        return "the organization"
    raise HTTPException(401)


# The other services stay the stubs that were emitted, too.
vars(import_module("services.bench"))["Bench"] = Bench
vars(import_module("services.authorize"))["authorize"] = authorize
app: Any = import_module("emitted_server.main").app
