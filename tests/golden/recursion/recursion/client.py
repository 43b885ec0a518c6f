"""The clients of the Recursion API."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client import AsyncClient, Client

if TYPE_CHECKING:
    from .recursion.client import AsyncRecursion as RecursionAsyncRecursion
    from .recursion.client import Recursion as RecursionRecursion


class Recursion(Client):
    """The client of the Recursion API."""

    env_prefix = "RECURSION"

    @cached_property
    def recursion(self) -> RecursionRecursion:
        """The actions of the recursion namespace."""
        from .recursion.client import Recursion as RecursionRecursion

        return RecursionRecursion(self)


class AsyncRecursion(AsyncClient):
    """The async client of the Recursion API."""

    env_prefix = "RECURSION"

    @cached_property
    def recursion(self) -> RecursionAsyncRecursion:
        """The actions of the recursion namespace."""
        from .recursion.client import AsyncRecursion as RecursionAsyncRecursion

        return RecursionAsyncRecursion(self)
