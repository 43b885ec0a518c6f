"""The clients of the Long Names API."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client import AsyncClient, Client

if TYPE_CHECKING:
    from .long_names.client import AsyncLongNamesClient, LongNamesClient


class LongNames(Client):
    """The client of the Long Names API."""

    env_prefix = "LONG_NAMES"
    _package = "long_names"

    @cached_property
    def long_names(self) -> LongNamesClient:
        """The actions of the long_names namespace."""
        from .long_names.client import LongNamesClient

        return LongNamesClient(self)


class AsyncLongNames(AsyncClient):
    """The async client of the Long Names API."""

    env_prefix = "LONG_NAMES"
    _package = "long_names"

    @cached_property
    def long_names(self) -> AsyncLongNamesClient:
        """The actions of the long_names namespace."""
        from .long_names.client import AsyncLongNamesClient

        return AsyncLongNamesClient(self)
