"""The clients of the Long Names API."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client import AsyncClient, Client

if TYPE_CHECKING:
    from .long_names.client import AsyncLongNames as LongNamesAsyncLongNames
    from .long_names.client import LongNames as LongNamesLongNames


class LongNames(Client):
    """The client of the Long Names API."""

    env_prefix = "LONG_NAMES"

    @cached_property
    def long_names(self) -> LongNamesLongNames:
        """The actions of the long_names namespace."""
        from .long_names.client import LongNames as LongNamesLongNames

        return LongNamesLongNames(self)


class AsyncLongNames(AsyncClient):
    """The async client of the Long Names API."""

    env_prefix = "LONG_NAMES"

    @cached_property
    def long_names(self) -> LongNamesAsyncLongNames:
        """The actions of the long_names namespace."""
        from .long_names.client import AsyncLongNames as LongNamesAsyncLongNames

        return LongNamesAsyncLongNames(self)
