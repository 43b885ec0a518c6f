"""One call of one small action, the same for all."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

PATH = "/api/v1/actions/invoke/projects_Create"
ORGANIZATION = "org_4TTz9FVmPUuKTVQ4bmBUHE"
NAME = "Line 4"
PROJECT = "p_4TTz9FVmPUuKTVQ4bmBUHE"
TOKEN = "org_sk_" + "a" * 66

REQUEST = b'{"organizationId":"%s","name":"%s"}' % (
    ORGANIZATION.encode(),
    NAME.encode(),
)
ANSWER = b'{"result":"Created","projectId":"%s"}' % PROJECT.encode()
HEADERS = {
    "authorization": f"Bearer {TOKEN}",
    "content-type": "application/json",
    "accept": "application/json",
    "accept-encoding": "identity",
}

Call: TypeAlias = Callable[[], object]
AsyncCall: TypeAlias = Callable[[], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Calls:
    """Clients by name; each function is one call and returns what has the project's ID
    in its repr."""

    sync: Mapping[str, Call]
    asynchronous: Mapping[str, AsyncCall]
