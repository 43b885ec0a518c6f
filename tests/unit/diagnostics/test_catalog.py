"""The table of codes, held against the code that reports them."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

import nexigon_gen
from nexigon_gen.diagnostics.catalog import Code, catalog, find
from nexigon_gen.diagnostics.explain import explain, index
from nexigon_gen.text.report import Severity

PACKAGE = Path(nexigon_gen.__file__).parent
EACH = tuple(catalog().values())


def code_of(code: Code) -> str:
    return code.code


def reported() -> Iterator[tuple[str, str]]:
    """Each `report.error("NXGnnn"` and `report.warning("NXGnnn"` of the sources."""
    call = re.compile(r"\.(error|warning)\(\s*\"(NXG\d{3})\"")
    for path in PACKAGE.rglob("*.py"):
        for match in call.finditer(path.read_text("utf-8")):
            yield match[2], match[1]


def test_order() -> None:
    assert list(catalog()) == sorted(catalog())
    assert all(re.fullmatch(r"NXG\d{3}", code) for code in catalog())


def test_names_differ() -> None:
    names = [each.name for each in catalog().values()]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", name) for name in names)


def test_every_code_in_the_sources_is_in_the_table() -> None:
    texts = (path.read_text("utf-8") for path in PACKAGE.rglob("*.py"))
    found = {code for text in texts for code in re.findall(r"\"(NXG\d{3})\"", text)}
    assert "NXG005" in found, "the search finds nothing"
    assert found <= catalog().keys()


def test_what_is_reported_has_the_severity_of_the_table() -> None:
    found = set(reported())
    assert ("NXG005", "error") in found, "the search finds nothing"
    unlike = {
        (code, severity)
        for code, severity in found
        if code not in catalog() or catalog()[code].severity is not Severity(severity)
    }
    assert not unlike


@pytest.mark.parametrize("code", EACH, ids=code_of)
def test_words(code: Code) -> None:
    assert not code.title[0].isupper()
    assert not code.title.endswith(".")
    assert code.explanation.endswith(".")
    assert bool(code.bad) == bool(code.good)
    assert code.bad != code.good or not code.bad


def test_only_what_one_small_file_cannot_show_has_no_example() -> None:
    without = {code for code, each in catalog().items() if not each.bad}
    of_files = {code for code in catalog() if code < "NXG100" or code > "NXG900"}
    assert without - of_files == {"NXG111", "NXG313", "NXG314"}


@pytest.mark.parametrize("code", [each for each in EACH if each.good], ids=code_of)
def test_the_good_example_is_yaml(code: Code) -> None:
    assert isinstance(yaml.compose(code.good), yaml.MappingNode)


@pytest.mark.parametrize("text", ["NXG204", "nxg204", "204", "duplicate-field"])
def test_find(text: str) -> None:
    assert find(text) is catalog()["NXG204"]


@pytest.mark.parametrize("text", ["", "NXG", "NXG000", "20", "duplicate"])
def test_find_nothing(text: str) -> None:
    assert find(text) is None


@pytest.mark.parametrize("code", EACH, ids=code_of)
def test_explain(code: Code) -> None:
    text = explain(code)
    assert text.startswith(f"{code.code} {code.name} ({code.severity.value}")
    assert ("Wrong:" in text) == bool(code.bad)
    assert "\n\n\n" not in text


def test_index() -> None:
    assert [line.split()[0] for line in index().splitlines()] == list(catalog())


def test_the_table_is_not_read_to_print_a_diagnostic() -> None:
    program = """
import sys
from nexigon_gen.text.report import Report
from nexigon_gen.diagnostics.text import render
report = Report()
report.error("NXG204", None, "twice")
assert render(list(report), colour=True)
assert "nexigon_gen.diagnostics.catalog" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", program], check=True)
