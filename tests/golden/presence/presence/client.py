"""The clients of the Presence API."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client import AsyncClient, Client

if TYPE_CHECKING:
    from .presence.client import AsyncPresenceClient, PresenceClient


class Presence(Client):
    """The client of the Presence API."""

    env_prefix = "PRESENCE"
    _package = "presence"

    @cached_property
    def presence(self) -> PresenceClient:
        """The actions of the presence namespace."""
        from .presence.client import PresenceClient

        return PresenceClient(self)


class AsyncPresence(AsyncClient):
    """The async client of the Presence API."""

    env_prefix = "PRESENCE"
    _package = "presence"

    @cached_property
    def presence(self) -> AsyncPresenceClient:
        """The actions of the presence namespace."""
        from .presence.client import AsyncPresenceClient

        return AsyncPresenceClient(self)
