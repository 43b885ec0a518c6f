"""What each action does, through the client and over a socket."""

from __future__ import annotations

import asyncio
from contextlib import closing
from pathlib import Path

import pytest

from examples.hub import devices
from examples.hub.access import Principal
from examples.hub.app import create_app
from examples.hub.database import Database
from examples.hub.devices import NewDevice
from nexigon_hub import AsyncNexigonHub, InvalidActionError, NexigonHub, expect
from nexigon_hub.actors import ActorSystem
from nexigon_hub.projects import (
    CreateProjectOutputCreated,
    DeploymentTokenFlags,
    DeviceStatus,
    ProjectId,
)
from nexigon_hub.projects.client import ProjectsClient
from nexigon_hub.testing import AppTransport

from .live import NOON, Running, populate


def make(hub: Running, projects: ProjectsClient, name: str) -> ProjectId:
    """Makes a project."""
    out = projects.create(organization_id=hub.ours.organization_id, name=name)
    return expect(out, CreateProjectOutputCreated).project_id


def test_projects_are_made_renamed_and_deleted(
    hub: Running, projects: ProjectsClient
) -> None:
    made = make(hub, projects, "Line 2")
    assert [(each.project_id, each.name) for each in projects.query().projects] == [
        (hub.ours.project_id, "ours line"),
        (made, "Line 2"),
    ]
    projects.set_name(project_id=made, name="Línea 🏭")
    details = projects.get_details(project_id=made)
    assert (details.name, details.device_count) == ("Línea 🏭", 0)
    projects.delete(project_id=made)
    assert [each.project_id for each in projects.query().projects] == [
        hub.ours.project_id
    ]


def test_deleting_a_project_deletes_what_is_in_it(
    hub: Running, projects: ProjectsClient
) -> None:
    project_id = hub.ours.project_id
    projects.link_repository(
        project_id=project_id, repository_id=hub.ours.repository_id
    )
    projects.delete(project_id=project_id)
    with closing(Database(hub.path)) as database, database.read() as db:
        for table in ("devices", "deployment_tokens", "links", "otlp_configs"):
            query = f"SELECT count(*) FROM {table} WHERE project_id = ?"
            assert db.execute(query, (project_id,)).fetchone() == (0,), table
        # The repository belongs to the organization.
        assert db.execute("SELECT count(*) FROM repositories").fetchone() == (2,)


HEALTHS: list[tuple[devices.Health, bool, DeviceStatus]] = [
    (DeviceStatus.HEALTHY, True, DeviceStatus.HEALTHY),
    (DeviceStatus.WARNING, True, DeviceStatus.WARNING),
    (DeviceStatus.ERROR, True, DeviceStatus.ERROR),
    (DeviceStatus.ERROR, False, DeviceStatus.OFFLINE),
]


@pytest.mark.parametrize(("health", "connected", "status"), HEALTHS)
def test_a_device_has_a_status(
    hub: Running,
    projects: ProjectsClient,
    health: devices.Health,
    connected: bool,
    status: DeviceStatus,
) -> None:
    device = NewDevice(
        first_seen=NOON,
        name="Press",
        hostname="press.local",
        health=health,
        is_connected=connected,
        last_connected_at=NOON,
        pending_certificates=3,
    )
    system = Principal(hub.ours.organization_id, ActorSystem())
    with closing(Database(hub.path)) as database, database.write() as db:
        device_id = devices.add(db, system, hub.ours.project_id, device)
    found = projects.query_devices(project_id=hub.ours.project_id).devices
    (item,) = [each for each in found if each.device_id == device_id]
    assert item.status is status
    assert (item.name, item.hostname) == ("Press", "press.local")
    assert (item.first_seen, item.last_connected_at) == (NOON, NOON)
    assert item.is_connected is connected
    assert item.pending_certificates_count == 3
    assert (item.current_connection_duration_secs is not None) is connected
    assert projects.get_details(project_id=hub.ours.project_id).device_count == 2


def test_deployment_tokens_are_made_changed_and_deleted(
    hub: Running, projects: ProjectsClient
) -> None:
    made = make(hub, projects, "Line 2")
    created = [
        projects.create_deployment_token(project_id=made, name=name, flags=flags)
        for name, flags in (
            ("none", None),
            ("yes", DeploymentTokenFlags(auto_accept=True)),
            ("no", DeploymentTokenFlags(auto_accept=False)),
        )
    ]
    tokens = projects.query_deployment_tokens(project_id=made).tokens
    assert [token.token_id for token in tokens] == [each.token_id for each in created]
    assert [(token.name, token.flags.auto_accept) for token in tokens] == [
        ("none", None),
        ("yes", True),
        ("no", False),
    ]
    token_id = created[0].token_id
    for accept in (True, False, None):
        flags = DeploymentTokenFlags(auto_accept=accept)
        projects.set_deployment_token_flags(token_id=token_id, flags=flags)
        first = projects.query_deployment_tokens(project_id=made).tokens[0]
        assert first.flags.auto_accept is accept
    for token in created[:2]:
        projects.delete_deployment_token(token_id=token.token_id)
    (left,) = projects.query_deployment_tokens(project_id=made).tokens
    assert left.token_id == created[2].token_id


def test_repositories_are_linked_and_unlinked(
    hub: Running, projects: ProjectsClient
) -> None:
    project_id, repository_id = hub.ours.project_id, hub.ours.repository_id
    projects.link_repository(project_id=project_id, repository_id=repository_id)
    (linked,) = projects.query_linked_repositories(project_id=project_id).repositories
    assert linked.repository_id == repository_id
    assert (linked.public_name, linked.display_name) == ("os", "Operating system")
    with pytest.raises(InvalidActionError, match="already linked"):
        projects.link_repository(project_id=project_id, repository_id=repository_id)
    projects.unlink_repository(project_id=project_id, repository_id=repository_id)
    assert projects.query_linked_repositories(project_id=project_id).repositories == []
    with pytest.raises(InvalidActionError, match="not linked"):
        projects.unlink_repository(project_id=project_id, repository_id=repository_id)


def test_the_async_client_gets_the_same(hub: Running, projects: ProjectsClient) -> None:
    async def names() -> list[str]:
        async with AsyncNexigonHub(
            hub.url, token=hub.ours.organization_token, allow_plaintext=True
        ) as client:
            return [each.name for each in (await client.projects.query()).projects]

    assert asyncio.run(names()) == [each.name for each in projects.query().projects]


def test_an_app_in_the_same_process_ends_with_its_client(tmp_path: Path) -> None:
    path = tmp_path / "hub.db"
    token = populate(path, "ours").user_token
    transport = AppTransport(create_app(path))
    with NexigonHub("https://hub.test", token=token, transport=transport) as client:
        assert len(client.projects.query().projects) == 1
        assert len([*tmp_path.iterdir()]) > 1
    assert [*tmp_path.iterdir()] == [path]
