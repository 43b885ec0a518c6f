"""The clients of the Constraints API."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client import AsyncClient, Client

if TYPE_CHECKING:
    from .constraints.client import AsyncConstraintsClient, ConstraintsClient


class Constraints(Client):
    """The client of the Constraints API."""

    env_prefix = "CONSTRAINTS"
    _package = "constraints"

    @cached_property
    def constraints(self) -> ConstraintsClient:
        """The actions of the constraints namespace."""
        from .constraints.client import ConstraintsClient

        return ConstraintsClient(self)


class AsyncConstraints(AsyncClient):
    """The async client of the Constraints API."""

    env_prefix = "CONSTRAINTS"
    _package = "constraints"

    @cached_property
    def constraints(self) -> AsyncConstraintsClient:
        """The actions of the constraints namespace."""
        from .constraints.client import AsyncConstraintsClient

        return AsyncConstraintsClient(self)
