"""The clients of the Hostile Text API."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client import AsyncClient, Client

if TYPE_CHECKING:
    from .hostile.client import AsyncHostileClient, HostileClient


class HostileText(Client):
    """The client of the Hostile Text API."""

    env_prefix = "HOSTILE_TEXT"
    _package = "hostile_text"

    @cached_property
    def hostile(self) -> HostileClient:
        """Quotes \"\"\" and ''' and a backslash \\ at the end \\

        {{ template }} {% raw %} {# comment #} %s {0}
        """
        from .hostile.client import HostileClient

        return HostileClient(self)


class AsyncHostileText(AsyncClient):
    """The async client of the Hostile Text API."""

    env_prefix = "HOSTILE_TEXT"
    _package = "hostile_text"

    @cached_property
    def hostile(self) -> AsyncHostileClient:
        """Quotes \"\"\" and ''' and a backslash \\ at the end \\

        {{ template }} {% raw %} {# comment #} %s {0}
        """
        from .hostile.client import AsyncHostileClient

        return AsyncHostileClient(self)
