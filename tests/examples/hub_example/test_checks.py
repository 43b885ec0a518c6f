"""What the Hub refuses to store."""

from __future__ import annotations

import pytest

from nexigon_hub import InvalidActionError, Secret
from nexigon_hub.projects import ProjectOtlpConfig
from nexigon_hub.projects.client import ProjectsClient

from .live import Running

NAMES = {"empty": "", "long": "x" * 129, "two lines": "a\nb", "blank": "  "}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_name_must_be_something_to_show(
    hub: Running, projects: ProjectsClient, name: str
) -> None:
    project_id = hub.ours.project_id
    with pytest.raises(InvalidActionError, match="name: must"):
        projects.create(organization_id=hub.ours.organization_id, name=name)
    with pytest.raises(InvalidActionError, match="name: must"):
        projects.set_name(project_id=project_id, name=name)
    with pytest.raises(InvalidActionError, match="name: must"):
        projects.create_deployment_token(project_id=project_id, name=name)


@pytest.mark.parametrize("name", ["x", "👩‍🔧 " * 32], ids=["short", "long"])
def test_the_longest_and_the_shortest_name(
    hub: Running, projects: ProjectsClient, name: str
) -> None:
    projects.set_name(project_id=hub.ours.project_id, name=name)
    assert projects.query().projects[0].name == name


CONFIGS: dict[str, tuple[bool, str | None, dict[str, str]]] = {
    "no endpoint": (True, None, {}),
    "no URL": (True, "otel", {}),
    "other scheme": (True, "ftp://otel.example.com", {}),
    "no host": (True, "https://", {}),
    "broken URL": (True, "https://[", {}),
    "password": (True, "https://a:b@otel.example.com", {}),
    "long URL": (True, f"https://{'h' * 2041}", {}),
    "line break in URL": (True, "https://h/\r\nX-A: b", {}),
    "line break in host": (True, "https://ex\nample.com", {}),
    "NUL": (True, "https://h\x00", {}),
    "space": (True, "https://h/ a b", {}),
    "backslash": (True, "https://h\\.example.com", {}),
    "not ASCII": (True, "https://ü.example.com", {}),
    "big port": (True, "https://h:99999/", {}),
    "no port": (True, "https://h:otlp/", {}),
    "disabled": (False, "otel", {}),
    "bad header name": (False, None, {"x key": "v"}),
    "split header": (False, None, {"x-key": "v\r\nx-other: v"}),
    "same header twice": (False, None, {"x-key": "v", "X-Key": "w"}),
    "nothing to keep": (False, None, {"x-key": "***"}),
}


@pytest.mark.parametrize("case", CONFIGS)
def test_events_must_have_somewhere_to_go(
    hub: Running, projects: ProjectsClient, case: str
) -> None:
    enabled, endpoint, headers = CONFIGS[case]
    secrets = {name: Secret(value) for name, value in headers.items()}
    config = ProjectOtlpConfig(enabled=enabled, endpoint=endpoint, headers=secrets)
    with pytest.raises(InvalidActionError, match=r"config\.(endpoint|headers)"):
        projects.set_otlp_config(project_id=hub.ours.project_id, config=config)
    events = projects.query_audit_log(project_id=hub.ours.project_id).events
    assert "otlp_config.set" not in {event.event for event in events}


ENDPOINTS = {
    "longest": f"https://{'h' * 2040}",
    "port": "http://localhost:4318/v1/logs",
    "address": "https://[::1]/v1/logs?compression=gzip",
    "capitals": "HTTPS://otel.example.com",
}


@pytest.mark.parametrize("endpoint", ENDPOINTS.values(), ids=ENDPOINTS)
def test_events_may_go_to_a_url(
    hub: Running, projects: ProjectsClient, endpoint: str
) -> None:
    config = ProjectOtlpConfig(enabled=True, endpoint=endpoint, headers={})
    projects.set_otlp_config(project_id=hub.ours.project_id, config=config)
    seen = projects.get_otlp_config(project_id=hub.ours.project_id)
    assert seen.config == config
