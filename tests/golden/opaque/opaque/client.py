"""The clients of the Opaque API."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client import AsyncClient, Client

if TYPE_CHECKING:
    from .opaque.client import AsyncOpaqueClient, OpaqueClient


class Opaque(Client):
    """The client of the Opaque API."""

    env_prefix = "OPAQUE"
    _package = "opaque"

    @cached_property
    def opaque(self) -> OpaqueClient:
        """Types that a JSON Schema document describes."""
        from .opaque.client import OpaqueClient

        return OpaqueClient(self)


class AsyncOpaque(AsyncClient):
    """The async client of the Opaque API."""

    env_prefix = "OPAQUE"
    _package = "opaque"

    @cached_property
    def opaque(self) -> AsyncOpaqueClient:
        """Types that a JSON Schema document describes."""
        from .opaque.client import AsyncOpaqueClient

        return AsyncOpaqueClient(self)
