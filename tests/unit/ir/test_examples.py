"""What an example of an action says of a body that it leaves out."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from nexigon_gen.ir.examples import answered, sent
from nexigon_gen.ir.json_values import Written
from nexigon_gen.ir.jsontext import JsonValue, plain
from support.specs import VALID, compiled

_LEFT_OUT: dict[str, tuple[list[JsonValue], list[JsonValue]]] = {
    "Ping": ([{}], [{}]),
    "List": ([{}], [[{"text": "A\\b"}, {}]]),
    "Ask": ([{"question": "Why?"}], []),
    "Answer": ([], [None, [1.5]]),
    "Silent": ([], []),
}


@pytest.mark.parametrize("name", _LEFT_OUT)
def test_a_body_is_empty_where_it_may_be(name: str) -> None:
    api = compiled(VALID["examples"])
    (space,) = api.namespaces
    action = next(each for each in space.actions if each.name == name)
    requests = _said(sent(each, action, api) for each in action.examples)
    responses = _said(answered(each, action, api) for each in action.examples)
    assert (requests, responses) == _LEFT_OUT[name]


def _said(bodies: Iterable[Written | None]) -> list[JsonValue]:
    return [plain(each.value) for each in bodies if each]
