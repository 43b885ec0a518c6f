"""Every action of the projects namespace, called with the generated client."""

from __future__ import annotations

from collections.abc import Iterator

from nexigon_hub import Secret, expect
from nexigon_hub.common import OrganizationId
from nexigon_hub.projects import (
    AuditLogEvent,
    CreateProjectOutputCreated,
    DeploymentTokenFlags,
    ProjectId,
    ProjectOtlpConfig,
    QueryProjectRepositoriesItem,
)
from nexigon_hub.projects.client import ProjectsClient


class NothingToSee(Exception):
    """The Hub lacks what the tour starts from."""


def tour(hub: ProjectsClient) -> Iterator[str]:
    """Look at the first project, then make another, change all of it and delete it.

    Yields:
        What happened, at least a line for each action.

    Raises:
        NexigonError: A call failed.
        NothingToSee: There is no project with a linked repository.
    """
    projects = hub.query().projects
    yield f"Query: {[project.name for project in projects]}"
    if not projects:
        raise NothingToSee("there is no project")
    first = projects[0].project_id

    for device in hub.query_devices(project_id=first).devices:
        name = device.name or device.device_id
        yield f"QueryDevices: {name} is {device.status}"

    linked = hub.query_linked_repositories(project_id=first).repositories
    yield f"QueryLinkedRepositories: {[each.public_name for each in linked]}"
    if not linked:
        raise NothingToSee("no repository is linked to the first project")

    organization_id = _organization(hub.query_audit_log(project_id=first).events)
    yield f"QueryAuditLog: the project was made in {organization_id}"

    out = hub.create(organization_id=organization_id, name="Tour")
    made = expect(out, CreateProjectOutputCreated).project_id
    yield f"Create: made {made}"
    yield from _change(hub, made, linked[0])
    yield from _deploy(hub, made)

    for event in hub.query_audit_log(project_id=made).events:
        yield f"QueryAuditLog: {event.actor.actor} caused {event.event}"

    hub.delete(project_id=made)
    yield f"Delete: {made} is gone"


def _change(
    hub: ProjectsClient, project_id: ProjectId, repository: QueryProjectRepositoriesItem
) -> Iterator[str]:
    hub.set_name(project_id=project_id, name="Grand tour")
    yield "SetName: done"

    details = hub.get_details(project_id=project_id)
    yield f"GetDetails: {details.name!r} has {details.device_count} devices"

    repository_id = repository.repository_id
    hub.link_repository(project_id=project_id, repository_id=repository_id)
    yield f"LinkRepository: linked {repository.public_name!r}"

    hub.unlink_repository(project_id=project_id, repository_id=repository_id)
    yield f"UnlinkRepository: unlinked {repository.public_name!r}"

    config = ProjectOtlpConfig(
        enabled=True,
        endpoint="https://otel.example.com/v1/logs",
        headers={"x-api-key": Secret("a secret")},
    )
    hub.set_otlp_config(project_id=project_id, config=config)
    yield "SetOtlpConfig: done"

    config = hub.get_otlp_config(project_id=project_id).config
    yield f"GetOtlpConfig: to {config.endpoint} with {config.headers}"


def _deploy(hub: ProjectsClient, project_id: ProjectId) -> Iterator[str]:
    created = hub.create_deployment_token(project_id=project_id, name="Factory")
    yield f"CreateDeploymentToken: {created.token_id}, {created.token}"

    hub.set_deployment_token_flags(
        token_id=created.token_id, flags=DeploymentTokenFlags(auto_accept=True)
    )
    yield "SetDeploymentTokenFlags: done"

    for token in hub.query_deployment_tokens(project_id=project_id).tokens:
        accept = token.flags.auto_accept
        yield f"QueryDeploymentTokens: {token.name!r} accepts devices: {accept}"

    hub.delete_deployment_token(token_id=created.token_id)
    yield f"DeleteDeploymentToken: {created.token_id} is gone"


def _organization(events: list[AuditLogEvent]) -> OrganizationId:
    """From the event of the project's creation: no action tells it."""
    for event in events:
        match event.data:
            case {"organizationId": str(organization_id)}:
                return OrganizationId(organization_id)
            case _:
                pass
    raise NothingToSee("the audit log does not tell the organization")
