"""Mistakes as a new user makes them: each is found at its place, and its help, done to
the letter, mends it.

Each case of `mistakes/*.toml` changes `base.yaml`: `old` to `new`. `found` is all that is
said of it, `help` how; `fix` is what a person writes who does just that: the lines (the
first and the last, counted from 1; a last that is one less is before the first) and what
is put in their place. After it, nothing is wrong any more.
"""

from __future__ import annotations

import re
import shutil
import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TypedDict

import pytest

from nexigon_gen.text.report import Report
from support.specs import SPECS, findings

FOLDER = SPECS / "mistakes"
BASE = (FOLDER / "base.yaml").read_text("utf-8")
_QUOTED = re.compile(r"`([^`]+)`")
_UNUSED = "NXG310"
"""A mistake may take the only use of a type away."""


class Fix(TypedDict):
    """An edit of whole lines."""

    lines: tuple[int, int]
    put: list[str]


class Mistake(TypedDict):
    """A case; see above."""

    old: str
    new: str
    found: list[str]
    help: list[str]
    fix: list[Fix]


def _read() -> Iterator[tuple[str, Mistake]]:
    for file in sorted(FOLDER.glob("*.toml")):
        table: Mapping[str, Mistake] = tomllib.loads(file.read_text("utf-8"))
        yield from ((f"{file.stem}-{name}", case) for name, case in table.items())


MISTAKES = dict(_read())


@pytest.fixture(scope="module")
def spec(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file that each test writes its spec to, with the one it imports beside it."""
    folder = tmp_path_factory.mktemp("mistakes")
    shutil.copy(FOLDER / "common.yaml", folder)
    return folder / "base.yaml"


def wrong(case: Mistake) -> str:
    """The spec with the mistake."""
    assert case["old"] in BASE
    return BASE.replace(case["old"], case["new"], 1)


def mended(case: Mistake) -> str:
    """The spec after the help was followed."""
    lines = wrong(case).split("\n")
    for fix in reversed(case["fix"]):
        first, last = fix["lines"]
        lines[first - 1 : last] = fix["put"]
    return "\n".join(lines)


def places(report: Report) -> list[str]:
    """`line:column code` of all that is found."""
    labels = [(each.label, each.code) for each in report if each.code != _UNUSED]
    return [
        f"{label.span.first.line}:{label.span.first.column} {code}"
        for label, code in labels
        if label
    ]


def test_the_base_is_right(spec: Path) -> None:
    spec.write_text(BASE, "utf-8")
    assert not list(findings(spec))


@pytest.mark.parametrize("name", MISTAKES)
def test_is_found_with_its_help(name: str, spec: Path) -> None:
    case = MISTAKES[name]
    spec.write_text(wrong(case), "utf-8")
    report = findings(spec)
    assert places(report) == case["found"]
    helps = [help for each in report for help in each.help if each.code != _UNUSED]
    assert helps == case["help"]


@pytest.fixture(scope="module")
def found_in(spec: Path) -> Callable[[str], list[str]]:
    """What is found in a spec; many helps lead to the same."""

    @cache
    def of(text: str) -> list[str]:
        spec.write_text(text, "utf-8")
        return places(findings(spec))

    return of


@pytest.mark.parametrize("name", MISTAKES)
def test_the_help_works(name: str, found_in: Callable[[str], list[str]]) -> None:
    assert found_in(mended(MISTAKES[name])) == []


_WAYS = re.compile(
    r"leave|take |indent|dash|space|quote|did you mean|put (?:it|the|a)|above|comma|find|block form"
)


def test_the_fix_is_what_the_help_says() -> None:
    assert not [name for name, case in MISTAKES.items() if not _is_said(case)]


def _is_said(case: Mistake) -> bool:
    """Whether the help of a case names what its fix puts there, or what it does."""
    put = "\n".join(line for fix in case["fix"] for line in fix["put"])
    said = [text for help in case["help"] for text in _QUOTED.findall(help)]
    told = any(_WAYS.search(help) for help in case["help"])
    return told or any(text in put for text in said)
