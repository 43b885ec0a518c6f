"""Habits from elsewhere: the help says the edit."""

from __future__ import annotations

import pytest

from nexigon_gen.diagnostics import Report
from nexigon_gen.source import yaml
from nexigon_gen.source.span import Source
from nexigon_gen.spec import typeexpr
from nexigon_gen.spec.decode import decode

from .parsing import text

HEAD = "spec: 1\napi: Test\nnamespace: test\n"
DOCS = "docs follow ` -- `, with a blank on either side"
RANGE = "a range is `1..128`, `1..` or `..128`"


@pytest.mark.parametrize(
    ("expression", "help"),
    [
        ("u8[]", "write `list<u8>`"),
        ("list<u8>[]", "write `list<list<u8>>`"),
        ("u8[4]", "write `list<u8>`"),
        ("[u8]", "write `list<u8>`"),
        ("[]", "write `list<T>`"),
        ("list[string]", "write `list<string>`"),
        ("map[string, u8]", "write `map<string, u8>`"),
        ("string[1..5]", "write `string(1..5)`"),
        ("list(string)", "write `list<string>`"),
        ("string(128)", RANGE),
        ("string(max=128)", RANGE),
        ("u32(1-600)", "write `1..600`"),
        ("u32(1, 600)", "write `1..600`"),
        ("string | null", "mark the field's name: `name?: Type`"),
        ("A | B", "one of several types is a union: define it under `types`"),
        ("string = x", "a default has its own key: `{type: Type, default: value}`"),
        ("string - docs", DOCS),
        ("string --docs", DOCS),
        ("string — docs", DOCS),
        ("string // docs", DOCS),
        ("common.Id", "import the type and write its name alone"),
        ("common::Id", "import the type and write its name alone"),
        ("“string”", "a type has no quotes of its own"),
    ],
)
def test_type(expression: str, help: str) -> None:
    report = Report()
    typeexpr.parse(text(expression), report)
    (found,) = report
    assert found.help == (help,)


@pytest.mark.parametrize(
    ("body", "help"),
    [
        ("types: [A]", "write `types: {Name: {fields: {…}}}`"),
        ("types: {A: {fields: [a]}}", "write `fields: {name: Type}`"),
        ("types: {A: {values: [B]}}", "write `values: {Name: docs}`"),
        ("types: {A: {tag: t, variants: [B]}}", "write `variants: {Name: Type}`"),
        ("imports: common", "write `imports: {common: [Timestamp]}`"),
        ("imports: {common: Id}", "write `common: [Id]`"),
        ("imports: {common: ['*']}", "there is no wildcard: name each type"),
        ("types: {A: {feilds: {}}}", "did you mean `fields`?"),
        ("types: {A: {enum: [B]}}", "did you mean `values`?"),
        (
            "types: {A: {allOf: [B]}}",
            "nothing is inherited: repeat the fields, or hold the other type",
        ),
        ("types: {A: {fields: {}, summary: x}}", "did you mean `docs`?"),
        (
            "types: {A: {fields: {a: {type: u8, nullable: true}}}}",
            "a field is required unless its name ends in `?`: `name?: Type`",
        ),
        (
            "types: {A: {fields: {a: {fields: {b: u8}}}}}",
            "define it under `types` and write its name: `type: Name`",
        ),
        (
            "types: {A: {fields: {}, extends: B}}",
            "nothing is inherited: repeat the fields, or hold the other type",
        ),
        (
            "types: {A: {tag: t, variants: {B: {a: u8}}}}",
            "write `B: {fields: {a: …}}`",
        ),
        (
            "actions: {A: {request: {a: u8}}}",
            "write `request: TypeName` or `request: {TypeName: {a: u8}}`",
        ),
        ("actions: {A: {returns: B}}", "did you mean `response`?"),
        ("actions: {A: {timeout: '10'}}", "without quotes: `timeout: 10`"),
        ("types: {my-type: u8}", "write `MyType`"),
    ],
)
def test_spec(body: str, help: str) -> None:
    report = Report()
    source = Source("spec.yaml", f"{HEAD}{body}\n")
    node = yaml.parse(source, report)
    assert node
    decode(node, source, report)
    (found,) = report
    assert found.help == (help,)


def test_a_letter_that_looks_like_another() -> None:
    report = Report()
    source = Source("spec.yaml", f"{HEAD}types: {{\u0410b: u8}}\n")
    node = yaml.parse(source, report)
    assert node
    decode(node, source, report)
    (found,) = report
    assert found.notes[1] == "it contains U+0410, CYRILLIC CAPITAL LETTER A"
