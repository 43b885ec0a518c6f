"""Client of the presence namespace."""

from __future__ import annotations

from collections.abc import Sequence

from .._runtime.client import AsyncClient, CallOptions, Client
from .._runtime.model import U8, U32, UNSET, Unset
from .types import ChangeAction, Either, Parts, Profile


class PresenceClient:
    """The actions of the presence namespace."""

    def __init__(self, hub: Client) -> None:
        self._hub = hub

    def change(
        self,
        *,
        id: str,
        name: str | None | Unset = UNSET,
        tags: Sequence[str] | None | Unset = UNSET,
        count: U32 | None = None,
        size: U8 | None,
        parts: Parts | None | Unset = UNSET,
        options: CallOptions | None = None,
    ) -> Profile:
        """Changes what is given.

        Args:
            name: Absent leaves it, null clears it.
            count: Default: `3`.
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `presence.errors`.
        """
        return self._hub.execute(
            ChangeAction.model_given(
                id=id,
                name=name,
                tags=tags,
                count=count,
                size=size,
                parts=parts,
            ),
            options,
        )

    def parts(
        self,
        *,
        left: Sequence[U8] | None | Unset = UNSET,
        options: CallOptions | None = None,
    ) -> Either:
        """Parts of it.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `presence.errors`.
        """
        return self._hub.execute(Parts.model_given(left=left), options)


class AsyncPresenceClient:
    """The actions of the presence namespace."""

    def __init__(self, hub: AsyncClient) -> None:
        self._hub = hub

    async def change(
        self,
        *,
        id: str,
        name: str | None | Unset = UNSET,
        tags: Sequence[str] | None | Unset = UNSET,
        count: U32 | None = None,
        size: U8 | None,
        parts: Parts | None | Unset = UNSET,
        options: CallOptions | None = None,
    ) -> Profile:
        """Changes what is given.

        Args:
            name: Absent leaves it, null clears it.
            count: Default: `3`.
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `presence.errors`.
        """
        return await self._hub.execute(
            ChangeAction.model_given(
                id=id,
                name=name,
                tags=tags,
                count=count,
                size=size,
                parts=parts,
            ),
            options,
        )

    async def parts(
        self,
        *,
        left: Sequence[U8] | None | Unset = UNSET,
        options: CallOptions | None = None,
    ) -> Either:
        """Parts of it.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `presence.errors`.
        """
        return await self._hub.execute(Parts.model_given(left=left), options)
