"""Habits from elsewhere: the help says the edit."""

from __future__ import annotations

import pytest

from nexigon_gen.language import typeexpr
from nexigon_gen.language.decode.document import decode
from nexigon_gen.syntax import yaml
from nexigon_gen.text.report import Report
from nexigon_gen.text.span import Source

from .parsing import text

HEAD = "spec: 1\napi: Test\nnamespace: test\n"
DOCS = "docs follow ` -- `, with a blank on either side: `string -- docs`"


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
        ("string(128)", "write `string(..128)`"),
        ("string(max=128)", "write `string(..128)`"),
        ("u32(1-600)", "write `1..600`"),
        ("u32(1, 600)", "write `1..600`"),
        ("string | null", "write `string`; a field may be absent: `name?: string`"),
        (
            "A | B",
            "write the union as `{tag: kind, variants: {A: A, B: B}}`",
        ),
        (
            "string = x",
            "a default has its own key: `name?: {type: string, default: x}`",
        ),
        ("string - docs", DOCS),
        ("string --docs", DOCS),
        ("string — docs", DOCS),
        ("string // docs", DOCS),
        ("common.Id", "write `string`"),
        (
            "common::Other",
            "import the type and write its name alone: `Other`",
        ),
        ("“string”", "a type has no quotes of its own: write `string`"),
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
        ("types: {A: {values: [B]}}", "write `values: {B: ''}`"),
        ("types: {A: {tag: t, variants: [B]}}", "write `variants: {B: B}`"),
        ("imports: common", "say which types: write `imports: {common: [Timestamp]}`"),
        ("imports: ./b.yaml", "say which types: write `imports: {b: [Timestamp]}`"),
        (
            "imports: ../a/b.yaml",
            (
                "say which types: write `imports: {b: {from: ../a/b.yaml, names:"
                " [Timestamp]}}`"
            ),
        ),
        (
            "types: {A: {fields: {b: {const: x}}}}",
            (
                "define `AB: {values: {X: {wire: x}}}` under `types`, and write `type: AB`"
                " instead of `const`"
            ),
        ),
        (
            "types: {A: {fields: {b: {const: 1}}}}",
            (
                "define `AB: {values: {N1: 1}}` under `types`, and write `type: AB`"
                " instead of `const`"
            ),
        ),
        (
            "types: {A: {fields: {b: {type: bool, const: true}}}}",
            "leave `const` out: a field has a type, and no value that is always the same",
        ),
        ("imports: {common: Id}", "write `common: [Id]`"),
        ("imports: {common: ['*']}", "there is no wildcard: name each type"),
        ("types: {A: {feilds: {}}}", "did you mean `fields`?"),
        ("types: {A: {enum: B}}", "did you mean `values`?"),
        (
            "types: {A: {allOf: [B, C]}}",
            (
                "leave `allOf` out: nothing is inherited: repeat the fields, or hold the"
                " other type"
            ),
        ),
        ("types: {A: {fields: {}, summary: x}}", "did you mean `docs`?"),
        (
            "types: {A: {fields: {a: {type: u8, nullable: true}}}}",
            "leave `nullable` out, and put a `?` behind the type: it may be `null`",
        ),
        (
            "types: {A: {fields: {a: {fields: {b: u8}}}}}",
            (
                "define `AA: {fields: {b: u8}}` under `types`, and write `type: AA` instead of"
                " `fields`"
            ),
        ),
        (
            "types: {A: {fields: {}, extends: B}}",
            (
                "leave `extends` out: nothing is inherited: repeat the fields, or hold the"
                " other type"
            ),
        ),
        (
            "types: {A: {tag: t, variants: {B: {a: u8}}}}",
            "write `B: {fields: {a: u8}}`",
        ),
        (
            "actions: {A: {request: {a: u8}}}",
            "give the struct a name: write `request: {AAction: {a: u8}}`",
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
