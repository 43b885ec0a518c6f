"""Client of the lifecycle namespace."""

from __future__ import annotations

from typing_extensions import deprecated

from .._runtime.client import AsyncClient, CallOptions, Client
from .._runtime.model import Open
from .types import OldId, Outcome, RunAction, State, WalkAction, WideAction


class LifecycleClient:
    """The actions of the lifecycle namespace."""

    def __init__(self, hub: Client) -> None:
        self._hub = hub

    @deprecated("Use `Walk`. Deprecated since 3.0.")
    def run(
        self,
        *,
        id: OldId,
        old: str | None = None,
        options: CallOptions | None = None,
    ) -> Outcome:
        """An old action.

        Deprecated since 3.0: Use `Walk`.

        Args:
            old: Deprecated: Not read any more.
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `lifecycle.errors`.
        """
        return self._hub.execute(RunAction(id=id, old=old), options)

    def walk(self, *, state: Open[State], options: CallOptions | None = None) -> None:
        """A new action.

        Args:
            state: An author's own section.

        Unstable: Part of `walking`, may change without notice.

        Since 3.0.

        Parameters:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `lifecycle.errors`.
        """
        self._hub.execute(WalkAction(state=state), options)

    @deprecated(
        "🙂. Deprecated since 1.2. To be removed in {{ 7 * 7 }}{{ 7 * 7 }} -- .",
    )
    def wide(self, *, options: CallOptions | None = None) -> None:
        """Its deprecation fills the line, since 🙂 takes two columns.

        Deprecated since 1.2: 🙂. To be removed in {{ 7 * 7 }}{{ 7 * 7 }} -- .

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `lifecycle.errors`.
        """
        self._hub.execute(WideAction(), options)


class AsyncLifecycleClient:
    """The actions of the lifecycle namespace."""

    def __init__(self, hub: AsyncClient) -> None:
        self._hub = hub

    @deprecated("Use `Walk`. Deprecated since 3.0.")
    async def run(
        self,
        *,
        id: OldId,
        old: str | None = None,
        options: CallOptions | None = None,
    ) -> Outcome:
        """An old action.

        Deprecated since 3.0: Use `Walk`.

        Args:
            old: Deprecated: Not read any more.
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `lifecycle.errors`.
        """
        return await self._hub.execute(RunAction(id=id, old=old), options)

    async def walk(
        self,
        *,
        state: Open[State],
        options: CallOptions | None = None,
    ) -> None:
        """A new action.

        Args:
            state: An author's own section.

        Unstable: Part of `walking`, may change without notice.

        Since 3.0.

        Parameters:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `lifecycle.errors`.
        """
        await self._hub.execute(WalkAction(state=state), options)

    @deprecated(
        "🙂. Deprecated since 1.2. To be removed in {{ 7 * 7 }}{{ 7 * 7 }} -- .",
    )
    async def wide(self, *, options: CallOptions | None = None) -> None:
        """Its deprecation fills the line, since 🙂 takes two columns.

        Deprecated since 1.2: 🙂. To be removed in {{ 7 * 7 }}{{ 7 * 7 }} -- .

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `lifecycle.errors`.
        """
        await self._hub.execute(WideAction(), options)
