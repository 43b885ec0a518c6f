"""Secrets are stored as digests, or not shown."""

from __future__ import annotations

from contextlib import closing

import pytest

from examples.hub import otlp
from examples.hub.database import Database
from nexigon_hub import InvalidActionError, Secret
from nexigon_hub.projects import ProjectOtlpConfig
from nexigon_hub.projects.client import ProjectsClient

from .live import Running

ENDPOINT = "https://otel.example.com/v1/logs"


def config(endpoint: str | None = ENDPOINT, **headers: str) -> ProjectOtlpConfig:
    """A configuration, enabled if it can be."""
    return ProjectOtlpConfig(
        enabled=endpoint is not None, endpoint=endpoint, headers=_secret(headers)
    )


def _secret(headers: dict[str, str]) -> dict[str, Secret]:
    return {name: Secret(value) for name, value in headers.items()}


def stored(hub: Running) -> dict[str, str]:
    """The headers as they would be sent."""
    with closing(Database(hub.path)) as database, database.read() as db:
        headers = otlp.stored(db, hub.ours.project_id).headers
    return {name: value.reveal() for name, value in headers.items()}


def test_header_values_are_masked(hub: Running, projects: ProjectsClient) -> None:
    project_id = hub.ours.project_id
    projects.set_otlp_config(project_id=project_id, config=config(key="s3cret", a=""))
    seen = projects.get_otlp_config(project_id=project_id).config
    assert seen == config(key="***", a="***")
    assert stored(hub) == {"key": "s3cret", "a": ""}


def test_what_was_read_can_be_written_back(
    hub: Running, projects: ProjectsClient
) -> None:
    project_id = hub.ours.project_id
    projects.set_otlp_config(project_id=project_id, config=config(key="s3cret", a="b"))
    seen = projects.get_otlp_config(project_id=project_id).config
    changed = seen.model_copy(update={"enabled": False})
    projects.set_otlp_config(project_id=project_id, config=changed)
    assert projects.get_otlp_config(project_id=project_id).config == changed
    assert stored(hub) == {"key": "s3cret", "a": "b"}


def test_a_masked_value_stays_while_others_change(
    hub: Running, projects: ProjectsClient
) -> None:
    project_id = hub.ours.project_id
    projects.set_otlp_config(project_id=project_id, config=config(key="old", a="b"))
    projects.set_otlp_config(project_id=project_id, config=config(Key="***", c="d"))
    assert stored(hub) == {"Key": "old", "c": "d"}


def test_a_masked_value_stays_while_the_path_changes(
    hub: Running, projects: ProjectsClient
) -> None:
    project_id = hub.ours.project_id
    projects.set_otlp_config(project_id=project_id, config=config(key="s3cret"))
    moved = config("https://OTEL.example.com/v2/logs", key="***")
    projects.set_otlp_config(project_id=project_id, config=moved)
    assert stored(hub) == {"key": "s3cret"}


ELSEWHERE: dict[str, str | None] = {
    "host": "https://evil.example.com/v1/logs",
    "port": "https://otel.example.com:8443/v1/logs",
    "scheme": "http://otel.example.com/v1/logs",
    "none": None,
}


@pytest.mark.parametrize("endpoint", ELSEWHERE.values(), ids=ELSEWHERE)
def test_a_masked_value_goes_nowhere_else(
    hub: Running, projects: ProjectsClient, endpoint: str | None
) -> None:
    project_id = hub.ours.project_id
    projects.set_otlp_config(project_id=project_id, config=config(key="s3cret"))
    with pytest.raises(InvalidActionError, match=r"config\.headers"):
        projects.set_otlp_config(
            project_id=project_id, config=config(endpoint, key="***")
        )
    assert projects.get_otlp_config(project_id=project_id).config == config(key="***")
    projects.set_otlp_config(project_id=project_id, config=config(endpoint, key="new"))
    assert stored(hub) == {"key": "new"}


def test_no_secret_is_in_the_audit_log(hub: Running, projects: ProjectsClient) -> None:
    project_id = hub.ours.project_id
    projects.set_otlp_config(project_id=project_id, config=config(key="s3cret"))
    token = projects.create_deployment_token(project_id=project_id, name="Factory")
    log = projects.query_audit_log(project_id=project_id).model_dump_json()
    assert "s3cret" not in log
    assert token.token.reveal() not in log


def test_no_token_is_in_the_file(hub: Running, projects: ProjectsClient) -> None:
    created = projects.create_deployment_token(
        project_id=hub.ours.project_id, name="Factory"
    )
    tokens = (
        hub.ours.user_token,
        hub.ours.organization_token,
        created.token.reveal(),
    )
    files = b"".join(path.read_bytes() for path in hub.path.parent.iterdir())
    assert created.token_id.encode() in files
    for token in tokens:
        assert token[-44:].encode() not in files
