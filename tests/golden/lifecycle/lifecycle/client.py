"""The clients of the Lifecycle API."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client import AsyncClient, Client

if TYPE_CHECKING:
    from .lifecycle.client import AsyncLifecycle as LifecycleAsyncLifecycle
    from .lifecycle.client import Lifecycle as LifecycleLifecycle


class Lifecycle(Client):
    """The client of the Lifecycle API."""

    env_prefix = "LIFECYCLE"

    @cached_property
    def lifecycle(self) -> LifecycleLifecycle:
        """The actions of the lifecycle namespace."""
        from .lifecycle.client import Lifecycle as LifecycleLifecycle

        return LifecycleLifecycle(self)


class AsyncLifecycle(AsyncClient):
    """The async client of the Lifecycle API."""

    env_prefix = "LIFECYCLE"

    @cached_property
    def lifecycle(self) -> LifecycleAsyncLifecycle:
        """The actions of the lifecycle namespace."""
        from .lifecycle.client import AsyncLifecycle as LifecycleAsyncLifecycle

        return LifecycleAsyncLifecycle(self)
