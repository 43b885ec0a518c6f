"""A secret that goes everywhere it can go is seen on the wire and nowhere else."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from functools import partial
from queue import Queue
from typing import TypeAlias

import pytest
from e2e.live import Live, serve
from pydantic import ValidationError

from nexigon_hub import AsyncNexigonHub, CallOptions, NexigonError, NexigonHub, Secret
from nexigon_hub.projects import DeploymentToken, ProjectOtlpConfig
from nexigon_hub.server import ActionApp, Hooks, Served
from nexigon_hub.testing import AsgiApp
from nexigon_hub.transport import FastTransport, HttpTransport

from .canary import CANARY, all_logs, pickled, reported, shown
from .canary_servers import (
    BEARER,
    CONFIG,
    GET,
    HUBS,
    SERVERS,
    SET,
    WORD,
    Keeps,
    Ours,
    knows,
)

OPTIONS: CallOptions = {
    "headers": {"x-key": f"header_{CANARY}", "x-login": f"Basic {WORD}"},
    "max_attempts": 1,
}
SET_PATH = "/api/v1/actions/invoke/projects_SetOtlpConfig"

Transports: TypeAlias = type[HttpTransport] | type[FastTransport]

Perform: TypeAlias = Callable[[str], list[object]]
"""Writes and reads the secrets; gives the client and what the calls came to."""


@pytest.fixture(scope="module")
def live() -> Iterator[Live]:
    with serve() as running:
        yield running


def perform_sync(transport: Transports, url: str) -> list[object]:
    """With the sync client."""
    seen: list[object] = []
    with NexigonHub(
        url,
        token=BEARER,
        options=OPTIONS,
        transport=transport(),
        allow_plaintext=True,
    ) as hub:
        for action in (SET, GET):
            try:
                seen.append(hub.call(action))
            except NexigonError as error:
                seen.append(error)
        return [hub, vars(hub), *seen]


def perform_async(transport: Transports, url: str) -> list[object]:
    """With the async client."""

    async def main() -> list[object]:
        seen: list[object] = []
        async with AsyncNexigonHub(
            url,
            token=Secret(BEARER),
            options=OPTIONS,
            transport=transport(),
            allow_plaintext=True,
        ) as hub:
            for action in (SET, GET):
                try:
                    seen.append(await hub.call(action))
                except NexigonError as error:
                    seen.append(error)
            return [hub, vars(hub), *seen]

    return asyncio.run(main())


CLIENTS: dict[str, Perform] = {
    "sync": partial(perform_sync, HttpTransport),
    "async": partial(perform_async, HttpTransport),
    "sync fast": partial(perform_sync, FastTransport),
    "async fast": partial(perform_async, FastTransport),
}

clients = pytest.mark.parametrize("perform", CLIENTS.values(), ids=CLIENTS.keys())


@clients
@pytest.mark.parametrize("server", SERVERS.values(), ids=SERVERS.keys())
def test_a_server_of_ours(live: Live, server: Ours, perform: Perform) -> None:
    served: Queue[Served] = Queue()
    hooks = Hooks[str](observers=[served.put])
    live.recorder.app = ActionApp(
        [server.service], authenticate=server.authenticate, hooks=hooks
    )
    live.recorder.exchanges.clear()
    with all_logs() as logs:
        hub, inside, *outcomes = perform(live.url)
        observed = [served.get(timeout=10) for _ in outcomes]
    _see_nothing(SET, GET, hub, inside, *outcomes, *observed)
    _report_nothing(*outcomes)
    _pickle_nothing(SET, GET, *outcomes, *observed)
    _none(logs.shown(tracebacks_of_handlers=not server.raises))
    written, read = live.recorder.exchanges
    if server.authenticate is knows:  # else nobody reads the body
        assert f"otlp_{CANARY}".encode() in written.request
    assert written.headers["authorization"] == f"Bearer {BEARER}"
    assert written.headers["x-key"] == f"header_{CANARY}"
    assert CANARY not in repr((written.response, written.answer_headers))
    assert read.status != 200 or f"otlp_{CANARY}".encode() in read.response
    assert read.status == 200 or CANARY.encode() not in read.response


@clients
@pytest.mark.parametrize("hub", HUBS.values(), ids=HUBS.keys())
def test_a_hub_that_repeats_it(live: Live, hub: AsgiApp, perform: Perform) -> None:
    live.recorder.app = hub
    with all_logs() as logs:
        client, inside, *outcomes = perform(live.url)
    assert any(isinstance(each, NexigonError) for each in outcomes)
    _see_nothing(client, inside, *outcomes)
    _report_nothing(*outcomes)
    _pickle_nothing(*outcomes)
    _none(logs.shown(tracebacks_of_handlers=True))


BODIES: dict[str, object] = {
    "wrong type": {"projectId": 5, "config": {"enabled": CANARY, "headers": CANARY}},
    "wrong secret": {
        "projectId": "p_1",
        "config": {"enabled": True, "headers": {CANARY: [CANARY]}},
    },
    "unknown key": {"projectId": "p_1", "config": {CANARY: CANARY}},
    "no object": CANARY,
}


@pytest.mark.parametrize("content", BODIES.values(), ids=BODIES.keys())
def test_a_body_that_is_refused(live: Live, content: object) -> None:
    live.recorder.app = ActionApp([Keeps()], authenticate=lambda request: "anybody")
    with all_logs() as logs:
        got = live.send(SET_PATH, json.dumps(content).encode())
    assert got.status == 400
    assert CANARY not in repr((got.response, got.answer_headers))
    _none(logs.shown(tracebacks_of_handlers=True))


MISTAKES: dict[str, Callable[[], object]] = {
    "token": lambda: NexigonHub("https://hub.test", token=f"{CANARY}\r\n"),
    "user in the URL": lambda: NexigonHub(f"https://{CANARY}:{CANARY}@hub.test"),
    "header": lambda: NexigonHub(
        "https://hub.test", options={"headers": {"x-key": f"{CANARY}\r\n"}}
    ),
    "secrets in a list": lambda: ProjectOtlpConfig.model_validate(
        {"enabled": True, "headers": {"x-key": [CANARY]}}
    ),
    "wrong JSON": lambda: ProjectOtlpConfig.model_validate_json(
        json.dumps({"enabled": CANARY, "headers": {"x-key": [CANARY]}})
    ),
}


@pytest.mark.parametrize("make", MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake(make: Callable[[], object]) -> None:
    with (
        all_logs() as logs,
        pytest.raises((NexigonError, ValidationError)) as caught,
    ):
        make()
    if isinstance(caught.value, NexigonError):
        _see_nothing(caught.value)
        _pickle_nothing(caught.value)
    else:
        # What `errors()`, `json()` and a pickle hold is up to pydantic: the input.
        _none(shown(caught.value))
    _none(logs.shown(tracebacks_of_handlers=True))


def test_values() -> None:
    token = DeploymentToken(f"deployment_{CANARY}")
    read = ProjectOtlpConfig.model_validate_json(
        json.dumps({"enabled": True, "headers": {"x-key": token.reveal()}})
    )
    assert read.headers["x-key"].reveal() == token.reveal()
    _see_nothing(token, CONFIG, read, SET)
    _pickle_nothing(token, CONFIG, read, SET)


def _see_nothing(*things: object) -> None:
    for thing in things:
        _none(shown(thing))


def _report_nothing(*outcomes: object) -> None:
    _none(reported(each) for each in outcomes if isinstance(each, NexigonError))


def _pickle_nothing(*things: object) -> None:
    for thing in things:
        for data in pickled(thing):
            assert CANARY.encode() not in data


def _none(texts: Iterator[str]) -> None:
    for text in texts:
        assert CANARY not in text
