"""The message of a limit reaches the caller, from wherever the limit stands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pydantic import JsonValue

from support.command import python
from support.specs import artifacts

SPEC = Path(__file__).with_name("variant_limits.yaml")
PROGRAM = """
import json, sys
from limits._runtime.codec import DecodeError, decode_request
from limits.variants.types import PutAction
found = []
for body in json.loads(sys.argv[1]):
    try:
        decode_request(PutAction, json.dumps(body).encode())
        found.append("")
    except DecodeError as error:
        found.append(str(error))
print(json.dumps(found))
"""
LIMITS: dict[str, tuple[JsonValue, str]] = {
    "internal": ({"i": {"kind": "Text", "content": "b"}}, "i.content: starts with a"),
    "a newtype": ({"i": {"kind": "Named", "content": "b"}}, "i.content: starts with a"),
    "a list": ({"i": {"kind": "Many", "content": []}}, "i.content: one or two"),
    "adjacent": ({"a": {"t": "Number", "c": 0}}, "a.c: is a digit"),
    "a map": ({"a": {"t": "Map", "c": {}}}, "a.c: not empty"),
    "external": ({"e": {"Text": "b"}}, "e.Text: starts with a"),
    "untagged": ({"u": "b"}, "u: starts with a"),
    "the other untagged": ({"u": 0}, "u: is a digit"),
    "no variant": ({"u": []}, "u: must be one of the variants"),
    "in a list": ({"list": ["a", "b"]}, "list[1]: starts with a"),
    "in a map": ({"map": {"k": "b"}}, "map.*: starts with a"),
    "a key": ({"keys": {"b": 1}}, "starts with a"),
    "nullable": ({"maybe": ["b"]}, "maybe[0]: starts with a"),
    "a newtype of a newtype": ({"deep": "b"}, "deep: starts with a"),
    "a union in a list": (
        {"many": [{"kind": "Text", "content": "b"}]},
        "many[0].content: starts with a",
    ),
}
ALLOWED: list[JsonValue] = [
    {"i": {"kind": "Text", "content": "a"}, "a": {"t": "Number", "c": 9}},
    {"i": {"kind": "Many", "content": [1]}, "e": {"Text": "a"}, "u": "a"},
    {"e": "Nothing", "u": 9, "deep": "a", "keys": {"a": 1}, "maybe": [None]},
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the SDK of the spec is."""
    made = tmp_path_factory.mktemp("limits")
    for each in artifacts(SPEC, package="limits"):
        path = made / each.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(each.text, "utf-8")
    return made


def test_messages(folder: Path) -> None:
    bodies = [body for body, _ in LIMITS.values()]
    done = python(folder, "-c", PROGRAM, json.dumps(bodies + ALLOWED))
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    wanted = [message for _, message in LIMITS.values()]
    for text, message in zip(found, wanted, strict=False):
        assert message in text
    assert found[len(wanted) :] == [""] * len(ALLOWED)
