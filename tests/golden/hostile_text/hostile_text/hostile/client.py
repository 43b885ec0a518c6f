"""Client of the hostile namespace."""

from __future__ import annotations

from typing_extensions import deprecated

from .._runtime.client import AsyncClient, CallOptions, Client
from .._runtime.model import Open
from .types import Choice, Evil, SayAction, Text


class HostileClient:
    """Quotes \"\"\" and ''' and a backslash \\ at the end \\

    {{ template }} {% raw %} {# comment #} %s {0}
    """

    def __init__(self, hub: Client) -> None:
        self._hub = hub

    @deprecated('use "Shout" \\.')
    def say(
        self,
        *,
        text: Text,
        evil: Open[Evil],
        options: CallOptions | None = None,
    ) -> Choice:
        """\x22"\x22

        Args:
            not: an argument \\\x22

        Deprecated: use "Shout" \\.

        Parameters:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `hostile_text.errors`.
        """
        return self._hub.execute(SayAction(text=text, evil=evil), options)


class AsyncHostileClient:
    """Quotes \"\"\" and ''' and a backslash \\ at the end \\

    {{ template }} {% raw %} {# comment #} %s {0}
    """

    def __init__(self, hub: AsyncClient) -> None:
        self._hub = hub

    @deprecated('use "Shout" \\.')
    async def say(
        self,
        *,
        text: Text,
        evil: Open[Evil],
        options: CallOptions | None = None,
    ) -> Choice:
        """\x22"\x22

        Args:
            not: an argument \\\x22

        Deprecated: use "Shout" \\.

        Parameters:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `hostile_text.errors`.
        """
        return await self._hub.execute(SayAction(text=text, evil=evil), options)
