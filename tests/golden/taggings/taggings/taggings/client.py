"""Client of the taggings namespace."""

from __future__ import annotations

from collections.abc import Sequence

from .._runtime.client import AsyncClient, CallOptions, Client
from .types import (
    Adjacent,
    ChooseAction,
    ChooseExternalAction,
    ChooseUntaggedAction,
    ClosedExternal,
    Color,
    EchoAction,
    EchoOutput,
    External,
    Internal,
    OnlyUnits,
    Renamed,
    Shadowed,
    Untagged,
)


class TaggingsClient:
    """The actions of the taggings namespace."""

    def __init__(self, hub: Client) -> None:
        self._hub = hub

    def echo(
        self,
        *,
        internal: Internal,
        renamed: Renamed,
        shadowed: Shadowed,
        only_units: OnlyUnits,
        adjacent: Adjacent,
        external: External,
        closed_external: ClosedExternal,
        untagged: Untagged,
        colors: Sequence[Color],
        options: CallOptions | None = None,
    ) -> EchoOutput:
        """Calls the action `taggings_Echo`.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `taggings.errors`.
        """
        return self._hub.execute(
            EchoAction.model_given(
                internal=internal,
                renamed=renamed,
                shadowed=shadowed,
                only_units=only_units,
                adjacent=adjacent,
                external=external,
                closed_external=closed_external,
                untagged=untagged,
                colors=colors,
            ),
            options,
        )

    def choose(self, *, options: CallOptions | None = None) -> Internal:
        """Returns a union that is not wrapped.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `taggings.errors`.
        """
        return self._hub.execute(ChooseAction(), options)

    def choose_external(self, *, options: CallOptions | None = None) -> External:
        """Calls the action `taggings_ChooseExternal`.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `taggings.errors`.
        """
        return self._hub.execute(ChooseExternalAction(), options)

    def choose_untagged(self, *, options: CallOptions | None = None) -> Untagged:
        """Calls the action `taggings_ChooseUntagged`.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `taggings.errors`.
        """
        return self._hub.execute(ChooseUntaggedAction(), options)


class AsyncTaggingsClient:
    """The actions of the taggings namespace."""

    def __init__(self, hub: AsyncClient) -> None:
        self._hub = hub

    async def echo(
        self,
        *,
        internal: Internal,
        renamed: Renamed,
        shadowed: Shadowed,
        only_units: OnlyUnits,
        adjacent: Adjacent,
        external: External,
        closed_external: ClosedExternal,
        untagged: Untagged,
        colors: Sequence[Color],
        options: CallOptions | None = None,
    ) -> EchoOutput:
        """Calls the action `taggings_Echo`.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `taggings.errors`.
        """
        return await self._hub.execute(
            EchoAction.model_given(
                internal=internal,
                renamed=renamed,
                shadowed=shadowed,
                only_units=only_units,
                adjacent=adjacent,
                external=external,
                closed_external=closed_external,
                untagged=untagged,
                colors=colors,
            ),
            options,
        )

    async def choose(self, *, options: CallOptions | None = None) -> Internal:
        """Returns a union that is not wrapped.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `taggings.errors`.
        """
        return await self._hub.execute(ChooseAction(), options)

    async def choose_external(self, *, options: CallOptions | None = None) -> External:
        """Calls the action `taggings_ChooseExternal`.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `taggings.errors`.
        """
        return await self._hub.execute(ChooseExternalAction(), options)

    async def choose_untagged(self, *, options: CallOptions | None = None) -> Untagged:
        """Calls the action `taggings_ChooseUntagged`.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `taggings.errors`.
        """
        return await self._hub.execute(ChooseUntaggedAction(), options)
