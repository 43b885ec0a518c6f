"""Repositories, and the projects they are linked to.

Those of another organization, and its projects, are `Forbidden`; see `access`.
"""

from __future__ import annotations

from sqlite3 import Connection

from nexigon_hub.common import RepositoryId
from nexigon_hub.projects import ProjectId, QueryProjectRepositoriesItem

from . import audit
from .access import Principal, check_project, check_repository
from .checks import refusal
from .ids import new_id


def add(
    db: Connection, who: Principal, public_name: str, display_name: str | None = None
) -> RepositoryId:
    """Make a repository of the principal's organization, linked to no project."""
    repository_id = RepositoryId(new_id("r"))
    db.execute(
        "INSERT INTO repositories"
        " (repository_id, organization_id, public_name, display_name)"
        " VALUES (?, ?, ?, ?)",
        (repository_id, who.organization_id, public_name, display_name),
    )
    return repository_id


def query_linked(
    db: Connection, who: Principal, project_id: ProjectId
) -> list[QueryProjectRepositoriesItem]:
    """The repositories linked to a project, by name."""
    check_project(db, who, project_id)
    rows = db.execute(
        "SELECT repository_id, public_name, display_name"
        " FROM links JOIN repositories USING (repository_id)"
        " WHERE project_id = ? ORDER BY public_name, repository_id",
        (project_id,),
    )
    return [
        QueryProjectRepositoriesItem(
            repository_id=RepositoryId(repository_id),
            public_name=public_name,
            display_name=display_name,
        )
        for repository_id, public_name, display_name in rows
    ]


def link(
    db: Connection, who: Principal, project_id: ProjectId, repository_id: RepositoryId
) -> None:
    """Link a repository to a project.

    Raises:
        Invalid: It is linked already.
    """
    check_project(db, who, project_id)
    check_repository(db, who, repository_id)
    done = db.execute(
        "INSERT INTO links (project_id, repository_id) VALUES (?, ?)"
        " ON CONFLICT DO NOTHING",
        (project_id, repository_id),
    )
    if not done.rowcount:
        raise refusal("repositoryId", "linked", "is already linked to this project")
    data = {"repositoryId": repository_id}
    audit.record(db, who, project_id, "repository.linked", data)


def unlink(
    db: Connection, who: Principal, project_id: ProjectId, repository_id: RepositoryId
) -> None:
    """Undo `link`.

    Raises:
        Invalid: It is not linked.
    """
    check_project(db, who, project_id)
    check_repository(db, who, repository_id)
    done = db.execute(
        "DELETE FROM links WHERE project_id = ? AND repository_id = ?",
        (project_id, repository_id),
    )
    if not done.rowcount:
        raise refusal("repositoryId", "linked", "is not linked to this project")
    data = {"repositoryId": repository_id}
    audit.record(db, who, project_id, "repository.unlinked", data)
