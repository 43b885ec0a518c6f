"""Server stub of the opaque namespace."""

from __future__ import annotations

from typing import TypeVar

from .._runtime.server import Context, Route, RouteSync, Service, Unimplemented
from .setting_schema import Setting
from .system_info_schema import SystemInfo
from .types import Device, GetInfoAction, GetSettingAction, ReportAction

P = TypeVar("P")


class OpaqueService(Service[P]):
    """Implement the actions you serve; the others answer 501."""

    async def report(self, action: ReportAction, ctx: Context[P]) -> Device:
        """Tell about a device."""
        raise Unimplemented("opaque_Report")

    async def get_setting(self, action: GetSettingAction, ctx: Context[P]) -> Setting:
        """Serves the action `opaque_GetSetting`."""
        raise Unimplemented("opaque_GetSetting")

    async def get_info(self, action: GetInfoAction, ctx: Context[P]) -> SystemInfo:
        """Serves the action `opaque_GetInfo`."""
        raise Unimplemented("opaque_GetInfo")

    def routes(self) -> tuple[Route[P], ...]:
        """The actions of this namespace, for `ActionApp`."""
        return (
            Route(ReportAction, self.report),
            Route(GetSettingAction, self.get_setting),
            Route(GetInfoAction, self.get_info),
        )


class OpaqueServiceSync(Service[P]):
    """The same for plain `def` handlers, which run in a pool of threads.

    A deadline answers the caller, but does not stop the handler:
    `Context.seconds_left` tells how long the caller still waits.
    """

    def report(self, action: ReportAction, ctx: Context[P]) -> Device:
        """Tell about a device."""
        raise Unimplemented("opaque_Report")

    def get_setting(self, action: GetSettingAction, ctx: Context[P]) -> Setting:
        """Serves the action `opaque_GetSetting`."""
        raise Unimplemented("opaque_GetSetting")

    def get_info(self, action: GetInfoAction, ctx: Context[P]) -> SystemInfo:
        """Serves the action `opaque_GetInfo`."""
        raise Unimplemented("opaque_GetInfo")

    def routes(self) -> tuple[Route[P], ...]:
        """The actions of this namespace, for `ActionApp`."""
        return (
            RouteSync(ReportAction, self.report),
            RouteSync(GetSettingAction, self.get_setting),
            RouteSync(GetInfoAction, self.get_info),
        )
