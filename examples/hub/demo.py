"""Something to look at: an organization with a project, devices and repositories."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from sqlite3 import Connection

from nexigon_hub.actors import ActorSystem
from nexigon_hub.common import UserId
from nexigon_hub.projects import DeviceStatus

from . import admin, devices, projects, repositories
from .access import Principal
from .database import Database
from .devices import NewDevice

EMAIL = "demo@example.com"
"""The demo's user, by whom it is recognized."""


def seed(database: Database) -> str:
    """Make the demo if it is not there yet.

    Returns:
        A new token of its user; only digests are kept, so the last one cannot be told
        again and ends.
    """
    with database.write() as db:
        user_id = admin.find_user(db, EMAIL) or _make(db)
        admin.remove_user_tokens(db, user_id)
        return admin.add_user_token(db, user_id)


def _make(db: Connection) -> UserId:
    organization_id = admin.add_organization(db, "Demo")
    system = Principal(organization_id, ActorSystem())
    project_id = projects.create(db, system, organization_id, "Line 1")
    for device in _devices(datetime.now(UTC)):
        devices.add(db, system, project_id, device)
    repository_id = repositories.add(db, system, "os", "Operating system")
    repositories.link(db, system, project_id, repository_id)
    return admin.add_user(db, organization_id, EMAIL)


def _devices(now: datetime) -> list[NewDevice]:
    installed = now - timedelta(days=30)
    return [
        NewDevice(
            first_seen=installed,
            name="Press",
            hostname="press.local",
            is_connected=True,
            last_connected_at=now - timedelta(hours=2),
        ),
        NewDevice(
            first_seen=installed + timedelta(minutes=5),
            name="Robot",
            hostname="robot.local",
            health=DeviceStatus.WARNING,
            is_connected=True,
            last_connected_at=now - timedelta(minutes=10),
        ),
        NewDevice(
            first_seen=installed + timedelta(days=1),
            health=DeviceStatus.ERROR,
            is_connected=True,
            last_connected_at=now - timedelta(seconds=20),
            pending_certificates=1,
        ),
        NewDevice(
            first_seen=installed + timedelta(days=2),
            name="Spare",
            last_connected_at=now - timedelta(days=7),
        ),
    ]
