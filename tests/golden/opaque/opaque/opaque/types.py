"""Types of the opaque namespace."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from .._runtime.model import (
    Action,
    ContentVariant,
    Maybe,
    Model,
    OneOf,
    Returns,
    UnknownVariant,
)
from .os_release_schema import OSRelease
from .setting_schema import Setting
from .system_info_schema import SystemInfo


class Device(Model):
    """A device."""

    info: SystemInfo
    """What it said last."""

    settings: Maybe[dict[str, Setting]] = None
    releases: list[OSRelease | None]


class ReportInfo(ContentVariant, tag="kind"):
    """The `Info` variant of `Report`."""

    kind: Literal["Info"] = "Info"
    content: SystemInfo


class ReportNothing(Model, tag="kind"):
    """The `Nothing` variant of `Report`."""

    kind: Literal["Nothing"] = "Nothing"


class UnknownReport(UnknownVariant, tag="kind"):
    """A variant of `Report` that this version of the SDK does not know."""

    kind: str


Report: TypeAlias = Annotated[ReportInfo | ReportNothing | UnknownReport, OneOf("kind")]
"""The union `Report`."""

ReportKnown: TypeAlias = ReportInfo | ReportNothing
"""The variants of `Report` that this version of the SDK knows."""


class ReportAction(Action, Returns[Device], wire="opaque_Report"):
    """Tell about a device."""

    report: Report
    info: SystemInfo


class GetSettingAction(
    Action,
    Returns[Setting],
    wire="opaque_GetSetting",
    idempotency="safe",
):
    """The action `opaque_GetSetting`."""

    name: str


class GetInfoAction(
    Action,
    Returns[SystemInfo],
    wire="opaque_GetInfo",
    idempotency="safe",
):
    """The action `opaque_GetInfo`."""
