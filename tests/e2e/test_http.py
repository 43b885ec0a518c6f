"""wire.md W1: the server as curl sees it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType

import pytest

from .live import HEADERS, Live

INVOKE = "/api/v1/actions/invoke/"
DETAILS = INVOKE + "projects_GetDetails"
BODY = b'{"projectId": "p_1"}'
DETAILS_JSON = b'{"projectId":"p_1","name":"Line 1","deviceCount":4}'
NOTHING: Mapping[str, str] = MappingProxyType({})

ACCEPTED: dict[str, tuple[str, bytes, Mapping[str, str], bytes]] = {
    "W1.2-no-fields": (INVOKE + "projects_Query", b"{}", NOTHING, b'{"projects":['),
    "W1.2-white-space": (DETAILS, b'\n{ "projectId":\t"p_1" } ', NOTHING, DETAILS_JSON),
    "W1.2-escapes": (DETAILS, rb'{"project\u0049d":"p\u005f1"}', NOTHING, DETAILS_JSON),
    "W1.2-charset": (
        DETAILS,
        BODY,
        {"content-type": "Application/JSON; charset=UTF-8"},
        DETAILS_JSON,
    ),
    "W1.3-scheme-in-any-case": (
        DETAILS,
        BODY,
        {"authorization": "bearer org_sk_1"},
        DETAILS_JSON,
    ),
    "W1.4-empty": (INVOKE + "projects_Delete", BODY, NOTHING, b"{}"),
}

REFUSED: dict[str, tuple[str, str, bytes, Mapping[str, str], int, str]] = {
    "W1.1-method": ("PUT", DETAILS, BODY, NOTHING, 405, "Invalid"),
    "W1.1-unknown-action": ("POST", DETAILS + "x", BODY, NOTHING, 404, "Invalid"),
    "W1.1-name-in-other-case": ("POST", DETAILS.lower(), BODY, NOTHING, 404, "Invalid"),
    "W1.2-no-body": ("POST", DETAILS, b"", NOTHING, 400, "Invalid"),
    "W1.2-not-json": ("POST", DETAILS, b"projectId=p_1", NOTHING, 400, "Invalid"),
    "W1.2-array": ("POST", DETAILS, b"[]", NOTHING, 400, "Invalid"),
    "W1.2-media-type": (
        "POST",
        DETAILS,
        BODY,
        {"content-type": "text/plain"},
        415,
        "Invalid",
    ),
    "W1.3-no-token": ("POST", DETAILS, BODY, {"authorization": ""}, 401, "Forbidden"),
    "W1.3-wrong-token": (
        "POST",
        DETAILS,
        BODY,
        {"authorization": "Bearer org_sk_2"},
        401,
        "Forbidden",
    ),
    "W1.3-wrong-scheme": (
        "POST",
        DETAILS,
        BODY,
        {"authorization": "Basic org_sk_1"},
        401,
        "Forbidden",
    ),
    "W1.9-body-limit": (
        "POST",
        DETAILS,
        BODY,
        {"content-length": str((8 << 20) + 1)},
        413,
        "Invalid",
    ),
    "W2.1-python-name": (
        "POST",
        DETAILS,
        b'{"project_id":"p"}',
        NOTHING,
        400,
        "Invalid",
    ),
    "W2.5-duplicate-key": (
        "POST",
        DETAILS,
        b'{"projectId":"p_1","projectId":"p_1"}',
        NOTHING,
        400,
        "Invalid",
    ),
}


@pytest.mark.parametrize(
    ("path", "body", "headers", "start"), ACCEPTED.values(), ids=ACCEPTED.keys()
)
def test_accepted(
    path: str, body: bytes, headers: Mapping[str, str], start: bytes, hub: Live
) -> None:
    answer = hub.send(path, body, headers={**HEADERS, **headers})
    assert (answer.status, answer.response[: len(start)]) == (200, start)


@pytest.mark.parametrize(
    ("method", "path", "body", "headers", "status", "kind"),
    REFUSED.values(),
    ids=REFUSED.keys(),
)
def test_refused(
    method: str,
    path: str,
    body: bytes,
    headers: Mapping[str, str],
    status: int,
    kind: str,
    hub: Live,
) -> None:
    answer = hub.send(path, body, method, headers={**HEADERS, **headers})
    error: dict[str, object] = json.loads(answer.response)
    assert list(error) == ["kind", "message"]
    assert (answer.status, error["kind"]) == (status, kind)
    assert answer.answer_headers["content-type"] == "application/json"
