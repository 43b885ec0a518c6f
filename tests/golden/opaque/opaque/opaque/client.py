"""Client of the opaque namespace."""

from __future__ import annotations

from .._runtime.client import AsyncClient, CallOptions, Client
from .setting_schema import Setting
from .system_info_schema import SystemInfo
from .types import Device, GetInfoAction, GetSettingAction, Report, ReportAction


class OpaqueClient:
    """Types that a JSON Schema document describes."""

    def __init__(self, hub: Client) -> None:
        self._hub = hub

    def report(
        self,
        *,
        report: Report,
        info: SystemInfo,
        options: CallOptions | None = None,
    ) -> Device:
        """Tell about a device.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `opaque.errors`.
        """
        return self._hub.execute(ReportAction(report=report, info=info), options)

    def get_setting(self, *, name: str, options: CallOptions | None = None) -> Setting:
        """Calls the action `opaque_GetSetting`.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `opaque.errors`.
        """
        return self._hub.execute(GetSettingAction(name=name), options)

    def get_info(self, *, options: CallOptions | None = None) -> SystemInfo:
        """Calls the action `opaque_GetInfo`.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `opaque.errors`.
        """
        return self._hub.execute(GetInfoAction(), options)


class AsyncOpaqueClient:
    """Types that a JSON Schema document describes."""

    def __init__(self, hub: AsyncClient) -> None:
        self._hub = hub

    async def report(
        self,
        *,
        report: Report,
        info: SystemInfo,
        options: CallOptions | None = None,
    ) -> Device:
        """Tell about a device.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `opaque.errors`.
        """
        return await self._hub.execute(ReportAction(report=report, info=info), options)

    async def get_setting(
        self,
        *,
        name: str,
        options: CallOptions | None = None,
    ) -> Setting:
        """Calls the action `opaque_GetSetting`.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `opaque.errors`.
        """
        return await self._hub.execute(GetSettingAction(name=name), options)

    async def get_info(self, *, options: CallOptions | None = None) -> SystemInfo:
        """Calls the action `opaque_GetInfo`.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `opaque.errors`.
        """
        return await self._hub.execute(GetInfoAction(), options)
