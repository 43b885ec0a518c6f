"""The clients of the Generics API."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client import AsyncClient, Client

if TYPE_CHECKING:
    from .generics.client import AsyncGenericsClient, GenericsClient


class Generics(Client):
    """The client of the Generics API."""

    env_prefix = "GENERICS"
    _package = "generics"

    @cached_property
    def generics(self) -> GenericsClient:
        """The actions of the generics namespace."""
        from .generics.client import GenericsClient

        return GenericsClient(self)


class AsyncGenerics(AsyncClient):
    """The async client of the Generics API."""

    env_prefix = "GENERICS"
    _package = "generics"

    @cached_property
    def generics(self) -> AsyncGenericsClient:
        """The actions of the generics namespace."""
        from .generics.client import AsyncGenericsClient

        return AsyncGenericsClient(self)
