"""The table of keys: what is in it is read, and what is read is in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nexigon_gen.language import keys, member_keys, shared_keys
from nexigon_gen.language.body import Body
from nexigon_gen.language.decode.document import decode
from nexigon_gen.language.document import SpecDocument
from nexigon_gen.language.shape import Key, Kind
from nexigon_gen.syntax.yaml import parse
from nexigon_gen.text.report import Report
from nexigon_gen.text.span import Source

_CLASSES = [
    each
    for table in (shared_keys, member_keys, keys)
    for each in vars(table).values()
    if isinstance(each, type)
]
BODIES = list(
    dict.fromkeys(
        each
        for each in _CLASSES
        if issubclass(each, Body) and each not in (Body, shared_keys.LifecycleBody)
    )
)

EVERY_SHAPE = """\
spec: 1
api: Demo
namespace: demo
servers: {cloud: {url: https://hub.example.com, docs: The cloud.}}
imports: {common: [Id], other: {from: ../b.yaml, names: [Name]}}
types:
  Struct:
    unstable: {feature: a}
    fields:
      a: {type: string, validate: [{length: 1..2}], deprecated: {note: b}}
  Enum: {values: {Up: {docs: Up.}, Down: Down.}}
  Union: {tag: kind, variants: {A: {type: Struct}, B: {fields: {c: u8}}}}
  Newtype: {type: string}
  Alias: {alias: Struct}
  Opaque: {schema: a.json}
actions:
  Do:
    request: {DoAction: {a: string}}
    examples: [{request: {a: b}, response: {}}]
"""


def decoded() -> SpecDocument | None:
    report = Report()
    source = Source("demo.yaml", EVERY_SHAPE)
    root = parse(source, report)
    assert root
    document = decode(root, source, report)
    assert not [each.message for each in report]
    return document


def test_an_attribute_is_called_like_its_key() -> None:
    for body in BODIES:
        named = {name: each for name, each in vars(body).items() if is_key(each)}
        assert [each.rstrip("_") for each in named] == [*body.shape.keys], body
        assert [each.name for each in named.values()] == [*body.shape.keys], body


def is_key(value: object) -> bool:
    return isinstance(value, Key)


def test_every_shape_is_reached() -> None:
    seen: set[str] = set()
    waiting = [keys.DocumentBody.shape]
    while waiting:
        shape = waiting.pop()
        if shape.name not in seen:
            seen.add(shape.name)
            waiting += [s for key in shape.entries if key.of for s in key.of.shapes]
    assert seen == {body.shape.name for body in BODIES}


def test_every_key_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    used: set[type[Body]] = set()
    leave = Body.__exit__

    def noted(body: Body, *failure: object) -> None:
        used.add(type(body))
        leave(body, *failure)

    monkeypatch.setattr(Body, "__exit__", noted)
    assert decoded()
    assert used == {*BODIES}, "the spec above has to show each shape"


@pytest.mark.parametrize("body", BODIES, ids=lambda body: body.shape.name)
def test_a_key_that_nobody_reads_ends_the_run(
    body: type[Body], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is accepted by nobody in silence, whether it is written or not."""
    tags = Key("tags", Kind.NAMES, "Words.", Body.items)
    entries = (*body.shape.entries, tags)
    shape = body.shape
    changed = replace(shape, entries=entries)
    monkeypatch.setattr(body, "shape", changed)
    with pytest.raises(AssertionError, match="nobody reads .*tags"):
        decoded()
