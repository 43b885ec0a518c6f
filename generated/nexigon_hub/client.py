"""The clients of the Nexigon Hub API."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client import AsyncClient, Client

if TYPE_CHECKING:
    from .projects.client import AsyncProjectsClient, ProjectsClient


class NexigonHub(Client):
    """The client of the Nexigon Hub API."""

    env_prefix = "NEXIGON_HUB"
    _package = "nexigon_hub"

    @cached_property
    def projects(self) -> ProjectsClient:
        """Actions in the projects namespace of the Nexigon Hub API."""
        from .projects.client import ProjectsClient

        return ProjectsClient(self)


class AsyncNexigonHub(AsyncClient):
    """The async client of the Nexigon Hub API."""

    env_prefix = "NEXIGON_HUB"
    _package = "nexigon_hub"

    @cached_property
    def projects(self) -> AsyncProjectsClient:
        """Actions in the projects namespace of the Nexigon Hub API."""
        from .projects.client import AsyncProjectsClient

        return AsyncProjectsClient(self)
