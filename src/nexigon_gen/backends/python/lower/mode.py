"""Modes: all that differs between generated sync and async code."""

from __future__ import annotations

from dataclasses import dataclass

from ..identifiers import Identifier
from ..names import Pair


@dataclass(frozen=True, slots=True)
class Mode:
    """The words in which generated sync and async code differ."""

    define: str
    wait: str
    base: str
    route: str
    is_async: bool

    def of(self, names: Pair) -> Identifier:
        """The name that a class has in this mode."""
        return names.asynchronous if self.is_async else names.sync


SYNC = Mode("def", "", base="Client", route="RouteSync", is_async=False)
ASYNC = Mode("async def", "await ", base="AsyncClient", route="Route", is_async=True)
