"""Each code that a stage can report has a spec that trips it and one that nearly does."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import nexigon_gen
from nexigon_gen.diagnostics.catalog import catalog
from nexigon_gen.text import kinds
from nexigon_gen.text.kinds import DiagnosticKind
from support.marks import expected
from support.specs import SPECS

from . import raw

SOURCE = Path(nexigon_gen.__file__).parent
STAGES = ("syntax", "language", "analysis", "backends")
TESTED_APART = {"NXG003", "NXG015"}
"""A file that is too large has no place in it; a package that is missing is not a matter
of the spec."""


@cache
def reported() -> set[str]:
    """The code of every kind that the code of a stage names."""
    files = [file for stage in STAGES for file in (SOURCE / stage).rglob("*.py")]
    return {code for file in files for code in _codes(file)}


def _codes(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        named = node.id if isinstance(node, ast.Name) else ""
        if isinstance(kind := getattr(kinds, named, None), DiagnosticKind):
            yield kind.code


def tripped() -> set[str]:
    """The codes that the marks of `invalid` ask for."""
    marks = expected(*(SPECS / "invalid").rglob("*.*"))
    return {mark.code for mark in marks} | {each.code for each in raw.INVALID}


def missed() -> set[str]:
    """The codes that the specs of `near` are named after."""
    names = {path.name for path in (SPECS / "near").iterdir()}
    return {name.partition("_")[0] for name in names} | {each.code for each in raw.NEAR}


def test_codes_are_found() -> None:
    assert {"NXG001", "NXG117", "NXG203", "NXG406", "NXG501", "NXG602"} < reported()


def test_catalogue() -> None:
    assert reported() - catalog().keys() == set()


def test_invalid() -> None:
    assert reported() - tripped() - TESTED_APART == set()


def test_near_miss() -> None:
    assert reported() - missed() - TESTED_APART == set()
