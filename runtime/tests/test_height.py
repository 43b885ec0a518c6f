"""How high types are: which need a stack of their own for what is nested deeply."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from types import new_class
from typing import Any, get_args

import pytest
from pydantic import JsonValue

from nexigon_gen.runtime.codec.bodies import adapter_of
from nexigon_gen.runtime.model import Maybe, Model
from nexigon_gen.runtime.model.height import is_high
from support.command import python

from .sample import CreateAction, Expr, Scalars, Shape


class Tree(Model):
    below: Maybe[Tree] = None


class Ping(Model):
    pong: Maybe[list[Pong]] = None


class Pong(Model):
    ping: Maybe[dict[str, Ping]] = None


class Named(Model):
    """Has fields called like parts of a core schema, in which is what has no end."""

    type: str
    definitions: Maybe[Tree] = None


class NamedAgain(Model):
    metadata: Maybe[Tree] = None
    serialization: str


class NamedFlat(Model):
    type: str
    definitions: str
    python_schema: str
    schema_ref: str
    cls: str


class Twice(Model):
    """Holds one class twice, which is no cycle."""

    one: Scalars
    other: list[Scalars]


def chain(length: int, end: type[Model] = Scalars) -> Any:
    """A struct that leads to as many others, one within the other."""
    found: Any = end
    for each in range(length):
        body: dict[str, Any] = {
            "__annotations__": {"below": found | None, "beside": list[found]},
            "below": None,
            "__module__": __name__,
        }
        found = new_class(f"Chain{each}", (Model,), {}, partial(_fill, body))
    return found


def _fill(body: dict[str, Any], namespace: dict[str, Any]) -> None:
    namespace.update(body)


FLAT: dict[str, Any] = {
    "any": JsonValue,
    "scalars": Scalars,
    "action": CreateAction,
    "the same twice": Twice,
    "fields called like parts of a schema": NamedFlat,
    "lists": list[list[dict[str, int]]],
    "a short chain": chain(8),
}
HIGH: dict[str, Any] = {
    "itself": Tree,
    "list of what holds itself": list[Tree],
    "each other": Ping,
    "union": Expr,
    "external union": Shape,
    "a chain": chain(30),
    "behind a field `definitions`": Named,
    "behind a field `metadata`": NamedAgain,
}


@pytest.mark.parametrize("is_built", [False, True], ids=["unbuilt", "built"])
@pytest.mark.parametrize(
    ("type_", "expected"),
    [*((each, False) for each in FLAT.values())]
    + [*((each, True) for each in HIGH.values())],
    ids=[*FLAT, *HIGH],
)
def test_height(type_: Any, expected: bool, is_built: bool) -> None:
    if is_built and isinstance(type_, type) and issubclass(type_, Model):
        type_.model_rebuild()
    assert is_high(adapter_of(type_).schema, 120) is expected


def test_any_value_is_high_as_a_value_only() -> None:
    """Its JSON is read without validators within each other."""
    assert is_high(adapter_of(JsonValue).schema, 120, in_python=True)
    assert is_high(adapter_of(Tree).schema, 120, in_python=True)
    assert not is_high(adapter_of(NamedFlat).schema, 120, in_python=True)


@pytest.mark.parametrize("step", [1, -1], ids=["from below", "from above"])
def test_heights_are_remembered_right(step: int) -> None:
    """Whichever class of a chain is asked for first."""
    classes: list[Any] = [chain(60, NamedFlat)]
    while classes[-1] is not NamedFlat:
        classes.append(get_args(classes[-1].__annotations__["below"])[0])
    for each in reversed(classes):
        each.model_rebuild()
    high = {each: each.__has_levels__ for each in classes[::step]}
    assert [high[each] for each in classes] == sorted(high.values(), reverse=True)
    assert set(high.values()) == {True, False}


SMALL = """
import threading
from nexigon_gen.runtime.codec.value_codec import Codec
from nexigon_gen.runtime.model import Maybe, Model
from nexigon_gen.runtime.model.height import is_high

class Chain(Model):
    leaf: Maybe[str] = None

for each in range(18):
    body = {"__annotations__": {"below": Maybe[Chain]}, "below": None}
    Chain = type(Model)(f"Chain{each}", (Model,), {**body, "__module__": __name__})

codec = Codec(Chain)
assert not is_high(codec._adapter.schema, 120)
assert is_high(codec._adapter.schema, 100)
texts = [
    b'{"below":' * 18 + b"{}" + b"}" * 18,
    b'{"below":' * 18 + b'{"later":' + b"[" * 180 + b"]" * 180 + b"}" * 19,
    b'{"later":' * 199 + b"1" + b"}" * 199,
]

values = []

def read():
    values.extend(map(codec.decode, texts))

threading.stack_size(256 << 10)
thread = threading.Thread(target=read)
thread.start()
thread.join()
assert [*map(codec.encode, values)] == texts
"""


def test_what_is_not_high_is_read_on_any_stack(tmp_path: Path) -> None:
    """However deep the keys are that it does not know."""
    done = python(tmp_path, "-c", SMALL)
    assert done.returncode == 0, done.stderr
