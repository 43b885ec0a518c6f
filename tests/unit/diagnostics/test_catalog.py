"""The table of codes, held against the code that reports them."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TypeGuard

import pytest
import yaml

import nexigon_gen
from nexigon_gen.diagnostics.catalog import CatalogEntry, catalog, changes, find
from nexigon_gen.diagnostics.explain import explain, index
from nexigon_gen.text import kinds
from nexigon_gen.text.kinds import DiagnosticKind

PACKAGE = Path(nexigon_gen.__file__).parent
EACH = tuple(catalog().values())


def code_of(code: CatalogEntry) -> str:
    return code.code


def test_order() -> None:
    assert list(catalog()) == sorted(catalog())
    assert all(re.fullmatch(r"NXG\d{3}", code) for code in catalog())


def test_names_differ() -> None:
    names = [each.name for each in catalog().values()]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", name) for name in names)


def texts() -> set[str]:
    """The codes that a text explains."""
    found: set[str] = set()
    for path in (PACKAGE / "diagnostics" / "codes").glob("*.toml"):
        table = tomllib.loads(path.read_text("utf-8"))
        assert not found & table.keys()
        found |= table.keys()
    return found


def test_every_kind_has_a_text_and_every_text_a_kind() -> None:
    declared = [each.code for each in vars(kinds).values() if is_kind(each)]
    assert declared == sorted(set(declared))
    assert texts() == set(declared)


def is_kind(value: object) -> TypeGuard[DiagnosticKind]:
    return isinstance(value, DiagnosticKind)


HOMES = {"text/kinds.py"}


def test_only_the_table_of_kinds_says_a_code() -> None:
    """Whoever reports names the kind."""
    found = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if re.search(r"[\"']NXG\d{3}[\"']", path.read_text("utf-8"))
    }
    assert found == HOMES


def test_every_kind_is_reported() -> None:
    words = {
        word
        for path in PACKAGE.rglob("*.py")
        if path.name != "kinds.py"
        for word in re.findall(r"\b[A-Z][A-Z0-9_]+\b", path.read_text("utf-8"))
    }
    names = {name for name, each in vars(kinds).items() if is_kind(each)}
    assert names - words == set()


@pytest.mark.parametrize("code", EACH, ids=code_of)
def test_words(code: CatalogEntry) -> None:
    assert not code.title[0].isupper()
    assert not code.title.endswith(".")
    assert code.explanation.endswith(".")
    assert bool(code.bad) == bool(code.good)
    assert code.bad != code.good or not code.bad


def test_only_what_one_small_file_cannot_show_has_no_example() -> None:
    without = {code for code, each in catalog().items() if not each.bad}
    of_files = {code for code in catalog() if code < "NXG100" or code > "NXG900"}
    of_documents = {code for code in catalog() if code[:4] == "NXG8"}
    assert without - of_files - of_documents == {"NXG111", "NXG313", "NXG314"}


@pytest.mark.parametrize("code", [each for each in EACH if each.good], ids=code_of)
def test_the_good_example_is_yaml(code: CatalogEntry) -> None:
    assert isinstance(yaml.compose(code.good), yaml.MappingNode)


@pytest.mark.parametrize("text", ["NXG204", "nxg204", "204", "duplicate-field"])
def test_find(text: str) -> None:
    assert find(text) is catalog()["NXG204"]


@pytest.mark.parametrize("text", ["", "NXG", "NXG000", "20", "duplicate"])
def test_find_nothing(text: str) -> None:
    assert find(text) is None


@pytest.mark.parametrize("code", EACH, ids=code_of)
def test_explain(code: CatalogEntry) -> None:
    text = explain(code)
    assert text.startswith(f"{code.code} {code.name} ({code.kind.severity.value}")
    assert ("Wrong:" in text) == bool(code.bad)
    assert "\n\n\n" not in text


def test_index() -> None:
    codes = [line.split()[0] for line in index().splitlines()]
    assert codes == [*catalog(), *changes()]


def test_the_table_is_not_read_to_print_a_diagnostic() -> None:
    program = """
import sys
from nexigon_gen.text.kinds import DUPLICATE_FIELD
from nexigon_gen.text.report import Report
from nexigon_gen.diagnostics.text import render
report = Report()
report.add(DUPLICATE_FIELD, None, "twice")
assert render(list(report), colour=True)
assert "nexigon_gen.diagnostics.catalog" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", program], check=True)
