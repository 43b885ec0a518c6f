"""With FastAPI: the work of the example Hub in its threads."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, FastAPI, Header

from examples.hub.access import Principal

from . import hub_work as work

app = FastAPI()


def _principal(authorization: Annotated[str, Header()]) -> Principal:
    return work.principal(authorization.encode("latin-1"))


_Known = Annotated[Principal, Depends(_principal)]


@app.post(work.DETAILS)
def details(who: _Known, get: work.Get) -> work.Details:
    """Serves one action."""
    return work.details(who, get)


@app.post(work.RENAME)
def rename(who: _Known, rename: work.Rename) -> work.Empty:
    """Serves the other."""
    return work.rename(who, rename)
