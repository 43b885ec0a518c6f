"""Sync and async: all that differs between the two."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mode:
    """The words in which generated sync and async code differ."""

    define: str
    wait: str
    prefix: str
    suffix: str
    base: str
    route: str


SYNC = Mode("def", "", "", "Sync", "Client", "RouteSync")
ASYNC = Mode("async def", "await ", "Async", "", "AsyncClient", "Route")
