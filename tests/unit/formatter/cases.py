"""Texts before and after, from a file.

Each begins with `=== name`; a line `---` parts the two. The head of a spec is left out.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .tool import HEAD, formatted

_CASE = re.compile(r"^=== (\w+)\n(.*?)^---\n(.*?)(?=^===|\Z)", re.DOTALL | re.MULTILINE)


def cases(name: str) -> pytest.MarkDecorator:
    """A test for each case of a file, with the arguments `before` and `after`."""
    text = Path(__file__).with_name(name).read_text("utf-8")
    found = {case: (before, after) for case, before, after in _CASE.findall(text)}
    return pytest.mark.parametrize(("before", "after"), found.values(), ids=found)


def check(before: str, after: str) -> None:
    """Asserts that one becomes the other, which then stays as it is."""
    assert formatted(HEAD + before) == HEAD + after
    assert formatted(HEAD + after) == HEAD + after
