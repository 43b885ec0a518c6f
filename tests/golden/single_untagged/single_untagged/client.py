"""The clients of the Single Untagged API."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client import AsyncClient, Client

if TYPE_CHECKING:
    from .single.client import AsyncSingleClient, SingleClient


class SingleUntagged(Client):
    """The client of the Single Untagged API."""

    env_prefix = "SINGLE_UNTAGGED"
    _package = "single_untagged"

    @cached_property
    def single(self) -> SingleClient:
        """The actions of the single namespace."""
        from .single.client import SingleClient

        return SingleClient(self)


class AsyncSingleUntagged(AsyncClient):
    """The async client of the Single Untagged API."""

    env_prefix = "SINGLE_UNTAGGED"
    _package = "single_untagged"

    @cached_property
    def single(self) -> AsyncSingleClient:
        """The actions of the single namespace."""
        from .single.client import AsyncSingleClient

        return AsyncSingleClient(self)
