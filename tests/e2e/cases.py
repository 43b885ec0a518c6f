"""Each call as Python code, beside what it is on the wire (`wire.json`)."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from pydantic import JsonValue

from nexigon_hub.projects import (
    CreateDeploymentTokenOutput,
    CreateProjectOutputCreated,
    DeploymentTokenFlags,
    GetProjectDetailsOutput,
    GetProjectOtlpConfigOutput,
    QueryAuditLogEventsOutput,
    QueryProjectDeploymentTokensOutput,
    QueryProjectDevicesOutput,
    QueryProjectRepositoriesOutput,
    QueryProjectsOutput,
)
from nexigon_hub.projects.client import AsyncProjectsClient, ProjectsClient

from . import values

Call: TypeAlias = Callable[[ProjectsClient | AsyncProjectsClient], object]


@dataclass(frozen=True, slots=True)
class Case:
    """One call and all that is to be seen of it."""

    name: str
    call: Call
    output: object
    request: JsonValue
    response: JsonValue

    @property
    def path(self) -> str:
        """Where it is sent (wire.md W1.1)."""
        action = self.name.partition(",")[0]
        return f"/api/v1/actions/invoke/projects_{action}"

    @property
    def request_bytes(self) -> bytes:
        """The JSON of the request, in the order of the spec."""
        return compact(self.request)

    @property
    def response_bytes(self) -> bytes:
        """The JSON of the response, in the order of the spec."""
        return compact(self.response)


def compact(value: JsonValue) -> bytes:
    """JSON without a superfluous byte."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


_P = values.PROJECT
_CREATED_TOKEN = CreateDeploymentTokenOutput(
    token_id=values.NEW_TOKEN, token=values.NEW_SECRET
)

# The call and its output, by the name of the case.
_CALLS: dict[str, tuple[Call, object]] = {
    "Query": (
        lambda projects: projects.query(),
        QueryProjectsOutput(projects=values.PROJECTS),
    ),
    "GetDetails": (
        lambda projects: projects.get_details(project_id=_P),
        GetProjectDetailsOutput(project_id=_P, name="Line 1", device_count=4),
    ),
    "SetName": (
        lambda projects: projects.set_name(project_id=_P, name='Línea "1" 🏭'),
        None,
    ),
    "Create": (
        lambda projects: projects.create(
            organization_id=values.ORGANIZATION, name="Line 2"
        ),
        CreateProjectOutputCreated(project_id=values.NEW_PROJECT),
    ),
    "Delete": (lambda projects: projects.delete(project_id=_P), None),
    "QueryDevices": (
        lambda projects: projects.query_devices(project_id=_P),
        QueryProjectDevicesOutput(devices=values.DEVICES),
    ),
    "QueryDeploymentTokens": (
        lambda projects: projects.query_deployment_tokens(project_id=_P),
        QueryProjectDeploymentTokensOutput(tokens=values.TOKENS),
    ),
    "QueryLinkedRepositories": (
        lambda projects: projects.query_linked_repositories(project_id=_P),
        QueryProjectRepositoriesOutput(repositories=values.REPOSITORIES),
    ),
    "CreateDeploymentToken": (
        lambda projects: projects.create_deployment_token(
            project_id=_P,
            name="Factory",
            flags=DeploymentTokenFlags(auto_accept=True),
        ),
        _CREATED_TOKEN,
    ),
    "CreateDeploymentToken, flags empty": (
        lambda projects: projects.create_deployment_token(
            project_id=_P, name="Factory", flags=DeploymentTokenFlags()
        ),
        _CREATED_TOKEN,
    ),
    "CreateDeploymentToken, flags absent": (
        lambda projects: projects.create_deployment_token(
            project_id=_P, name="Factory"
        ),
        _CREATED_TOKEN,
    ),
    "DeleteDeploymentToken": (
        lambda projects: projects.delete_deployment_token(token_id=values.TOKEN),
        None,
    ),
    "SetDeploymentTokenFlags": (
        lambda projects: projects.set_deployment_token_flags(
            token_id=values.TOKEN, flags=DeploymentTokenFlags(auto_accept=False)
        ),
        None,
    ),
    "QueryAuditLog": (
        lambda projects: projects.query_audit_log(project_id=_P),
        QueryAuditLogEventsOutput(events=values.EVENTS),
    ),
    "LinkRepository": (
        lambda projects: projects.link_repository(
            project_id=_P, repository_id=values.OTHER_REPOSITORY
        ),
        None,
    ),
    "UnlinkRepository": (
        lambda projects: projects.unlink_repository(
            project_id=_P, repository_id=values.REPOSITORY
        ),
        None,
    ),
    "GetOtlpConfig": (
        lambda projects: projects.get_otlp_config(project_id=_P),
        GetProjectOtlpConfigOutput(config=values.OTLP),
    ),
    "SetOtlpConfig": (
        lambda projects: projects.set_otlp_config(project_id=_P, config=values.OTLP),
        None,
    ),
    "SetOtlpConfig, endpoint absent": (
        lambda projects: projects.set_otlp_config(
            project_id=_P, config=values.NEW_OTLP
        ),
        None,
    ),
}

_WIRE: dict[str, dict[str, JsonValue]] = json.loads(
    Path(__file__).with_name("wire.json").read_text("utf-8")
)
assert _WIRE.keys() == _CALLS.keys()

CASES = [
    Case(name, *_CALLS[name], wire["request"], wire["response"])
    for name, wire in _WIRE.items()
]
