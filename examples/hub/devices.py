"""Devices. The projects namespace only shows them; here they come with `add`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from sqlite3 import Connection
from typing import Literal, TypeAlias

from nexigon_hub.common import DeviceId
from nexigon_hub.projects import DeviceStatus, ProjectId, QueryProjectDevicesItem

from . import clock
from .access import Principal, check_project
from .ids import new_id

Health: TypeAlias = Literal[
    DeviceStatus.HEALTHY, DeviceStatus.WARNING, DeviceStatus.ERROR
]
"""What a device says of itself. Whether it is offline the Hub knows better."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDevice:
    """A device to be added."""

    first_seen: datetime
    name: str | None = None
    hostname: str | None = None
    health: Health = DeviceStatus.HEALTHY
    is_connected: bool = False
    last_connected_at: datetime | None = None
    """Must be there for a connected device."""
    pending_certificates: int = 0


def add(
    db: Connection, who: Principal, project_id: ProjectId, device: NewDevice
) -> DeviceId:
    """Add a device to a project.

    Raises:
        Forbidden: See `check_project`.
    """
    check_project(db, who, project_id)
    device_id = DeviceId(new_id("d"))
    connected = device.last_connected_at
    db.execute(
        "INSERT INTO devices (device_id, project_id, name, hostname, first_seen, health,"
        " is_connected, last_connected_at, pending_certificates)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            device_id,
            project_id,
            device.name,
            device.hostname,
            clock.to_text(device.first_seen),
            device.health.value,
            device.is_connected,
            None if connected is None else clock.to_text(connected),
            device.pending_certificates,
        ),
    )
    return device_id


def query(
    db: Connection, who: Principal, project_id: ProjectId
) -> list[QueryProjectDevicesItem]:
    """The devices of a project, in the order in which they were first seen.

    Raises:
        Forbidden: See `check_project`.
    """
    check_project(db, who, project_id)
    now = datetime.now(UTC)
    rows = db.execute(
        "SELECT device_id, name, hostname, first_seen, health, is_connected,"
        " last_connected_at, pending_certificates"
        " FROM devices WHERE project_id = ? ORDER BY first_seen, device_id",
        (project_id,),
    )
    return [_item(now, *row) for row in rows]


def _item(
    now: datetime,
    device_id: str,
    name: str | None,
    hostname: str | None,
    first_seen: str,
    health: str,
    is_connected: int,
    last_connected: str | None,
    pending_certificates: int,
) -> QueryProjectDevicesItem:
    since = None if last_connected is None else clock.from_text(last_connected)
    connected_for = None
    if is_connected and since is not None:
        # A clock may have been set back in the meantime.
        connected_for = max(0, int((now - since).total_seconds()))
    return QueryProjectDevicesItem(
        device_id=DeviceId(device_id),
        name=name,
        hostname=hostname,
        first_seen=clock.from_text(first_seen),
        status=DeviceStatus(health) if is_connected else DeviceStatus.OFFLINE,
        is_connected=bool(is_connected),
        pending_certificates_count=pending_certificates,
        last_connected_at=since,
        current_connection_duration_secs=connected_for,
    )
