"""The clients of the Taggings API."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client import AsyncClient, Client

if TYPE_CHECKING:
    from .taggings.client import AsyncTaggingsClient, TaggingsClient


class Taggings(Client):
    """The client of the Taggings API."""

    env_prefix = "TAGGINGS"
    _package = "taggings"

    @cached_property
    def taggings(self) -> TaggingsClient:
        """The actions of the taggings namespace."""
        from .taggings.client import TaggingsClient

        return TaggingsClient(self)


class AsyncTaggings(AsyncClient):
    """The async client of the Taggings API."""

    env_prefix = "TAGGINGS"
    _package = "taggings"

    @cached_property
    def taggings(self) -> AsyncTaggingsClient:
        """The actions of the taggings namespace."""
        from .taggings.client import AsyncTaggingsClient

        return AsyncTaggingsClient(self)
