"""The clients of the Cycle API."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client import AsyncClient, Client

if TYPE_CHECKING:
    from .alpha.client import Alpha, AsyncAlpha
    from .beta.client import AsyncBeta, Beta


class Cycle(Client):
    """The client of the Cycle API."""

    env_prefix = "CYCLE"

    @cached_property
    def alpha(self) -> Alpha:
        """The actions of the alpha namespace."""
        from .alpha.client import Alpha

        return Alpha(self)

    @cached_property
    def beta(self) -> Beta:
        """The actions of the beta namespace."""
        from .beta.client import Beta

        return Beta(self)


class AsyncCycle(AsyncClient):
    """The async client of the Cycle API."""

    env_prefix = "CYCLE"

    @cached_property
    def alpha(self) -> AsyncAlpha:
        """The actions of the alpha namespace."""
        from .alpha.client import AsyncAlpha

        return AsyncAlpha(self)

    @cached_property
    def beta(self) -> AsyncBeta:
        """The actions of the beta namespace."""
        from .beta.client import AsyncBeta

        return AsyncBeta(self)
