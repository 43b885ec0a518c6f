"""The clients of the Defaults API."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client import AsyncClient, Client

if TYPE_CHECKING:
    from .defaults.client import AsyncDefaultsClient, DefaultsClient


class Defaults(Client):
    """The client of the Defaults API."""

    env_prefix = "DEFAULTS"
    _package = "defaults"

    @cached_property
    def defaults(self) -> DefaultsClient:
        """The actions of the defaults namespace."""
        from .defaults.client import DefaultsClient

        return DefaultsClient(self)


class AsyncDefaults(AsyncClient):
    """The async client of the Defaults API."""

    env_prefix = "DEFAULTS"
    _package = "defaults"

    @cached_property
    def defaults(self) -> AsyncDefaultsClient:
        """The actions of the defaults namespace."""
        from .defaults.client import AsyncDefaultsClient

        return AsyncDefaultsClient(self)
