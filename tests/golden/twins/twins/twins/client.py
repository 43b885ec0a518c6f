"""Client of the twins namespace."""

from __future__ import annotations

from .._runtime.client import AsyncClient, CallOptions, Client
from .types import MessageOrigin, Outer, SendAction


class TwinsClient:
    """The actions of the twins namespace."""

    def __init__(self, hub: Client) -> None:
        self._hub = hub

    def send(
        self,
        *,
        origin: MessageOrigin,
        outer: Outer,
        options: CallOptions | None = None,
    ) -> MessageOrigin:
        """Send one.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `twins.errors`.
        """
        return self._hub.execute(SendAction(origin=origin, outer=outer), options)


class AsyncTwinsClient:
    """The actions of the twins namespace."""

    def __init__(self, hub: AsyncClient) -> None:
        self._hub = hub

    async def send(
        self,
        *,
        origin: MessageOrigin,
        outer: Outer,
        options: CallOptions | None = None,
    ) -> MessageOrigin:
        """Send one.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `twins.errors`.
        """
        return await self._hub.execute(SendAction(origin=origin, outer=outer), options)
