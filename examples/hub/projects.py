"""Projects. A project of another organization is `Forbidden`; see `access`."""

from __future__ import annotations

from sqlite3 import Connection

from nexigon_hub.common import OrganizationId
from nexigon_hub.projects import (
    GetProjectDetailsOutput,
    ProjectId,
    QueryProjectsItem,
)

from . import audit, clock
from .access import Principal, check_organization, check_project
from .checks import check_name
from .ids import new_id


def query(db: Connection, who: Principal) -> list[QueryProjectsItem]:
    """The projects of the principal's organization, in the order of their creation."""
    rows = db.execute(
        "SELECT project_id, name FROM projects WHERE organization_id = ?"
        " ORDER BY created_at, project_id",
        (who.organization_id,),
    )
    return [QueryProjectsItem(project_id=ProjectId(id), name=name) for id, name in rows]


def details(
    db: Connection, who: Principal, project_id: ProjectId
) -> GetProjectDetailsOutput:
    """A project and the number of its devices."""
    check_project(db, who, project_id)
    (device_count,) = db.execute(
        "SELECT count(*) FROM devices WHERE project_id = ?", (project_id,)
    ).fetchone()
    return GetProjectDetailsOutput(
        project_id=project_id, name=_name(db, project_id), device_count=device_count
    )


def create(
    db: Connection, who: Principal, organization_id: OrganizationId, name: str
) -> ProjectId:
    """Make a project without anything in it."""
    check_organization(who, organization_id)
    check_name(name)
    project_id = ProjectId(new_id("p"))
    db.execute(
        "INSERT INTO projects (project_id, organization_id, name, created_at)"
        " VALUES (?, ?, ?, ?)",
        (project_id, organization_id, name, clock.now()),
    )
    data = {"organizationId": organization_id, "name": name}
    audit.record(db, who, project_id, "project.created", data)
    return project_id


def rename(db: Connection, who: Principal, project_id: ProjectId, name: str) -> None:
    """Give a project another name."""
    check_project(db, who, project_id)
    check_name(name)
    data = {"name": name, "previousName": _name(db, project_id)}
    db.execute("UPDATE projects SET name = ? WHERE project_id = ?", (name, project_id))
    audit.record(db, who, project_id, "project.renamed", data)


def delete(db: Connection, who: Principal, project_id: ProjectId) -> None:
    """Delete a project and all that is in it, except for its audit log."""
    check_project(db, who, project_id)
    data = {"name": _name(db, project_id)}
    db.execute("DELETE FROM projects WHERE project_id = ?", (project_id,))
    audit.record(db, who, project_id, "project.deleted", data)


def _name(db: Connection, project_id: ProjectId) -> str:
    name: str
    (name,) = db.execute(
        "SELECT name FROM projects WHERE project_id = ?", (project_id,)
    ).fetchone()
    return name
