"""Where a comment goes when what it belongs to moves."""

from __future__ import annotations

from .cases import cases, check
from .tool import formatted


@cases("comments.txt")
def test_comment(before: str, after: str) -> None:
    check(before, after)


def test_the_head_of_a_file_stays() -> None:
    text = "# yaml-language-server: $schema=x\n\n# Why.\nnamespace: test\nspec: 1\n"
    head = "# yaml-language-server: $schema=x\n\n# Why.\n"
    assert formatted(text) == f"{head}spec: 1\nnamespace: test\n"
