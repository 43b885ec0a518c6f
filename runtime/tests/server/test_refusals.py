"""Requests that are refused before a handler runs: status (wire.md W1.6), JSON, headers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

import pytest

from nexigon_gen.runtime.server import ActionApp

from .conftest import authenticate
from .live import GREET, GUEST, INVOKE, PING, TOKEN, Server, read, serve
from .sample import DemoService

NO_ACTION = (404, "Invalid", "no such action")
NO_TOKEN = (401, "Forbidden", "a valid token is required")
NOT_JSON = (415, "Invalid", "the Content-Type must be application/json")
ENCODED = (415, "Invalid", "a Content-Encoding is not supported")


class Ask(NamedTuple):
    """A request, by default one that is answered 200."""

    path: str = GREET
    body: bytes = GUEST
    method: str = "POST"
    headers: Mapping[str, str | None] = MappingProxyType({})


def ask(header: str, value: str | None, path: str = GREET) -> Ask:
    return Ask(path, headers={header: value})


REFUSED = {
    "unknown-action": (Ask(INVOKE + "demo_Nothing"), NO_ACTION),
    "trailing-slash": (Ask(GREET + "/"), NO_ACTION),
    "page-that-is-off": (Ask("/healthz", method="GET"), NO_ACTION),
    "document-that-is-off": (Ask("/openapi.json", method="GET"), NO_ACTION),
    "get": (Ask(method="GET"), (405, "Invalid", "the method must be POST")),
    "no-media-type": (ask("content-type", None), NOT_JSON),
    "form": (ask("content-type", "application/x-www-form-urlencoded"), NOT_JSON),
    "json-lines": (ask("content-type", "application/jsonlines"), NOT_JSON),
    "half a quote": (ask("content-type", 'application/json; charset="utf-8'), NOT_JSON),
    "latin-1": (ask("content-type", "application/json; charset=latin-1"), NOT_JSON),
    "gzip": (ask("content-encoding", "gzip"), ENCODED),
    "gzip and none": (ask("content-encoding", "identity, gzip"), ENCODED),
    "no-token": (ask("authorization", None), NO_TOKEN),
    "wrong-token": (ask("authorization", "Bearer org_sk_2"), NO_TOKEN),
    "wrong-scheme": (ask("authorization", "Basic org_sk_1"), NO_TOKEN),
    "wrong-token-where-none-is-needed": (
        ask("authorization", "Bearer org_sk_2", PING),
        NO_TOKEN,
    ),
    "too-long": (
        Ask(body=b" " * 1001),
        (413, "Invalid", "the body must not be longer than 1000 bytes"),
    ),
}


@pytest.mark.parametrize(("request_", "refusal"), REFUSED.values(), ids=REFUSED)
def test_refused(server: Server, request_: Ask, refusal: tuple[int, str, str]) -> None:
    answer = server.call(*request_)
    assert answer.refusal == refusal
    assert answer.headers["content-type"] == "application/json"
    assert int(answer.headers["content-length"]) == len(answer.body)


def test_not_implemented() -> None:
    app = ActionApp([DemoService[str]()], authenticate=authenticate)
    with serve(app) as live:
        refusal = live.call(PING, b"{}").refusal
    assert refusal == (501, "Internal", "demo_Ping is not implemented")


@pytest.mark.parametrize(
    "media",
    [
        "application/json",
        "Application/JSON",
        'application/json; charset="UTF-8"',
        "application/json ;\tcharset=utf-8 ;",
        'application/json; a=1; b="x y"; charset=utf8',
    ],
)
def test_json_by_any_spelling_is_taken(server: Server, media: str) -> None:
    assert server.call(headers={"content-type": media}).json == {
        "result": "Greeted",
        "text": "Hello Ada, says Ada",
    }


def test_no_coding_by_its_name_is_taken(server: Server) -> None:
    assert server.call(headers={"content-encoding": "Identity"}).status == 200


def test_anonymous_call_of_an_open_action(server: Server) -> None:
    answer = server.call(PING, b"{}", headers={"authorization": None})
    assert (answer.status, answer.json) == (200, {})


def test_refusals_come_in_the_order_of_the_stages(server: Server) -> None:
    anonymous: dict[str, str | None] = {"authorization": None}
    wrong = anonymous | {"content-type": None}
    statuses = [
        server.call(INVOKE + "demo_Nothing", b"{", "GET", wrong).status,
        server.call(GREET, b"{", "GET", wrong).status,
        server.call(GREET, b"{", "POST", wrong).status,
        server.call(GREET, b"{" * 1001, "POST", anonymous).status,
        server.call(GREET, b"{" * 1001).status,
        server.call(GREET, b"{").status,
        server.call(GREET, GUEST).status,
    ]
    assert statuses == [404, 405, 415, 401, 413, 400, 200]


def test_headers_of_refusals(server: Server) -> None:
    assert server.call(method="PUT").headers["allow"] == "POST"
    anonymous = server.call(headers={"authorization": None})
    assert anonymous.headers["www-authenticate"] == "Bearer"


def test_head_has_no_body(server: Server) -> None:
    answer = server.call(method="HEAD", body=b"")
    assert (answer.status, answer.body) == (405, b"")


def test_two_tokens_are_no_token(server: Server) -> None:
    with server.begin(
        PING, "authorization: Bearer org_sk_1", "content-length: 2", body=b"{}"
    ) as connection:
        assert read(connection).status == 401


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("a", True),
        ("Az09._-" + "x" * 57, True),
        ("x" * 65, False),
        ("a b", False),
        ("a\u00e9", False),
        ("", False),
    ],
    ids=["shortest", "longest", "too-long", "space", "not-ascii", "empty"],
)
def test_request_id(server: Server, given: str, kept: bool) -> None:
    for token in (f"Bearer {TOKEN}", None):
        headers = {"authorization": token, "x-request-id": given}
        answer = server.call(headers=headers).headers["x-request-id"]
        assert (answer == given) is kept
        assert kept or re.fullmatch("[0-9a-f]{32}", answer)
