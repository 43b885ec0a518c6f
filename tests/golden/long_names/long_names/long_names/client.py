"""Client of the long_names namespace."""

from __future__ import annotations

from .._runtime.client import AsyncClient, CallOptions, Client
from .._runtime.model import Open
from .types import (
    ActWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrReadAction,
    EnumWithANameThatIsLongerThanWhateverOneWouldEverWantToWriteOrRead,
    NothingAction,
    PortWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrRead,
    StructWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrRead,
    UnionWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOr,
)


class LongNamesClient:
    """The actions of the long_names namespace."""

    def __init__(self, hub: Client) -> None:
        self._hub = hub

    def act_with_a_name_that_is_longer_than_whatever_any_one_would_ever_want_to_write_or_read(
        self,
        *,
        level_with_a_name_that_is_longer_than_whatever_one_would_want: (
            Open[EnumWithANameThatIsLongerThanWhateverOneWouldEverWantToWriteOrRead]
            | None
        ) = None,
        port_with_a_name_that_is_longer_than_whatever_one_would_want: (
            PortWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrRead | None
        ) = None,
        maybe_with_a_name_that_is_longer_than_whatever_one_would_want: (
            UnionWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOr | None
        ) = None,
        options: CallOptions | None = None,
    ) -> UnionWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOr:
        """Calls the action `long_names_ActWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrRead`.

        Args:
            level_with_a_name_that_is_longer_than_whatever_one_would_want: Default: `"AnotherValueWithANameThatIsLongerThanWhateverOneWouldEverWantToWriteOrRead"`.
            port_with_a_name_that_is_longer_than_whatever_one_would_want: Default: `80`.
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `long_names.errors`.
        """
        return self._hub.execute(
            ActWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrReadAction.model_given(
                level_with_a_name_that_is_longer_than_whatever_one_would_want=level_with_a_name_that_is_longer_than_whatever_one_would_want,
                port_with_a_name_that_is_longer_than_whatever_one_would_want=port_with_a_name_that_is_longer_than_whatever_one_would_want,
                maybe_with_a_name_that_is_longer_than_whatever_one_would_want=maybe_with_a_name_that_is_longer_than_whatever_one_would_want,
            ),
            options,
        )

    def nothing(
        self,
        *,
        options: CallOptions | None = None,
    ) -> list[StructWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrRead]:
        """Calls the action `long_names_Nothing`.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `long_names.errors`.
        """
        return self._hub.execute(NothingAction(), options)


class AsyncLongNamesClient:
    """The actions of the long_names namespace."""

    def __init__(self, hub: AsyncClient) -> None:
        self._hub = hub

    async def act_with_a_name_that_is_longer_than_whatever_any_one_would_ever_want_to_write_or_read(
        self,
        *,
        level_with_a_name_that_is_longer_than_whatever_one_would_want: (
            Open[EnumWithANameThatIsLongerThanWhateverOneWouldEverWantToWriteOrRead]
            | None
        ) = None,
        port_with_a_name_that_is_longer_than_whatever_one_would_want: (
            PortWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrRead | None
        ) = None,
        maybe_with_a_name_that_is_longer_than_whatever_one_would_want: (
            UnionWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOr | None
        ) = None,
        options: CallOptions | None = None,
    ) -> UnionWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOr:
        """Calls the action `long_names_ActWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrRead`.

        Args:
            level_with_a_name_that_is_longer_than_whatever_one_would_want: Default: `"AnotherValueWithANameThatIsLongerThanWhateverOneWouldEverWantToWriteOrRead"`.
            port_with_a_name_that_is_longer_than_whatever_one_would_want: Default: `80`.
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `long_names.errors`.
        """
        return await self._hub.execute(
            ActWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrReadAction.model_given(
                level_with_a_name_that_is_longer_than_whatever_one_would_want=level_with_a_name_that_is_longer_than_whatever_one_would_want,
                port_with_a_name_that_is_longer_than_whatever_one_would_want=port_with_a_name_that_is_longer_than_whatever_one_would_want,
                maybe_with_a_name_that_is_longer_than_whatever_one_would_want=maybe_with_a_name_that_is_longer_than_whatever_one_would_want,
            ),
            options,
        )

    async def nothing(
        self,
        *,
        options: CallOptions | None = None,
    ) -> list[StructWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrRead]:
        """Calls the action `long_names_Nothing`.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `long_names.errors`.
        """
        return await self._hub.execute(NothingAction(), options)
