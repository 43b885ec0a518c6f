"""`python -m faults.server.hub`: the generated server, which tells what it received.

Prints its port. Everything that is logged goes to stderr.
"""

from __future__ import annotations

import logging
import socket
from base64 import b64encode

import uvicorn
from e2e.cases import CASES

from nexigon_hub._runtime.codec import encode_request
from nexigon_hub._runtime.model import Action
from nexigon_hub._runtime.server import Route
from nexigon_hub.projects.server import ProjectsService
from nexigon_hub.server import (
    ActionApp,
    Context,
    Invalid,
    Message,
    Receive,
    Request,
    Scope,
    Send,
    Unauthenticated,
    secrets_equal,
)

TOKEN = "org_sk_0nlyTheServerMayKnowIt"
MAX_BODY = 1 << 16
"""Bytes."""

RECEIVED = "x-received"
"""Header of an answer: Base64 of the JSON of the request that a handler was given."""
REFUSE = "x-refuse"
"""Header of a request: the handler is to refuse it."""
CLOSE = "x-close"
"""Header of a request: its connection is to be closed after the answer."""

OUTPUTS = {case.path: case.output for case in CASES}


class Projects(ProjectsService[str]):
    """Gives each action the output that the tests know for it."""

    def routes(self) -> tuple[Route[str], ...]:
        return tuple(Route(each.action, answer) for each in super().routes())


async def answer(action: Action, ctx: Context[str]) -> object:
    """The handler of all actions."""
    if ctx.request.header(REFUSE):
        raise Invalid("as you wish")
    ctx.request.scope[RECEIVED] = encode_request(action)
    return OUTPUTS[ctx.request.path]


async def authenticate(request: Request) -> str:
    """Anyone with the token."""
    if secrets_equal(request.bearer_token or "", TOKEN):
        return "the organization"
    raise Unauthenticated


actions = ActionApp([Projects()], authenticate=authenticate, max_body=MAX_BODY)


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    """The server, with the headers above."""

    async def send_more(message: Message) -> None:
        if message["type"] == "http.response.start":
            if RECEIVED in scope:
                received = b64encode(scope[RECEIVED])
                message["headers"].append((RECEIVED.encode(), received))
            if any(name == CLOSE.encode() for name, _ in scope["headers"]):
                message["headers"].append((b"connection", b"close"))
        await send(message)

    await actions(scope, receive, send_more)


def main() -> None:
    """Serves until it is told to end."""
    logging.basicConfig(level=logging.DEBUG)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        print(listener.getsockname()[1], flush=True)
        config = uvicorn.Config(app, log_level="debug", access_log=False, ws="none")
        uvicorn.Server(config).run([listener])


if __name__ == "__main__":
    main()
