"""The clients against answers that our server did not write."""

from __future__ import annotations

import json

import pytest
from pydantic import JsonValue

from .cases import CASES, Case
from .conftest import Perform
from .raw import answer, answering


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_call(case: Case, perform: Perform) -> None:
    body = json.dumps(turned(case.response), indent=2).encode()
    with answering([answer("200 OK", body)]) as server:
        assert perform(server.url + "/hub/", case.call) == case.output
    (request,) = server.requests
    head, _, sent = request.partition(b"\r\n\r\n")
    line, *headers = head.decode().split("\r\n")
    assert line == f"POST /hub{case.path} HTTP/1.1"
    assert sent == case.request_bytes
    assert {
        "content-type: application/json",
        "authorization: Bearer org_sk_1",
        f"content-length: {len(sent)}",
    } < {_plain(header) for header in headers}


def turned(value: JsonValue) -> JsonValue:
    """The same JSON with the keys of its objects in the opposite order."""
    if isinstance(value, dict):
        return {key: turned(value[key]) for key in reversed(value)}
    if isinstance(value, list):
        return [turned(each) for each in value]
    return value


def _plain(header: str) -> str:
    name, _, value = header.partition(":")
    return f"{name.lower()}: {value.strip()}"
