"""The clients of the Scalars API."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client import AsyncClient, Client

if TYPE_CHECKING:
    from .scalars.client import AsyncScalars as ScalarsAsyncScalars
    from .scalars.client import Scalars as ScalarsScalars


class Scalars(Client):
    """The client of the Scalars API."""

    env_prefix = "SCALARS"

    @cached_property
    def scalars(self) -> ScalarsScalars:
        """The actions of the scalars namespace."""
        from .scalars.client import Scalars as ScalarsScalars

        return ScalarsScalars(self)


class AsyncScalars(AsyncClient):
    """The async client of the Scalars API."""

    env_prefix = "SCALARS"

    @cached_property
    def scalars(self) -> ScalarsAsyncScalars:
        """The actions of the scalars namespace."""
        from .scalars.client import AsyncScalars as ScalarsAsyncScalars

        return ScalarsAsyncScalars(self)
