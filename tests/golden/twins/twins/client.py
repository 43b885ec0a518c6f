"""The clients of the Twins API."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client import AsyncClient, Client

if TYPE_CHECKING:
    from .twins.client import AsyncTwinsClient, TwinsClient


class Twins(Client):
    """The client of the Twins API."""

    env_prefix = "TWINS"
    _package = "twins"

    @cached_property
    def twins(self) -> TwinsClient:
        """The actions of the twins namespace."""
        from .twins.client import TwinsClient

        return TwinsClient(self)


class AsyncTwins(AsyncClient):
    """The async client of the Twins API."""

    env_prefix = "TWINS"
    _package = "twins"

    @cached_property
    def twins(self) -> AsyncTwinsClient:
        """The actions of the twins namespace."""
        from .twins.client import AsyncTwinsClient

        return AsyncTwinsClient(self)
