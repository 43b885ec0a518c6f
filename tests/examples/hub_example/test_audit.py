"""The audit log tells each change, and only what happened."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from pydantic import JsonValue

from nexigon_hub import InternalServerError, Secret
from nexigon_hub.actors import ActorOrganizationApiToken, ActorUserToken
from nexigon_hub.projects import AuditLogEvent, ProjectOtlpConfig
from nexigon_hub.projects.client import ProjectsClient

from .live import Running
from .test_access import CALLS

CHANGES = {
    "SetName": "project.renamed",
    "CreateDeploymentToken": "deployment_token.created",
    "DeleteDeploymentToken": "deployment_token.deleted",
    "SetDeploymentTokenFlags": "deployment_token.flags_set",
    "LinkRepository": "repository.linked",
    "UnlinkRepository": "repository.unlinked",
    "SetOtlpConfig": "otlp_config.set",
}
"""Those that leave a project behind whose log can be read."""


def events(hub: Running, projects: ProjectsClient) -> list[AuditLogEvent]:
    """The log of our project."""
    return projects.query_audit_log(project_id=hub.ours.project_id).events


@pytest.mark.parametrize("action", CHANGES)
def test_a_change_is_recorded(
    hub: Running, projects: ProjectsClient, action: str
) -> None:
    if action == "UnlinkRepository":
        CALLS["LinkRepository"](projects, hub.ours)
    before = events(hub, projects)
    CALLS[action](projects, hub.ours)
    event, *rest = events(hub, projects)
    assert rest == before
    assert event.event == CHANGES[action]
    assert isinstance(event.actor, ActorUserToken)
    assert event.actor.user_id == hub.ours.user_id
    assert hub.ours.user_token.startswith(f"u_sk_{event.actor.token_id[3:]}")
    assert event.action is not None
    assert event.job is None


READS = sorted(CALLS.keys() - CHANGES - {"Create", "Delete"})


@pytest.mark.parametrize("action", READS)
def test_a_query_is_not_recorded(
    hub: Running, projects: ProjectsClient, action: str
) -> None:
    before = events(hub, projects)
    CALLS[action](projects, hub.ours)
    assert events(hub, projects) == before


def test_the_actor_is_who_calls(hub: Running) -> None:
    with hub.client(hub.ours.organization_token) as client:
        CALLS["SetName"](client.projects, hub.ours)
        event = events(hub, client.projects)[0]
    assert isinstance(event.actor, ActorOrganizationApiToken)
    assert event.actor.organization_id == hub.ours.organization_id


def test_the_data_tell_what_changed(hub: Running, projects: ProjectsClient) -> None:
    project_id = hub.ours.project_id
    projects.set_name(project_id=project_id, name="New")
    endpoint = "https://otel.example.com/v1/logs"
    config = ProjectOtlpConfig(
        enabled=False, endpoint=endpoint, headers={"x-key": Secret("s3cret")}
    )
    projects.set_otlp_config(project_id=project_id, config=config)
    data: list[JsonValue] = [event.data for event in events(hub, projects)[:2]]
    assert data == [
        {"enabled": False, "endpoint": endpoint, "headers": ["x-key"]},
        {"name": "New", "previousName": "ours line"},
    ]


def test_the_log_outlives_the_project(hub: Running, projects: ProjectsClient) -> None:
    projects.delete(project_id=hub.ours.project_id)
    with closing(sqlite3.connect(hub.path)) as db:
        rows = db.execute(
            "SELECT event FROM audit_log WHERE project_id = ? ORDER BY number",
            (hub.ours.project_id,),
        ).fetchall()
    assert [event for (event,) in rows][-1] == "project.deleted"


@pytest.mark.parametrize("action", [*CHANGES, "Create", "Delete"])
def test_without_its_record_a_change_does_not_happen(
    hub: Running, projects: ProjectsClient, action: str
) -> None:
    if action == "UnlinkRepository":
        CALLS["LinkRepository"](projects, hub.ours)
    with closing(sqlite3.connect(hub.path)) as db:
        db.execute(
            "CREATE TRIGGER full BEFORE INSERT ON audit_log"
            " BEGIN SELECT RAISE(ABORT, 'the log is full'); END"
        )
        before = list(db.iterdump())
        with pytest.raises(InternalServerError):
            CALLS[action](projects, hub.ours)
        assert list(db.iterdump()) == before
        db.execute("DROP TRIGGER full")
    CALLS[action](projects, hub.ours)
