"""Help for names that stand for nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from nexigon_gen.analysis.scope import BUILTIN
from nexigon_gen.language.hints import words
from support.specs import findings

SPEC = "spec: 1\napi: Demo\nnamespace: demo\ntypes:\n  A: {{fields: {{a: {type}}}}}\n"


def help_for(type_: str, folder: Path) -> tuple[str, ...]:
    spec = folder / "demo.yaml"
    spec.write_text(SPEC.format(type=type_), "utf-8")
    (found,) = findings(spec)
    assert found.code == "NXG301"
    return found.help


@pytest.mark.parametrize(
    ("written", "help_"),
    [
        ("int", "in this language it is `i32`, `i64`, `u32` or `u64`"),
        ("Boolean", "in this language it is `bool`"),
        (
            "optional<string>",
            (
                "an optional field is marked by its name: `a?: string`; "
                "one that may be `null` is `a: string?`"
            ),
        ),
        ("strin", "did you mean `string`?"),
    ],
)
def test_help(written: str, help_: str, tmp_path: Path) -> None:
    assert help_for(written, tmp_path) == (help_,)


def test_no_name_of_this_language_is_called_foreign() -> None:
    assert not words.SCALARS.keys() & (BUILTIN - {"list", "map"})


def test_each_word_stands_for_a_type_of_this_language() -> None:
    names = {text.partition("<")[0] for text in words.SCALARS.values()}
    assert names <= BUILTIN
