"""Client of the recursion namespace."""

from __future__ import annotations

from collections.abc import Sequence

from .._runtime.client import AsyncClient, CallOptions, Client
from .types import Document, EvaluateAction, JsonExpr, Nested, Tree, WalkAction


class RecursionClient:
    """The actions of the recursion namespace."""

    def __init__(self, hub: Client) -> None:
        self._hub = hub

    def evaluate(
        self,
        *,
        expression: JsonExpr,
        tree: Tree | None = None,
        nested: Sequence[Nested] | None = None,
        options: CallOptions | None = None,
    ) -> JsonExpr:
        """Calls the action `recursion_Evaluate`.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `recursion.errors`.
        """
        return self._hub.execute(
            EvaluateAction.model_given(expression=expression, tree=tree, nested=nested),
            options,
        )

    def walk(self, *, root: Tree, options: CallOptions | None = None) -> Document:
        """Calls the action `recursion_Walk`.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `recursion.errors`.
        """
        return self._hub.execute(WalkAction(root=root), options)


class AsyncRecursionClient:
    """The actions of the recursion namespace."""

    def __init__(self, hub: AsyncClient) -> None:
        self._hub = hub

    async def evaluate(
        self,
        *,
        expression: JsonExpr,
        tree: Tree | None = None,
        nested: Sequence[Nested] | None = None,
        options: CallOptions | None = None,
    ) -> JsonExpr:
        """Calls the action `recursion_Evaluate`.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `recursion.errors`.
        """
        return await self._hub.execute(
            EvaluateAction.model_given(expression=expression, tree=tree, nested=nested),
            options,
        )

    async def walk(self, *, root: Tree, options: CallOptions | None = None) -> Document:
        """Calls the action `recursion_Walk`.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `recursion.errors`.
        """
        return await self._hub.execute(WalkAction(root=root), options)
