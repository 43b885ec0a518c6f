"""Client of the generics namespace."""

from __future__ import annotations

from collections.abc import Mapping

from .._runtime.client import AsyncClient, CallOptions, Client
from .._runtime.model import U32
from .types import (
    ActionResultOfDeviceAndString,
    BoundAction,
    DeviceId,
    FindAction,
    FindAllAction,
    ListingOfU8,
    NestAction,
    PageOfDevice,
    PageOfDeviceId,
    PageOfNullableString,
    PageOfPageOfNullableString,
    PageOfU8,
    PageOfU8From1To4,
)


class GenericsClient:
    """The actions of the generics namespace."""

    def __init__(self, hub: Client) -> None:
        self._hub = hub

    def find(
        self,
        *,
        ids: PageOfDeviceId,
        entry: Mapping[DeviceId, U32],
        options: CallOptions | None = None,
    ) -> ActionResultOfDeviceAndString:
        """Calls the action `generics_Find`.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `generics.errors`.
        """
        return self._hub.execute(FindAction.model_given(ids=ids, entry=entry), options)

    def find_all(self, *, options: CallOptions | None = None) -> PageOfDevice:
        """Calls the action `generics_FindAll`.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `generics.errors`.
        """
        return self._hub.execute(FindAllAction(), options)

    def nest(
        self,
        *,
        nested: PageOfPageOfNullableString,
        listing: ListingOfU8,
        options: CallOptions | None = None,
    ) -> None:
        """Calls the action `generics_Nest`.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `generics.errors`.
        """
        self._hub.execute(NestAction(nested=nested, listing=listing), options)

    def bound(
        self,
        *,
        narrow: PageOfU8From1To4,
        wide: PageOfU8,
        nullable: PageOfNullableString,
        options: CallOptions | None = None,
    ) -> None:
        """Calls the action `generics_Bound`.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `generics.errors`.
        """
        self._hub.execute(
            BoundAction(narrow=narrow, wide=wide, nullable=nullable),
            options,
        )


class AsyncGenericsClient:
    """The actions of the generics namespace."""

    def __init__(self, hub: AsyncClient) -> None:
        self._hub = hub

    async def find(
        self,
        *,
        ids: PageOfDeviceId,
        entry: Mapping[DeviceId, U32],
        options: CallOptions | None = None,
    ) -> ActionResultOfDeviceAndString:
        """Calls the action `generics_Find`.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `generics.errors`.
        """
        return await self._hub.execute(
            FindAction.model_given(ids=ids, entry=entry),
            options,
        )

    async def find_all(self, *, options: CallOptions | None = None) -> PageOfDevice:
        """Calls the action `generics_FindAll`.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `generics.errors`.
        """
        return await self._hub.execute(FindAllAction(), options)

    async def nest(
        self,
        *,
        nested: PageOfPageOfNullableString,
        listing: ListingOfU8,
        options: CallOptions | None = None,
    ) -> None:
        """Calls the action `generics_Nest`.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `generics.errors`.
        """
        await self._hub.execute(NestAction(nested=nested, listing=listing), options)

    async def bound(
        self,
        *,
        narrow: PageOfU8From1To4,
        wide: PageOfU8,
        nullable: PageOfNullableString,
        options: CallOptions | None = None,
    ) -> None:
        """Calls the action `generics_Bound`.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `generics.errors`.
        """
        await self._hub.execute(
            BoundAction(narrow=narrow, wide=wide, nullable=nullable),
            options,
        )
