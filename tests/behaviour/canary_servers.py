"""Servers that are given a canary and might let it out."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from nexigon_hub import Secret
from nexigon_hub.projects import (
    GetProjectOtlpConfigAction,
    GetProjectOtlpConfigOutput,
    ProjectId,
    ProjectOtlpConfig,
    SetProjectOtlpConfigAction,
)
from nexigon_hub.projects.server import ProjectsService
from nexigon_hub.server import (
    Context,
    Invalid,
    Receive,
    Request,
    Scope,
    Send,
    Unauthenticated,
)
from nexigon_hub.testing import AsgiApp

from .canary import CANARY

BEARER = f"org_{CANARY}_and_more"
WORD = f"word_{CANARY}"
"""Part of a header."""
CONFIG = ProjectOtlpConfig(enabled=True, headers={"x-key": Secret(f"otlp_{CANARY}")})
PROJECT = ProjectId("p_1")
GET = GetProjectOtlpConfigAction(project_id=PROJECT)
SET = SetProjectOtlpConfigAction(project_id=PROJECT, config=CONFIG)


class Keeps(ProjectsService[str]):
    """Gives the secrets back."""

    async def get_otlp_config(
        self, action: GetProjectOtlpConfigAction, ctx: Context[str]
    ) -> GetProjectOtlpConfigOutput:
        return GetProjectOtlpConfigOutput(config=CONFIG)

    async def set_otlp_config(
        self, action: SetProjectOtlpConfigAction, ctx: Context[str]
    ) -> None:
        assert action == SET


class Refuses(Keeps):
    """Refuses, and says of what it was given all that can be seen."""

    async def set_otlp_config(
        self, action: SetProjectOtlpConfigAction, ctx: Context[str]
    ) -> None:
        raise Invalid(f"not {action!r}, {action.model_dump_json()}")


class Fails(Keeps):
    """Fails with the secret in its exception."""

    async def set_otlp_config(
        self, action: SetProjectOtlpConfigAction, ctx: Context[str]
    ) -> None:
        raise ValueError(action.config.headers["x-key"].reveal())


class Errs(Keeps):
    """Returns what is not the output of the action."""

    async def get_otlp_config(
        self, action: GetProjectOtlpConfigAction, ctx: Context[str]
    ) -> GetProjectOtlpConfigOutput:
        config = ProjectOtlpConfig.model_construct(enabled=CANARY, headers=CANARY)
        return GetProjectOtlpConfigOutput.model_construct(config=config)


def knows(request: Request) -> str:
    assert request.bearer_token == BEARER
    return "the organization"


def refuses(request: Request) -> str:
    raise Unauthenticated


def fails(request: Request) -> str:
    raise LookupError(request.bearer_token)


@dataclass(frozen=True)
class Ours:
    """An app of ours; what it writes is looked at as well."""

    service: ProjectsService[str]
    authenticate: Callable[[Request], str] = knows
    raises: bool = False
    """Whether a function of the test raises what is no refusal."""


SERVERS = {
    "works": Ours(Keeps()),
    "handler refuses": Ours(Refuses()),
    "handler fails": Ours(Fails(), raises=True),
    "handler returns nonsense": Ours(Errs()),
    "authenticate refuses": Ours(Keeps(), refuses),
    "authenticate fails": Ours(Keeps(), fails, raises=True),
}


def answers(status: int, content: object, *headers: tuple[str, str]) -> AsgiApp:
    """A Hub that answers in this way, whatever it is asked."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        await _answer(send, status, content, *headers)

    return app


async def _answer(
    send: Send, status: int, content: object, *headers: tuple[str, str]
) -> None:
    body = content if isinstance(content, str) else json.dumps(content)
    pairs = [(name.encode(), value.encode()) for name, value in headers]
    await send({"type": "http.response.start", "status": status, "headers": pairs})
    await send({"type": "http.response.body", "body": body.encode()})


async def echoes(scope: Scope, receive: Receive, send: Send) -> None:
    """A Hub whose errors say all that they are about."""
    message = await receive()
    given: dict[bytes, bytes] = dict(scope["headers"])
    key, login = (given[name].decode() for name in (b"x-key", b"x-login"))
    content = {
        "kind": key,
        "message": f"{key} of {login.split()[1]}: {message['body'].decode()}",
    }
    await _answer(send, 400, content, ("x-request-id", key))


HTML = ("content-type", "text/html; charset=utf-8")

HUBS = {
    "echoes the token": answers(
        403, {"kind": "Forbidden", "message": f"Bearer {BEARER} is not known"}
    ),
    "echoes the request": echoes,
    # A client keeps the first 1000 characters.
    "echoes it where the message is cut": answers(
        500, {"kind": "Internal", "message": f"{'.' * 985}{BEARER}"}
    ),
    "page of a proxy": answers(502, f"<p>authorization: {BEARER}</p>", HTML),
    "page of a proxy, 200": answers(200, f"<p>authorization: {BEARER}</p>", HTML),
    "redirect": answers(307, "", ("location", f"https://hub.test/?token={BEARER}")),
    "wrong types": answers(200, {"config": {"enabled": CANARY, "headers": [CANARY]}}),
    "wrong secret": answers(
        200, {"config": {"enabled": True, "headers": {CANARY: [CANARY]}}}
    ),
    "text": answers(200, CANARY),
}
