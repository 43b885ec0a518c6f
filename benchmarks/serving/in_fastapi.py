"""With FastAPI, as one of as many routes as the generated server has."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated

from fastapi import Depends, FastAPI, Header, HTTPException
from synthetic.hub import ACTIONS

from .models import (
    Devices,
    Get,
    Project,
    Query,
    devices_of,
    is_known,
    project_of,
)
from .sample import GET, QUERY

app = FastAPI()


async def authenticate(authorization: Annotated[str, Header()] = "") -> None:
    """Refuses strangers."""
    if not is_known(authorization.encode("latin-1")):
        raise HTTPException(401)


async def get(get: Get) -> Project:
    """Serves one action."""
    return project_of(get)


async def query(query: Query) -> Devices:
    """Serves the other."""
    return devices_of(query)


async def unused(query: Query) -> Devices:
    """Serves any other action."""
    raise HTTPException(501)


_served: Mapping[str, Callable[..., object]] = {GET.path: get, QUERY.path: query}
# A router tries its routes in turn; in the middle is what one meets on average.
_others = [f"{QUERY.path}{number}" for number in range(ACTIONS)]
_middle = ACTIONS // 2
for _path in (*_others[:_middle], *_served, *_others[_middle:]):
    app.post(_path, dependencies=[Depends(authenticate)])(_served.get(_path, unused))
