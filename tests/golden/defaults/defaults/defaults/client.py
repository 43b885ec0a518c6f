"""Client of the defaults namespace."""

from __future__ import annotations

from .._runtime.client import AsyncClient, CallOptions, Client
from .._runtime.model import Open
from .types import ConfigureAction, Level, Port, Settings


class DefaultsClient:
    """The actions of the defaults namespace."""

    def __init__(self, hub: Client) -> None:
        self._hub = hub

    def configure(
        self,
        *,
        settings: Settings,
        dry_run: bool | None = None,
        level: Open[Level] | None = None,
        port: Port | None = None,
        options: CallOptions | None = None,
    ) -> None:
        """Calls the action `defaults_Configure`.

        Args:
            dry_run: Default: `false`.
            level: Default: `"Low"`.
            port: Default: `1`.
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `defaults.errors`.
        """
        self._hub.execute(
            ConfigureAction.model_given(
                settings=settings,
                dry_run=dry_run,
                level=level,
                port=port,
            ),
            options,
        )


class AsyncDefaultsClient:
    """The actions of the defaults namespace."""

    def __init__(self, hub: AsyncClient) -> None:
        self._hub = hub

    async def configure(
        self,
        *,
        settings: Settings,
        dry_run: bool | None = None,
        level: Open[Level] | None = None,
        port: Port | None = None,
        options: CallOptions | None = None,
    ) -> None:
        """Calls the action `defaults_Configure`.

        Args:
            dry_run: Default: `false`.
            level: Default: `"Low"`.
            port: Default: `1`.
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `defaults.errors`.
        """
        await self._hub.execute(
            ConfigureAction.model_given(
                settings=settings,
                dry_run=dry_run,
                level=level,
                port=port,
            ),
            options,
        )
