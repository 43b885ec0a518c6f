"""Client of the import namespace."""

from __future__ import annotations

from collections.abc import Sequence

from .._runtime.client import AsyncClient, CallOptions, Client
from .._runtime.model import Open
from .types import (
    ImportAction,
    Keyword,
    ListAction,
    ListOutput,
    Model,
    None_,
    RoutesAction,
    TupleAction,
    Type,
)


class ImportClient:
    """The actions of the import namespace."""

    def __init__(self, hub: Client) -> None:
        self._hub = hub

    def import_(
        self,
        *,
        class_: None_,
        options_: Sequence[str],
        action: str,
        hub: str,
        self_: Model,
        options: CallOptions | None = None,
    ) -> Type:
        """A keyword as a method.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `keywords.errors`.
        """
        return self._hub.execute(
            ImportAction.model_given(
                class_=class_,
                options=options_,
                action=action,
                hub=hub,
                self_=self_,
            ),
            options,
        )

    def list(
        self,
        *,
        items: Sequence[str],
        keyword: Open[Keyword],
        options: CallOptions | None = None,
    ) -> ListOutput:
        """Shadows a builtin in the class of the client.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `keywords.errors`.
        """
        return self._hub.execute(
            ListAction.model_given(items=items, keyword=keyword),
            options,
        )

    def tuple(self, *, options: CallOptions | None = None) -> None:
        """Shadows what `routes` returns.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `keywords.errors`.
        """
        self._hub.execute(TupleAction(), options)

    def routes(self, *, options: CallOptions | None = None) -> None:
        """A method of every service.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `keywords.errors`.
        """
        self._hub.execute(RoutesAction(), options)


class AsyncImportClient:
    """The actions of the import namespace."""

    def __init__(self, hub: AsyncClient) -> None:
        self._hub = hub

    async def import_(
        self,
        *,
        class_: None_,
        options_: Sequence[str],
        action: str,
        hub: str,
        self_: Model,
        options: CallOptions | None = None,
    ) -> Type:
        """A keyword as a method.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `keywords.errors`.
        """
        return await self._hub.execute(
            ImportAction.model_given(
                class_=class_,
                options=options_,
                action=action,
                hub=hub,
                self_=self_,
            ),
            options,
        )

    async def list(
        self,
        *,
        items: Sequence[str],
        keyword: Open[Keyword],
        options: CallOptions | None = None,
    ) -> ListOutput:
        """Shadows a builtin in the class of the client.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `keywords.errors`.
        """
        return await self._hub.execute(
            ListAction.model_given(items=items, keyword=keyword),
            options,
        )

    async def tuple(self, *, options: CallOptions | None = None) -> None:
        """Shadows what `routes` returns.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `keywords.errors`.
        """
        await self._hub.execute(TupleAction(), options)

    async def routes(self, *, options: CallOptions | None = None) -> None:
        """A method of every service.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `keywords.errors`.
        """
        await self._hub.execute(RoutesAction(), options)
