"""The clients of the Cycle API."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client import AsyncClient, Client

if TYPE_CHECKING:
    from .alpha.client import AlphaClient, AsyncAlphaClient
    from .beta.client import AsyncBetaClient, BetaClient


class Cycle(Client):
    """The client of the Cycle API."""

    env_prefix = "CYCLE"
    _package = "cycle"

    @cached_property
    def alpha(self) -> AlphaClient:
        """The actions of the alpha namespace."""
        from .alpha.client import AlphaClient

        return AlphaClient(self)

    @cached_property
    def beta(self) -> BetaClient:
        """The actions of the beta namespace."""
        from .beta.client import BetaClient

        return BetaClient(self)


class AsyncCycle(AsyncClient):
    """The async client of the Cycle API."""

    env_prefix = "CYCLE"
    _package = "cycle"

    @cached_property
    def alpha(self) -> AsyncAlphaClient:
        """The actions of the alpha namespace."""
        from .alpha.client import AsyncAlphaClient

        return AsyncAlphaClient(self)

    @cached_property
    def beta(self) -> AsyncBetaClient:
        """The actions of the beta namespace."""
        from .beta.client import AsyncBetaClient

        return AsyncBetaClient(self)
