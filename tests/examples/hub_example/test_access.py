"""Who gets in, and that nobody sees or changes what belongs to others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

import pytest

from examples.hub.ids import new_id
from nexigon_hub import ForbiddenError
from nexigon_hub.common import DeploymentTokenId, OrganizationId, RepositoryId
from nexigon_hub.projects import DeploymentTokenFlags, ProjectId, ProjectOtlpConfig
from nexigon_hub.projects.client import ProjectsClient

from .live import Running, Tenant, post

Call: TypeAlias = Callable[[ProjectsClient, Tenant], object]
"""An action, on the things of a tenant."""

OFF = ProjectOtlpConfig(enabled=False, headers={})

CALLS: dict[str, Call] = {
    "GetDetails": lambda hub, of: hub.get_details(project_id=of.project_id),
    "SetName": lambda hub, of: hub.set_name(project_id=of.project_id, name="Mine"),
    "Create": lambda hub, of: hub.create(
        organization_id=of.organization_id, name="Mine"
    ),
    "Delete": lambda hub, of: hub.delete(project_id=of.project_id),
    "QueryDevices": lambda hub, of: hub.query_devices(project_id=of.project_id),
    "QueryDeploymentTokens": lambda hub, of: hub.query_deployment_tokens(
        project_id=of.project_id
    ),
    "QueryLinkedRepositories": lambda hub, of: hub.query_linked_repositories(
        project_id=of.project_id
    ),
    "CreateDeploymentToken": lambda hub, of: hub.create_deployment_token(
        project_id=of.project_id, name="Mine"
    ),
    "DeleteDeploymentToken": lambda hub, of: hub.delete_deployment_token(
        token_id=of.token_id
    ),
    "SetDeploymentTokenFlags": lambda hub, of: hub.set_deployment_token_flags(
        token_id=of.token_id, flags=DeploymentTokenFlags(auto_accept=True)
    ),
    "QueryAuditLog": lambda hub, of: hub.query_audit_log(project_id=of.project_id),
    "LinkRepository": lambda hub, of: hub.link_repository(
        project_id=of.project_id, repository_id=of.repository_id
    ),
    "UnlinkRepository": lambda hub, of: hub.unlink_repository(
        project_id=of.project_id, repository_id=of.repository_id
    ),
    "GetOtlpConfig": lambda hub, of: hub.get_otlp_config(project_id=of.project_id),
    "SetOtlpConfig": lambda hub, of: hub.set_otlp_config(
        project_id=of.project_id, config=OFF
    ),
}
"""All but Query, which names nothing."""


@pytest.mark.parametrize("action", CALLS)
def test_what_is_not_ours_is_forbidden_like_what_is_not_there(
    hub: Running, action: str
) -> None:
    before = seen_by_them(hub)
    with hub.client() as client:
        messages = {refusal(CALLS[action], client.projects, hub.theirs)}
        messages.add(refusal(CALLS[action], client.projects, nobody(hub)))
    assert len(messages) == 1
    assert seen_by_them(hub) == before


@pytest.mark.parametrize("action", ["LinkRepository", "UnlinkRepository"])
def test_a_repository_of_others_is_forbidden_in_a_project_of_ours(
    hub: Running, action: str
) -> None:
    with hub.client() as client:
        messages = {
            refusal(
                CALLS[action],
                client.projects,
                replace(hub.ours, repository_id=tenant.repository_id),
            )
            for tenant in (hub.theirs, nobody(hub))
        }
    assert messages == {"no access to this repository"}


def test_query_shows_only_ours(hub: Running) -> None:
    for token, tenant in (
        (hub.ours.user_token, hub.ours),
        (hub.ours.organization_token, hub.ours),
        (hub.theirs.user_token, hub.theirs),
    ):
        with hub.client(token) as client:
            (project,) = client.projects.query().projects
        assert project.project_id == tenant.project_id


def test_a_bad_token_is_refused(hub: Running) -> None:
    ours, theirs = hub.ours.user_token, hub.theirs.user_token
    with hub.client() as client:
        deployment = client.projects.create_deployment_token(
            project_id=hub.ours.project_id, name="Factory"
        ).token.reveal()
    # The id of one token with the secret of another is neither.
    mixed = ours[: len("u_sk_") + 22] + theirs[len("u_sk_") + 22 :]
    bad = ["x", "u_sk_", ours[:-1], ours + "1", mixed, deployment, f"org_sk_{ours[5:]}"]
    answers = {post(hub.url, "Query", "{}", token) for token in (None, *bad)}
    message = '{"kind":"Forbidden","message":"a valid token is required"}'
    assert answers == {(401, message)}


def refusal(call: Call, projects: ProjectsClient, tenant: Tenant) -> str:
    """The message of the refusal that there must be."""
    with pytest.raises(ForbiddenError) as caught:
        call(projects, tenant)
    assert caught.value.status == 403
    return caught.value.message


def nobody(hub: Running) -> Tenant:
    """A tenant whose things do not exist."""
    return replace(
        hub.ours,
        organization_id=OrganizationId(new_id("org")),
        project_id=ProjectId(new_id("p")),
        token_id=DeploymentTokenId(new_id("dt")),
        repository_id=RepositoryId(new_id("r")),
    )


def seen_by_them(hub: Running) -> list[object]:
    """All that the other organization can see of itself."""
    with hub.client(hub.theirs.user_token) as client:
        project_id = hub.theirs.project_id
        projects = client.projects
        return [
            projects.query(),
            projects.get_details(project_id=project_id),
            projects.query_deployment_tokens(project_id=project_id),
            projects.query_linked_repositories(project_id=project_id),
            projects.get_otlp_config(project_id=project_id),
            projects.query_audit_log(project_id=project_id),
        ]
