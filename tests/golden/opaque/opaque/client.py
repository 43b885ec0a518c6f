"""The clients of the Opaque API."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client import AsyncClient, Client

if TYPE_CHECKING:
    from .opaque.client import AsyncOpaque as OpaqueAsyncOpaque
    from .opaque.client import Opaque as OpaqueOpaque


class Opaque(Client):
    """The client of the Opaque API."""

    env_prefix = "OPAQUE"

    @cached_property
    def opaque(self) -> OpaqueOpaque:
        """Types that a JSON Schema document describes."""
        from .opaque.client import Opaque as OpaqueOpaque

        return OpaqueOpaque(self)


class AsyncOpaque(AsyncClient):
    """The async client of the Opaque API."""

    env_prefix = "OPAQUE"

    @cached_property
    def opaque(self) -> OpaqueAsyncOpaque:
        """Types that a JSON Schema document describes."""
        from .opaque.client import AsyncOpaque as OpaqueAsyncOpaque

        return OpaqueAsyncOpaque(self)
