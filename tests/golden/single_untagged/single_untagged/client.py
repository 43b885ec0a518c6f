"""The clients of the Single Untagged API."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client import AsyncClient, Client

if TYPE_CHECKING:
    from .single.client import AsyncSingle, Single


class SingleUntagged(Client):
    """The client of the Single Untagged API."""

    env_prefix = "SINGLE_UNTAGGED"

    @cached_property
    def single(self) -> Single:
        """The actions of the single namespace."""
        from .single.client import Single

        return Single(self)


class AsyncSingleUntagged(AsyncClient):
    """The async client of the Single Untagged API."""

    env_prefix = "SINGLE_UNTAGGED"

    @cached_property
    def single(self) -> AsyncSingle:
        """The actions of the single namespace."""
        from .single.client import AsyncSingle

        return AsyncSingle(self)
