"""What curl would see: the JSON of each action (`wire.json`).

There, what we know goes by a name and what the Hub makes up by its form: `p_22` is `p_`
and 22 digits of Base58 (wire.md W4.9), `NOW` a time that is not fixed.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from pydantic import JsonValue

from .live import Running, post

WIRE: dict[str, tuple[JsonValue, JsonValue]] = json.loads(
    Path(__file__).with_name("wire.json").read_text("utf-8")
)
"""Request and answer, by action."""

BASE58 = re.compile(r"(?<=_)[1-9A-HJ-NP-Za-km-z]{22,}")
THIS_CENTURY = re.compile(r'"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{1,6}Z"')


@pytest.mark.parametrize("action", WIRE)
def test_an_action_on_the_wire(hub: Running, action: str) -> None:
    request, answer = WIRE[action]
    status, body = post(hub.url, action, filled(hub, request), hub.ours.user_token)
    assert emptied(hub, body) == answer
    assert status == (400 if action == "UnlinkRepository" else 200)


def test_unknown_fields_are_ignored(hub: Running) -> None:
    request = filled(hub, {"projectId": "PROJECT", "since": "yesterday"})
    status, _ = post(hub.url, "GetDetails", request, hub.ours.user_token)
    assert status == 200


def filled(hub: Running, request: JsonValue) -> str:
    """A request with identifiers for names."""
    text = json.dumps(request)
    for name, value in names(hub).items():
        text = text.replace(name, value)
    return text


def emptied(hub: Running, body: str) -> JsonValue:
    """An answer with names for identifiers."""
    for name, value in names(hub).items():
        body = body.replace(value, name)
    body = THIS_CENTURY.sub('"NOW"', body)
    found: JsonValue = json.loads(BASE58.sub(lambda match: str(len(match[0])), body))
    return found


def names(hub: Running) -> dict[str, str]:
    """Identifiers by their names."""
    return {
        "PROJECT": hub.ours.project_id,
        "ORGANIZATION": hub.ours.organization_id,
        "REPOSITORY": hub.ours.repository_id,
        "TOKEN": hub.ours.token_id,
    }
