"""Client of the beta namespace."""

from __future__ import annotations

from collections.abc import Sequence

from .._runtime.client import AsyncClient, CallOptions, Client
from ..alpha.types import AlphaId
from .types import BetaId, GetAction
from .unions import BetaUnion


class BetaClient:
    """The actions of the beta namespace."""

    def __init__(self, hub: Client) -> None:
        self._hub = hub

    def get(
        self,
        *,
        id: BetaId,
        texts: Sequence[AlphaId],
        options: CallOptions | None = None,
    ) -> BetaUnion:
        """Calls the action `beta_Get`.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `cycle.errors`.
        """
        return self._hub.execute(GetAction.model_given(id=id, texts=texts), options)


class AsyncBetaClient:
    """The actions of the beta namespace."""

    def __init__(self, hub: AsyncClient) -> None:
        self._hub = hub

    async def get(
        self,
        *,
        id: BetaId,
        texts: Sequence[AlphaId],
        options: CallOptions | None = None,
    ) -> BetaUnion:
        """Calls the action `beta_Get`.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `cycle.errors`.
        """
        return await self._hub.execute(
            GetAction.model_given(id=id, texts=texts),
            options,
        )
