"""The clients of the Requests API."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client import AsyncClient, Client

if TYPE_CHECKING:
    from .requests.client import AsyncRequestsClient, RequestsClient


class Requests(Client):
    """The client of the Requests API."""

    env_prefix = "REQUESTS"
    _package = "requests"

    @cached_property
    def requests(self) -> RequestsClient:
        """The actions of the requests namespace."""
        from .requests.client import RequestsClient

        return RequestsClient(self)


class AsyncRequests(AsyncClient):
    """The async client of the Requests API."""

    env_prefix = "REQUESTS"
    _package = "requests"

    @cached_property
    def requests(self) -> AsyncRequestsClient:
        """The actions of the requests namespace."""
        from .requests.client import AsyncRequestsClient

        return AsyncRequestsClient(self)
