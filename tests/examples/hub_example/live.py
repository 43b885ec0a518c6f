"""The Hub on the loopback interface, with two organizations that must not meet."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path

from examples.hub import admin, deployment_tokens, devices, projects, repositories
from examples.hub.access import Principal
from examples.hub.database import Database
from examples.hub.devices import NewDevice
from nexigon_hub import NexigonHub
from nexigon_hub.actors import ActorSystem
from nexigon_hub.common import DeploymentTokenId, OrganizationId, RepositoryId, UserId
from nexigon_hub.projects import DeploymentTokenFlags, ProjectId
from nexigon_hub.server import ActionApp, Receive, Scope, Send
from support.uvicorns import port_of, running

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Tenant:
    """An organization with one of everything."""

    organization_id: OrganizationId
    user_id: UserId
    user_token: str
    organization_token: str
    project_id: ProjectId
    token_id: DeploymentTokenId
    repository_id: RepositoryId


@dataclass(frozen=True, slots=True)
class Running:
    """A Hub and what is in it."""

    url: str
    path: Path
    ours: Tenant
    theirs: Tenant

    def client(self, token: str | None = None) -> NexigonHub:
        """A client, of our user unless there is a token; to be closed."""
        token = token or self.ours.user_token
        return NexigonHub(
            self.url, token=token, options={"max_attempts": 1}, allow_plaintext=True
        )


def populate(path: Path, name: str) -> Tenant:
    """Adds an organization to a database."""
    with closing(Database(path)) as database, database.write() as db:
        organization_id = admin.add_organization(db, name)
        system = Principal(organization_id, ActorSystem())
        user_id = admin.add_user(db, organization_id, f"{name}@example.com")
        project_id = projects.create(db, system, organization_id, f"{name} line")
        devices.add(db, system, project_id, NewDevice(first_seen=NOON))
        token = deployment_tokens.create(
            db, system, project_id, "Factory", DeploymentTokenFlags()
        )
        return Tenant(
            organization_id,
            user_id,
            admin.add_user_token(db, user_id),
            admin.add_organization_token(db, organization_id),
            project_id,
            token.token_id,
            repositories.add(db, system, "os", "Operating system"),
        )


class Stage:
    """An ASGI app that is another one for each test, so that one server does."""

    def __init__(self) -> None:
        self.url = ""
        self.app: ActionApp[Principal] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the app of the moment answer."""
        assert self.app is not None, "no test is running"
        await self.app(scope, receive, send)


@contextmanager
def serve() -> Generator[Stage]:
    """Runs uvicorn in a thread until the block ends."""
    stage = Stage()
    with running(stage, lifespan="off") as server:
        stage.url = f"http://127.0.0.1:{port_of(server)}"
        yield stage


def post(url: str, action: str, body: str, token: str | None) -> tuple[int, str]:
    """Status and body of the answer to what curl would send."""
    headers = {"content-type": "application/json"}
    if token is not None:
        headers["authorization"] = f"Bearer {token}"
    address = url.removeprefix("http://")
    with closing(HTTPConnection(address, timeout=10)) as connection:
        path = f"/api/v1/actions/invoke/projects_{action}"
        connection.request("POST", path, body.encode(), headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
