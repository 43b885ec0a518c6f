"""Deployment tokens, with which new devices join a project.

Those of another organization, and its projects, are `Forbidden`; see `access`.
"""

from __future__ import annotations

from sqlite3 import Connection

from nexigon_hub.common import DeploymentTokenId
from nexigon_hub.projects import (
    CreateDeploymentTokenOutput,
    DeploymentToken,
    DeploymentTokenFlags,
    ProjectId,
    QueryProjectDeploymentTokensItem,
)

from . import audit, clock
from .access import Principal, check_project, project_of_token
from .checks import check_name
from .tokens import new_token


def query(
    db: Connection, who: Principal, project_id: ProjectId
) -> list[QueryProjectDeploymentTokensItem]:
    """The tokens of a project, in the order of their creation, without their secrets."""
    check_project(db, who, project_id)
    rows = db.execute(
        "SELECT token_id, created_at, name, auto_accept FROM deployment_tokens"
        " WHERE project_id = ? ORDER BY created_at, token_id",
        (project_id,),
    )
    return [
        QueryProjectDeploymentTokensItem(
            token_id=DeploymentTokenId(token_id),
            created_at=clock.from_text(created_at),
            name=name,
            flags=DeploymentTokenFlags(
                auto_accept=None if auto_accept is None else bool(auto_accept)
            ),
        )
        for token_id, created_at, name, auto_accept in rows
    ]


def create(
    db: Connection,
    who: Principal,
    project_id: ProjectId,
    name: str,
    flags: DeploymentTokenFlags,
) -> CreateDeploymentTokenOutput:
    """Make a token. Its secret is in what is returned, and nowhere else."""
    check_project(db, who, project_id)
    check_name(name)
    token = new_token("dt", "deployment")
    db.execute(
        "INSERT INTO deployment_tokens"
        " (token_id, project_id, name, auto_accept, digest, created_at)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (token.id, project_id, name, flags.auto_accept, token.digest, clock.now()),
    )
    data = {"tokenId": token.id, "name": name, "autoAccept": flags.auto_accept}
    audit.record(db, who, project_id, "deployment_token.created", data)
    return CreateDeploymentTokenOutput(
        token_id=DeploymentTokenId(token.id), token=DeploymentToken(token.text)
    )


def set_flags(
    db: Connection,
    who: Principal,
    token_id: DeploymentTokenId,
    flags: DeploymentTokenFlags,
) -> None:
    """Replace the flags of a token; absent ones become absent."""
    project_id = project_of_token(db, who, token_id)
    db.execute(
        "UPDATE deployment_tokens SET auto_accept = ? WHERE token_id = ?",
        (flags.auto_accept, token_id),
    )
    data = {"tokenId": token_id, "autoAccept": flags.auto_accept}
    audit.record(db, who, project_id, "deployment_token.flags_set", data)


def delete(db: Connection, who: Principal, token_id: DeploymentTokenId) -> None:
    """Delete a token: no more devices can join with it."""
    project_id = project_of_token(db, who, token_id)
    db.execute("DELETE FROM deployment_tokens WHERE token_id = ?", (token_id,))
    data = {"tokenId": token_id}
    audit.record(db, who, project_id, "deployment_token.deleted", data)
