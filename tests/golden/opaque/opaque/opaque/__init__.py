"""Types that a JSON Schema document describes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import lazy

if TYPE_CHECKING:
    from .os_release_schema import OSRelease
    from .setting_schema import Setting
    from .system_info_schema import SystemInfo
    from .types import (
        Device,
        GetInfoAction,
        GetSettingAction,
        Report,
        ReportAction,
        ReportInfo,
        ReportKnown,
        ReportNothing,
        UnknownReport,
    )

__all__ = [
    "Device",
    "GetInfoAction",
    "GetSettingAction",
    "OSRelease",
    "Report",
    "ReportAction",
    "ReportInfo",
    "ReportKnown",
    "ReportNothing",
    "Setting",
    "SystemInfo",
    "UnknownReport",
]

if not TYPE_CHECKING:
    __getattr__, __dir__ = lazy(
        __name__,
        __all__,
        ".types",
        SystemInfo=".system_info_schema",
        Setting=".setting_schema",
        OSRelease=".os_release_schema",
    )
