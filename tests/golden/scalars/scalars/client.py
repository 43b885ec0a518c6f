"""The clients of the Scalars API."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client import AsyncClient, Client

if TYPE_CHECKING:
    from .scalars.client import AsyncScalarsClient, ScalarsClient


class Scalars(Client):
    """The client of the Scalars API."""

    env_prefix = "SCALARS"
    _package = "scalars"

    @cached_property
    def scalars(self) -> ScalarsClient:
        """The actions of the scalars namespace."""
        from .scalars.client import ScalarsClient

        return ScalarsClient(self)


class AsyncScalars(AsyncClient):
    """The async client of the Scalars API."""

    env_prefix = "SCALARS"
    _package = "scalars"

    @cached_property
    def scalars(self) -> AsyncScalarsClient:
        """The actions of the scalars namespace."""
        from .scalars.client import AsyncScalarsClient

        return AsyncScalarsClient(self)
