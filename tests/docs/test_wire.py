"""Clauses of docs/wire.md: each that is cited anywhere is there, once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from support.specs import ROOT

from .pages import page

FOLDERS = (
    "benchmarks",
    "docs",
    "examples",
    "generated",
    "runtime/tests",
    "spec",
    "src",
    "templates",
    "tests",
)
SUFFIXES = {".jinja", ".json", ".md", ".py", ".toml", ".yaml"}
CLAUSE = re.compile(r"\bW\d+\.\d+\b")
PART = re.compile(r"\bwire\.md`? (W\d+)(?!\d*\.)")

WIRE = page("docs/wire.md").text
CLAUSES = re.findall(r"^\*\*(W\d+\.\d+)\b", WIRE, re.MULTILINE)
PARTS = re.findall(r"^## (W\d+)\b", WIRE, re.MULTILINE)


def files() -> Iterator[Path]:
    """Whatever people read in the repository."""
    yield from ROOT.glob("*.md")
    for folder in FOLDERS:
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in SUFFIXES and path.is_file():
                yield path


def test_clauses_are_numbered_in_order() -> None:
    numbers = [tuple(map(int, clause[1:].split("."))) for clause in CLAUSES]
    assert numbers == sorted(set(numbers))
    assert [part for part, count in numbers if count == 1] == [1, 2, 3, 4]


def test_what_is_cited_is_there() -> None:
    known = {*CLAUSES, *PARTS}
    cited = {
        f"{path.relative_to(ROOT)}: {clause}"
        for path in files()
        for text in [path.read_text("utf-8", "replace")]
        for clause in [*CLAUSE.findall(text), *PART.findall(text)]
        if clause not in known
    }
    assert cited == set()


def test_every_clause_is_cited_by_a_test() -> None:
    texts = [
        path.read_text("utf-8", "replace")
        for folder in ("tests", "runtime/tests")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".py", ".yaml"}
    ]
    cited = {clause for text in texts for clause in CLAUSE.findall(text)}
    assert [clause for clause in CLAUSES if clause not in cited] == []
