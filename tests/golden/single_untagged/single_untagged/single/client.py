"""Client of the single namespace."""

from __future__ import annotations

from .._runtime.client import AsyncClient, CallOptions, Client
from .types import Counts, EchoAction, Texts


class SingleClient:
    """The actions of the single namespace."""

    def __init__(self, hub: Client) -> None:
        self._hub = hub

    def echo(
        self,
        *,
        texts: Texts,
        counts: Counts,
        options: CallOptions | None = None,
    ) -> Texts:
        """Calls the action `single_Echo`.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `single_untagged.errors`.
        """
        return self._hub.execute(EchoAction(texts=texts, counts=counts), options)


class AsyncSingleClient:
    """The actions of the single namespace."""

    def __init__(self, hub: AsyncClient) -> None:
        self._hub = hub

    async def echo(
        self,
        *,
        texts: Texts,
        counts: Counts,
        options: CallOptions | None = None,
    ) -> Texts:
        """Calls the action `single_Echo`.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `single_untagged.errors`.
        """
        return await self._hub.execute(EchoAction(texts=texts, counts=counts), options)
