"""The clients of the Keywords API."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client import AsyncClient, Client

if TYPE_CHECKING:
    from .import_.client import AsyncImportClient, ImportClient


class Keywords(Client):
    """The client of the Keywords API."""

    env_prefix = "KEYWORDS"
    _package = "keywords"

    @cached_property
    def import_(self) -> ImportClient:
        """The actions of the import namespace."""
        from .import_.client import ImportClient

        return ImportClient(self)


class AsyncKeywords(AsyncClient):
    """The async client of the Keywords API."""

    env_prefix = "KEYWORDS"
    _package = "keywords"

    @cached_property
    def import_(self) -> AsyncImportClient:
        """The actions of the import namespace."""
        from .import_.client import AsyncImportClient

        return AsyncImportClient(self)
