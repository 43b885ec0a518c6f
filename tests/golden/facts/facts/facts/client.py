"""Client of the facts namespace."""

from __future__ import annotations

from .._runtime.client import AsyncClient, CallOptions, Client
from .types import (
    CreateAction,
    CreateOutput,
    DeleteAction,
    NextAction,
    QueryAction,
    RenameAction,
)


class FactsClient:
    """Facts for whoever reads, and for agents."""

    def __init__(self, hub: Client) -> None:
        self._hub = hub

    def create(self, *, name: str, options: CallOptions | None = None) -> CreateOutput:
        """Create one.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `facts.errors`.
        """
        return self._hub.execute(CreateAction(name=name), options)

    def rename(self, *, id: str, name: str, options: CallOptions | None = None) -> None:
        """Rename one.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `facts.errors`.
        """
        self._hub.execute(RenameAction(id=id, name=name), options)

    def delete(self, *, id: str, options: CallOptions | None = None) -> None:
        """Delete one.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `facts.errors`.
        """
        self._hub.execute(DeleteAction(id=id), options)

    def query(self, *, options: CallOptions | None = None) -> CreateOutput:
        """All of them.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `facts.errors`.
        """
        return self._hub.execute(QueryAction(), options)

    def next(self, *, options: CallOptions | None = None) -> CreateOutput:
        """Read, and not repeated: it waits.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `facts.errors`.
        """
        return self._hub.execute(NextAction(), options)


class AsyncFactsClient:
    """Facts for whoever reads, and for agents."""

    def __init__(self, hub: AsyncClient) -> None:
        self._hub = hub

    async def create(
        self,
        *,
        name: str,
        options: CallOptions | None = None,
    ) -> CreateOutput:
        """Create one.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `facts.errors`.
        """
        return await self._hub.execute(CreateAction(name=name), options)

    async def rename(
        self,
        *,
        id: str,
        name: str,
        options: CallOptions | None = None,
    ) -> None:
        """Rename one.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `facts.errors`.
        """
        await self._hub.execute(RenameAction(id=id, name=name), options)

    async def delete(self, *, id: str, options: CallOptions | None = None) -> None:
        """Delete one.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `facts.errors`.
        """
        await self._hub.execute(DeleteAction(id=id), options)

    async def query(self, *, options: CallOptions | None = None) -> CreateOutput:
        """All of them.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `facts.errors`.
        """
        return await self._hub.execute(QueryAction(), options)

    async def next(self, *, options: CallOptions | None = None) -> CreateOutput:
        """Read, and not repeated: it waits.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `facts.errors`.
        """
        return await self._hub.execute(NextAction(), options)
