"""What the canonical form is, rule by rule."""

from __future__ import annotations

from .cases import cases, check
from .tool import HEAD, formatted


@cases("canon.txt")
def test_canonical(before: str, after: str) -> None:
    check(before, after)


def test_line_ends() -> None:
    check("types:\r\n  A: u8\r\n", "types:\n  A: u8\n")


def test_blank_lines_at_the_end() -> None:
    assert formatted(f"{HEAD}types: {{}}\n\n\n") == f"{HEAD}types: {{}}\n"


def test_the_order_of_a_file() -> None:
    text = "actions: {}\nnamespace: test\ntypes: {}\nspec: 1\n"
    assert formatted(text) == "spec: 1\nnamespace: test\ntypes: {}\nactions: {}\n"
