"""Docs in the help of commands: paragraphs are lines, all else stays."""

from __future__ import annotations

import pytest

from nexigon_gen.backends.python.lower.docs import in_help

CASES = {
    "paragraph": ("One\ntwo `x`\nthree.", "One two `x` three."),
    "paragraphs": ("One\ntwo.\n\nThree\nfour.", "One two.\n\nThree four."),
    "list": (
        "Of:\n- a\n- b\ngoes on\n\n1. c\n2) d",
        "Of:\n- a\n- b goes on\n\n1. c\n2) d",
    ),
    "indented": ("One:\n    code\n    more", "One:\n    code\n    more"),
    "fence": ("One\n```\na\nb\n```\ntwo\nthree", "One\n```\na\nb\n```\ntwo three"),
    "heading": ("# One\ntwo\n## Three", "# One\ntwo\n## Three"),
    "table": ("| a |\n| - |\n| b |", "| a |\n| - |\n| b |"),
    "break": ("One  \ntwo", "One  \ntwo"),
    "quote": ("One\n> two", "One\n> two"),
    "no list": ("3.5 of\n-1 and #2", "3.5 of -1 and #2"),
    "name": (
        "See [Thing]\nand [it](https://a.example).",
        "See Thing and [it](https://a.example).",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_lines(case: str) -> None:
    docs, told = CASES[case]
    assert in_help(docs, {"Thing"}) == told
