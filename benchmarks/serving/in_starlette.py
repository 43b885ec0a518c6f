"""With Starlette, as one of as many routes as the generated server has."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from synthetic.hub import ACTIONS

from .models import Get, Query, devices_of, is_known, project_of
from .sample import GET, QUERY


async def get(request: Request) -> Response:
    """Serves one action."""
    if not is_known(request.headers.get("authorization", "").encode("latin-1")):
        return PlainTextResponse("", 401)
    project = project_of(Get.model_validate_json(await request.body()))
    return Response(project.model_dump_json(by_alias=True), media_type=_JSON)


async def query(request: Request) -> Response:
    """Serves the other."""
    if not is_known(request.headers.get("authorization", "").encode("latin-1")):
        return PlainTextResponse("", 401)
    devices = devices_of(Query.model_validate_json(await request.body()))
    return Response(devices.model_dump_json(by_alias=True), media_type=_JSON)


async def unused(request: Request) -> Response:
    """Serves any other action."""
    return PlainTextResponse("", 501)


_JSON = "application/json"

# A router tries its routes in turn; in the middle is what one meets on average.
_others = [Route(f"{QUERY.path}{n}", unused, methods=["POST"]) for n in range(ACTIONS)]
_middle = ACTIONS // 2
app = Starlette(
    routes=[
        *_others[:_middle],
        Route(GET.path, get, methods=["POST"]),
        Route(QUERY.path, query, methods=["POST"]),
        *_others[_middle:],
    ]
)
