"""The clients of the Lifecycle API."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client import AsyncClient, Client

if TYPE_CHECKING:
    from .lifecycle.client import AsyncLifecycleClient, LifecycleClient


class Lifecycle(Client):
    """The client of the Lifecycle API."""

    env_prefix = "LIFECYCLE"
    _package = "lifecycle"

    @cached_property
    def lifecycle(self) -> LifecycleClient:
        """The actions of the lifecycle namespace."""
        from .lifecycle.client import LifecycleClient

        return LifecycleClient(self)


class AsyncLifecycle(AsyncClient):
    """The async client of the Lifecycle API."""

    env_prefix = "LIFECYCLE"
    _package = "lifecycle"

    @cached_property
    def lifecycle(self) -> AsyncLifecycleClient:
        """The actions of the lifecycle namespace."""
        from .lifecycle.client import AsyncLifecycleClient

        return AsyncLifecycleClient(self)
