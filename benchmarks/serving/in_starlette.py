"""With Starlette, as one of as many routes as the generated server has."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from synthetic.hub import ACTIONS

from .models import Query, answer, is_known
from .sample import PATH


async def query(request: Request) -> Response:
    """Serves the action."""
    if not is_known(request.headers.get("authorization", "").encode("latin-1")):
        return PlainTextResponse("", 401)
    devices = answer(Query.model_validate_json(await request.body()))
    data = devices.model_dump_json(by_alias=True)
    return Response(data, media_type="application/json")


async def other(request: Request) -> Response:
    """Serves any other action."""
    return PlainTextResponse("", 501)


# A router tries its routes in turn; in the middle is what one meets on average.
_others = [Route(f"{PATH}{n}", other, methods=["POST"]) for n in range(ACTIONS)]
_middle = ACTIONS // 2
app = Starlette(
    routes=[
        *_others[:_middle],
        Route(PATH, query, methods=["POST"]),
        *_others[_middle:],
    ]
)
