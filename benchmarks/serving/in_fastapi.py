"""With FastAPI, as one of as many routes as the generated server has."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, FastAPI, Header, HTTPException
from synthetic.hub import ACTIONS

from .models import Devices, Query, answer, is_known
from .sample import PATH

app = FastAPI()


async def authenticate(authorization: Annotated[str, Header()] = "") -> None:
    """Refuses strangers."""
    if not is_known(authorization.encode("latin-1")):
        raise HTTPException(401)


async def query(query: Query) -> Devices:
    """Serves the action."""
    return answer(query)


async def other(query: Query) -> Devices:
    """Serves any other action."""
    raise HTTPException(501)


# A router tries its routes in turn; in the middle is what one meets on average.
_paths = [f"{PATH}{number}" for number in range(ACTIONS)]
_paths.insert(ACTIONS // 2, PATH)
for _path in _paths:
    app.post(_path, dependencies=[Depends(authenticate)])(
        query if _path == PATH else other
    )
