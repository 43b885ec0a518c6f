"""The clients of the Nexigon Hub API."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client import AsyncClient, Client

if TYPE_CHECKING:
    from .projects.client import AsyncProjects, Projects


class NexigonHub(Client):
    """The client of the Nexigon Hub API."""

    env_prefix = "NEXIGON_HUB"

    @cached_property
    def projects(self) -> Projects:
        """Actions in the projects namespace of the Nexigon Hub API."""
        from .projects.client import Projects

        return Projects(self)


class AsyncNexigonHub(AsyncClient):
    """The async client of the Nexigon Hub API."""

    env_prefix = "NEXIGON_HUB"

    @cached_property
    def projects(self) -> AsyncProjects:
        """Actions in the projects namespace of the Nexigon Hub API."""
        from .projects.client import AsyncProjects

        return AsyncProjects(self)
