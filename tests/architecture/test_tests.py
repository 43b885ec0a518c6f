"""Where tests are, and that each folder says what it is for."""

from __future__ import annotations

import ast
from pathlib import Path

from support.specs import ROOT

from .source import SRC

_TESTS = ROOT / "tests"
_RUNTIME = ROOT / "runtime" / "tests"


def _folders(folder: Path) -> list[Path]:
    return [path.parent for path in folder.glob("*/__init__.py")]


def test_each_folder_says_what_it_is_for() -> None:
    silent = [
        folder.name
        for folder in [_RUNTIME, *_folders(_TESTS)]
        if not ast.get_docstring(ast.parse((folder / "__init__.py").read_text("utf-8")))
    ]
    assert silent == []


def test_tests_of_parts_stand_where_the_parts_do() -> None:
    pairs = [(_TESTS / "unit", SRC), (_RUNTIME, SRC / "runtime")]
    astray = [
        str(path.relative_to(ROOT))
        for tests, source in pairs
        for path in tests.rglob("*/")
        if path.name != "__pycache__"
        for part in [source / path.relative_to(tests)]
        if not (part.is_dir() or part.with_suffix(".py").is_file())
    ]
    assert astray == []
