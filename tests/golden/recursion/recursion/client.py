"""The clients of the Recursion API."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client import AsyncClient, Client

if TYPE_CHECKING:
    from .recursion.client import AsyncRecursionClient, RecursionClient


class Recursion(Client):
    """The client of the Recursion API."""

    env_prefix = "RECURSION"
    _package = "recursion"

    @cached_property
    def recursion(self) -> RecursionClient:
        """The actions of the recursion namespace."""
        from .recursion.client import RecursionClient

        return RecursionClient(self)


class AsyncRecursion(AsyncClient):
    """The async client of the Recursion API."""

    env_prefix = "RECURSION"
    _package = "recursion"

    @cached_property
    def recursion(self) -> AsyncRecursionClient:
        """The actions of the recursion namespace."""
        from .recursion.client import AsyncRecursionClient

        return AsyncRecursionClient(self)
