"""Who acts, and what they may touch: the things of their organization.

What belongs to others and what does not exist are refused alike, so that nobody learns
which identifiers are in use.
"""

from __future__ import annotations

from dataclasses import dataclass
from sqlite3 import Connection

from nexigon_hub.actors import ActorKnown
from nexigon_hub.common import DeploymentTokenId, OrganizationId, RepositoryId
from nexigon_hub.projects import ProjectId
from nexigon_hub.server import Forbidden


@dataclass(frozen=True, slots=True)
class Principal:
    """Somebody who acts for one organization, and sees nothing of the others."""

    organization_id: OrganizationId
    actor: ActorKnown
    """How the audit log names them."""


def check_organization(who: Principal, organization_id: OrganizationId) -> None:
    """Raise `Forbidden` unless it is the principal's organization."""
    if organization_id != who.organization_id:
        raise Forbidden("no access to this organization")


def check_project(db: Connection, who: Principal, project_id: ProjectId) -> None:
    """Raise `Forbidden` unless the project belongs to the principal's organization."""
    found = db.execute(
        "SELECT 1 FROM projects WHERE project_id = ? AND organization_id = ?",
        (project_id, who.organization_id),
    )
    if not found.fetchone():
        raise Forbidden("no access to this project")


def check_repository(
    db: Connection, who: Principal, repository_id: RepositoryId
) -> None:
    """Raise `Forbidden` unless the repository belongs to the principal's organization."""
    found = db.execute(
        "SELECT 1 FROM repositories WHERE repository_id = ? AND organization_id = ?",
        (repository_id, who.organization_id),
    )
    if not found.fetchone():
        raise Forbidden("no access to this repository")


def project_of_token(
    db: Connection, who: Principal, token_id: DeploymentTokenId
) -> ProjectId:
    """The project of a deployment token.

    Raises:
        Forbidden: It does not belong to the principal's organization.
    """
    found = db.execute(
        "SELECT project_id FROM deployment_tokens JOIN projects USING (project_id)"
        " WHERE token_id = ? AND organization_id = ?",
        (token_id, who.organization_id),
    ).fetchone()
    if not found:
        raise Forbidden("no access to this deployment token")
    return ProjectId(found[0])
