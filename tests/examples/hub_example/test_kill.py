"""A Hub that is killed while it writes loses nothing that it has acknowledged.

SOAK=1 in the environment kills it more often.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from sqlite3 import Connection

import pytest

from examples.hub.database import Database
from examples.hub.demo import EMAIL
from nexigon_hub import TransportError, expect
from nexigon_hub.common import DeploymentTokenId, OrganizationId
from nexigon_hub.projects import CreateProjectOutputCreated, ProjectId
from nexigon_hub.projects.client import ProjectsClient
from support.integration import apart

from .process import program

KILLS = 50 if os.environ.get("SOAK") else 3
WRITERS = 8


@dataclass
class Acknowledged:
    """What one writer was told to be done."""

    names: dict[ProjectId, str] = field(default_factory=dict[ProjectId, str])
    tokens: set[DeploymentTokenId] = field(default_factory=set[DeploymentTokenId])
    deleted: set[DeploymentTokenId] = field(default_factory=set[DeploymentTokenId])
    pending: str = ""
    """Name or identifier that the call in progress may or may not have changed."""


def write(
    hub: ProjectsClient, organization: OrganizationId, done: Acknowledged
) -> Iterator[None]:
    """Makes, renames and deletes things, until a call fails."""
    while True:
        out = hub.create(organization_id=organization, name="Storm")
        project = expect(out, CreateProjectOutputCreated).project_id
        done.names[project] = "Storm"
        yield
        for turn in range(3):
            done.pending = f"{project} {turn}"
            hub.set_name(project_id=project, name=done.pending)
            done.names[project] = done.pending
            yield
        token = hub.create_deployment_token(project_id=project, name="Storm").token_id
        done.tokens.add(token)
        yield
        done.pending = token
        hub.delete_deployment_token(token_id=token)
        done.tokens.discard(token)
        done.deleted.add(token)
        yield
        token = hub.create_deployment_token(project_id=project, name="Kept").token_id
        done.tokens.add(token)
        yield


@pytest.mark.parametrize("turn", apart(range(KILLS), 0))
def test_nothing_acknowledged_is_lost(tmp_path: Path, turn: int) -> None:
    path = tmp_path / "hub.db"
    writers = [Acknowledged() for _ in range(WRITERS)]
    enough = threading.Semaphore(0)
    with program(path) as hub, hub.client() as client:
        organization = organization_of_the_demo(path)

        def storm(done: Acknowledged) -> None:
            with suppress(TransportError):
                for _ in write(client.projects, organization, done):
                    enough.release()

        with ThreadPoolExecutor(WRITERS) as pool:
            storms = [pool.submit(storm, done) for done in writers]
            for _ in range(20 + 13 * turn):
                assert enough.acquire(timeout=30)
            hub.stop(signal.SIGKILL)
            for each in storms:
                each.result()
    with closing(Database(path)) as database, database.read() as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        for done in writers:
            check_acknowledged(db, done)
        check_audit(db)


def organization_of_the_demo(path: Path) -> OrganizationId:
    """Where the printed token may make projects."""
    with closing(Database(path)) as database, database.read() as db:
        (found,) = db.execute(
            "SELECT organization_id FROM users WHERE email = ?", (EMAIL,)
        ).fetchone()
    return OrganizationId(found)


def check_acknowledged(db: Connection, done: Acknowledged) -> None:
    """What was acknowledged is there; the last call may have come through or not."""
    names = dict(db.execute("SELECT project_id, name FROM projects"))
    for project, name in done.names.items():
        assert names[project] in (name, done.pending)
    tokens = {
        token for (token,) in db.execute("SELECT token_id FROM deployment_tokens")
    }
    assert done.tokens - {done.pending} <= tokens
    assert not done.deleted & tokens


def check_audit(db: Connection) -> None:
    """The audit log and the tables tell the same."""
    said: dict[str, str] = {}
    tokens: set[str] = set()
    rows = db.execute(
        "SELECT event, project_id, data ->> 'name', data ->> 'tokenId'"
        " FROM audit_log ORDER BY number"
    )
    for event, project, name, token in rows:
        match event:
            case "project.created" | "project.renamed":
                said[project] = name
            case "deployment_token.created":
                tokens.add(token)
            case "deployment_token.deleted":
                tokens.remove(token)
            case _:
                pass
    assert said == dict(db.execute("SELECT project_id, name FROM projects"))
    assert tokens == {
        token for (token,) in db.execute("SELECT token_id FROM deployment_tokens")
    }
