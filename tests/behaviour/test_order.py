"""The order of classes: a response may lead back to the request that it answers.

The response of an action stands in the base of its request's class, so it is evaluated when
the module is loaded; so is what an alias is made of.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from support.sdk import make

_HEAD = {"spec": 1, "api": "Order", "namespace": "rooms", "docs": ""}
_THING = {"fields": {"name": "string"}}
_OTHER = {"fields": {"size": "u8"}}
_ALIASES = {"Things": "list<Thing>", "ByName": "map<string, Things>"}
_RESPONSES = {
    "itself": ("Thing", "Thing", {"name": "a"}),
    "a list of it": ("list<Thing>", "Thing", [{"name": "a"}]),
    "an alias of it": ("Things", "Thing", [{"name": "a"}]),
    "an alias of an alias of it": ("ByName", "list<Other>", {"b": [{"name": "a"}]}),
    "each other's": ("list<Other>", "Things", [{"size": 1}]),
    "each other's, by aliases": ("Others", "Things", [{"size": 1}]),
}
"""The responses of two actions, whose requests are `Thing` and `Other`, and a value of the
first."""


@pytest.mark.parametrize("is_first", [True, False], ids=["above", "below"])
@pytest.mark.parametrize("case", _RESPONSES)
def test_responses_that_lead_back(case: str, is_first: bool, tmp_path: Path) -> None:
    structs = {"Thing": _THING, "Other": _OTHER}
    aliases = {**_ALIASES, "Others": "list<Other>"}
    *responses, answer = _RESPONSES[case]
    types = {**aliases, **structs} if is_first else {**structs, **aliases}
    actions: dict[str, Any] = {
        f"Ask{request}": {"docs": "", "request": request, "response": response}
        for request, response in zip(structs, responses, strict=True)
    }
    spec = tmp_path / "rooms.yaml"
    spec.write_text(json.dumps({**_HEAD, "types": types, "actions": actions}))
    name = f"order_{[*_RESPONSES].index(case)}_{is_first}".lower()
    package = make(tmp_path, name, spec)
    thing, codec = (
        package.module("rooms").Thing,
        package.module("_runtime.codec.bodies"),
    )
    assert json.loads(codec.encode_request(thing(name="a"))) == {"name": "a"}
    read = codec.decode_response(thing, json.dumps(answer).encode())
    assert json.loads(codec.encode_response(thing, read)) == answer
