"""The clients of the Constraints API."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client import AsyncClient, Client

if TYPE_CHECKING:
    from .constraints.client import AsyncConstraints as ConstraintsAsyncConstraints
    from .constraints.client import Constraints as ConstraintsConstraints


class Constraints(Client):
    """The client of the Constraints API."""

    env_prefix = "CONSTRAINTS"

    @cached_property
    def constraints(self) -> ConstraintsConstraints:
        """The actions of the constraints namespace."""
        from .constraints.client import Constraints as ConstraintsConstraints

        return ConstraintsConstraints(self)


class AsyncConstraints(AsyncClient):
    """The async client of the Constraints API."""

    env_prefix = "CONSTRAINTS"

    @cached_property
    def constraints(self) -> ConstraintsAsyncConstraints:
        """The actions of the constraints namespace."""
        from .constraints.client import AsyncConstraints as ConstraintsAsyncConstraints

        return ConstraintsAsyncConstraints(self)
