"""The clients of the Requests API."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client import AsyncClient, Client

if TYPE_CHECKING:
    from .requests.client import AsyncRequests as RequestsAsyncRequests
    from .requests.client import Requests as RequestsRequests


class Requests(Client):
    """The client of the Requests API."""

    env_prefix = "REQUESTS"

    @cached_property
    def requests(self) -> RequestsRequests:
        """The actions of the requests namespace."""
        from .requests.client import Requests as RequestsRequests

        return RequestsRequests(self)


class AsyncRequests(AsyncClient):
    """The async client of the Requests API."""

    env_prefix = "REQUESTS"

    @cached_property
    def requests(self) -> RequestsAsyncRequests:
        """The actions of the requests namespace."""
        from .requests.client import AsyncRequests as RequestsAsyncRequests

        return RequestsAsyncRequests(self)
