"""Client of the constraints namespace."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .._runtime.client import AsyncClient, CallOptions, Client
from .._runtime.model import U32, Base64
from .types import (
    CheckAction,
    Either,
    Name,
    Outside,
    Percent,
    Port,
    Setting,
    Short,
    Slug,
)


class ConstraintsClient:
    """The actions of the constraints namespace."""

    def __init__(self, hub: Client) -> None:
        self._hub = hub

    def check(
        self,
        *,
        name: Name,
        shorter: Name,
        port: Port,
        percent: Percent | None = None,
        slug: Slug,
        tags: Sequence[str],
        labels: Mapping[Name, U32],
        data: Base64 | None = None,
        alias: Short | None = None,
        count: U32,
        setting: Setting | None = None,
        outside: Outside | None = None,
        either: Either | None = None,
        options: CallOptions | None = None,
    ) -> None:
        """Calls the action `constraints_Check`.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `constraints.errors`.
        """
        self._hub.execute(
            CheckAction.model_given(
                name=name,
                shorter=shorter,
                port=port,
                percent=percent,
                slug=slug,
                tags=tags,
                labels=labels,
                data=data,
                alias=alias,
                count=count,
                setting=setting,
                outside=outside,
                either=either,
            ),
            options,
        )


class AsyncConstraintsClient:
    """The actions of the constraints namespace."""

    def __init__(self, hub: AsyncClient) -> None:
        self._hub = hub

    async def check(
        self,
        *,
        name: Name,
        shorter: Name,
        port: Port,
        percent: Percent | None = None,
        slug: Slug,
        tags: Sequence[str],
        labels: Mapping[Name, U32],
        data: Base64 | None = None,
        alias: Short | None = None,
        count: U32,
        setting: Setting | None = None,
        outside: Outside | None = None,
        either: Either | None = None,
        options: CallOptions | None = None,
    ) -> None:
        """Calls the action `constraints_Check`.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `constraints.errors`.
        """
        await self._hub.execute(
            CheckAction.model_given(
                name=name,
                shorter=shorter,
                port=port,
                percent=percent,
                slug=slug,
                tags=tags,
                labels=labels,
                data=data,
                alias=alias,
                count=count,
                setting=setting,
                outside=outside,
                either=either,
            ),
            options,
        )
