"""The words of the runtime: it is part of packages for APIs of any name."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import nexigon_gen.runtime

RUNTIME = Path(nexigon_gen.runtime.__file__).parent

# The one name that all packages have, whatever their API is called.
ALIAS = "NexigonError"


def strings() -> Iterator[tuple[str, str]]:
    """Each string of the runtime, docstrings included, with the file it is in."""
    for path in sorted(RUNTIME.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield path.relative_to(RUNTIME).as_posix(), node.value


def test_no_text_names_another_api() -> None:
    found = list(strings())
    assert len(found) > 500
    wrong = [
        (path, text)
        for path, text in found
        if "Hub" in text or "Nexigon" in text.replace(ALIAS, "")
    ]
    assert wrong == []
