"""What the servers are told to run: one app, by itself and mounted under a prefix."""

from __future__ import annotations

from fastapi import FastAPI
from starlette.applications import Starlette
from starlette.routing import Mount

from nexigon_hub.projects import (
    ProjectId,
    QueryProjectsAction,
    QueryProjectsItem,
    QueryProjectsOutput,
)
from nexigon_hub.projects.server import ProjectsService
from nexigon_hub.server import (
    ActionApp,
    Context,
    Request,
    Unauthenticated,
    secrets_equal,
)

TOKEN = "org_sk_1"
NAME = "Line 4 – Größe 🙂"


class Projects(ProjectsService[str]):
    """Knows one project, which belongs to who is calling."""

    async def query(
        self, action: QueryProjectsAction, ctx: Context[str]
    ) -> QueryProjectsOutput:
        project = QueryProjectsItem(project_id=ProjectId(ctx.principal), name=NAME)
        return QueryProjectsOutput(projects=[project])


class Versions(ProjectsService[str]):
    """Knows one project, named for the version of HTTP."""

    async def query(
        self, action: QueryProjectsAction, ctx: Context[str]
    ) -> QueryProjectsOutput:
        name = f"HTTP/{ctx.request.scope['http_version']}"
        project = QueryProjectsItem(project_id=ProjectId(ctx.principal), name=name)
        return QueryProjectsOutput(projects=[project])


def authenticate(request: Request) -> str:
    """Anyone with the token."""
    if secrets_equal(request.bearer_token or "", TOKEN):
        return "p_1"
    raise Unauthenticated


alone = ActionApp([Projects()], authenticate=authenticate)
versions = ActionApp([Versions()], authenticate=authenticate)
in_starlette = Starlette(routes=[Mount("/hub", alone)])
in_fastapi = FastAPI()
in_fastapi.mount("/hub", alone)
