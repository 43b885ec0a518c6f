"""Client of the alpha namespace."""

from __future__ import annotations

from collections.abc import Sequence

from .._runtime.client import AsyncClient, CallOptions, Client
from .._runtime.model import Open
from ..beta.types import Status as BetaStatus
from .types import AlphaId, AlphaStruct, AlphaUntagged, FindAction
from .unions import AlphaUnion, GetAction


class AlphaClient:
    """The actions of the alpha namespace."""

    def __init__(self, hub: Client) -> None:
        self._hub = hub

    def get(
        self,
        *,
        alpha: AlphaStruct | None = None,
        ids: Sequence[AlphaId],
        status: Open[BetaStatus],
        union: AlphaUnion | None = None,
        options: CallOptions | None = None,
    ) -> AlphaUnion:
        """Calls the action `alpha_Get`.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `cycle.errors`.
        """
        return self._hub.execute(
            GetAction.model_given(alpha=alpha, ids=ids, status=status, union=union),
            options,
        )

    def find(
        self,
        *,
        id: AlphaId,
        many: AlphaUntagged,
        options: CallOptions | None = None,
    ) -> AlphaStruct:
        """Calls the action `alpha_Find`.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `cycle.errors`.
        """
        return self._hub.execute(FindAction(id=id, many=many), options)


class AsyncAlphaClient:
    """The actions of the alpha namespace."""

    def __init__(self, hub: AsyncClient) -> None:
        self._hub = hub

    async def get(
        self,
        *,
        alpha: AlphaStruct | None = None,
        ids: Sequence[AlphaId],
        status: Open[BetaStatus],
        union: AlphaUnion | None = None,
        options: CallOptions | None = None,
    ) -> AlphaUnion:
        """Calls the action `alpha_Get`.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `cycle.errors`.
        """
        return await self._hub.execute(
            GetAction.model_given(alpha=alpha, ids=ids, status=status, union=union),
            options,
        )

    async def find(
        self,
        *,
        id: AlphaId,
        many: AlphaUntagged,
        options: CallOptions | None = None,
    ) -> AlphaStruct:
        """Calls the action `alpha_Find`.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `cycle.errors`.
        """
        return await self._hub.execute(FindAction(id=id, many=many), options)
