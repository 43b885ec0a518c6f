"""The clients of the Facts API."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client import AsyncClient, Client

if TYPE_CHECKING:
    from .facts.client import AsyncFactsClient, FactsClient


class Facts(Client):
    """The client of the Facts API."""

    env_prefix = "FACTS"
    _package = "facts"

    @cached_property
    def facts(self) -> FactsClient:
        """Facts for whoever reads, and for agents."""
        from .facts.client import FactsClient

        return FactsClient(self)


class AsyncFacts(AsyncClient):
    """The async client of the Facts API."""

    env_prefix = "FACTS"
    _package = "facts"

    @cached_property
    def facts(self) -> AsyncFactsClient:
        """Facts for whoever reads, and for agents."""
        from .facts.client import AsyncFactsClient

        return AsyncFactsClient(self)
