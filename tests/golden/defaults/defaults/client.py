"""The clients of the Defaults API."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client import AsyncClient, Client

if TYPE_CHECKING:
    from .defaults.client import AsyncDefaults as DefaultsAsyncDefaults
    from .defaults.client import Defaults as DefaultsDefaults


class Defaults(Client):
    """The client of the Defaults API."""

    env_prefix = "DEFAULTS"

    @cached_property
    def defaults(self) -> DefaultsDefaults:
        """The actions of the defaults namespace."""
        from .defaults.client import Defaults as DefaultsDefaults

        return DefaultsDefaults(self)


class AsyncDefaults(AsyncClient):
    """The async client of the Defaults API."""

    env_prefix = "DEFAULTS"

    @cached_property
    def defaults(self) -> DefaultsAsyncDefaults:
        """The actions of the defaults namespace."""
        from .defaults.client import AsyncDefaults as DefaultsAsyncDefaults

        return DefaultsAsyncDefaults(self)
