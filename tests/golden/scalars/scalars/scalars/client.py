"""Client of the scalars namespace."""

from __future__ import annotations

from .._runtime.client import AsyncClient, CallOptions, Client
from .types import EchoAction, Everything, EverythingOptional


class ScalarsClient:
    """The actions of the scalars namespace."""

    def __init__(self, hub: Client) -> None:
        self._hub = hub

    def echo(
        self,
        *,
        everything: Everything,
        optional: EverythingOptional | None = None,
        options: CallOptions | None = None,
    ) -> Everything:
        """Returns what it gets.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `scalars.errors`.
        """
        return self._hub.execute(
            EchoAction(everything=everything, optional=optional),
            options,
        )


class AsyncScalarsClient:
    """The actions of the scalars namespace."""

    def __init__(self, hub: AsyncClient) -> None:
        self._hub = hub

    async def echo(
        self,
        *,
        everything: Everything,
        optional: EverythingOptional | None = None,
        options: CallOptions | None = None,
    ) -> Everything:
        """Returns what it gets.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `scalars.errors`.
        """
        return await self._hub.execute(
            EchoAction(everything=everything, optional=optional),
            options,
        )
