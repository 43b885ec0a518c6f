"""The reference pages are fresh, and what they show is true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from nexigon_gen.diagnostics.catalog import catalog
from nexigon_gen.formatter.format import format_spec
from nexigon_gen.language import keys
from nexigon_gen.language.shape import Shape
from nexigon_gen.reference.language import SCALARS
from nexigon_gen.reference.pages import PAGES
from nexigon_gen.runtime.wire.scalars import ScalarKind
from nexigon_gen.text.report import Report
from nexigon_gen.text.span import Source
from support.specs import ROOT, compiled

HEAD = "spec: 1\napi: Demo\nnamespace: demo\n\n"
COMMON = "spec: 1\nnamespace: common\ntypes:\n  Id: string\n"
LANGUAGE = PAGES["language.md"]()
EXAMPLES = [
    found if found.startswith("spec:") else HEAD + found
    for found in re.findall(r"^```yaml\n(.*?)^```$", LANGUAGE, re.DOTALL | re.MULTILINE)
]


@pytest.mark.parametrize("name", PAGES)
def test_fresh(name: str) -> None:
    """`python -m nexigon_gen.reference docs`"""
    assert (ROOT / "docs" / name).read_text("utf-8") == PAGES[name]()


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_example_compiles(example: str, tmp_path: Path) -> None:
    (tmp_path / "common.yaml").write_text(COMMON, "utf-8")
    path = tmp_path / "demo.yaml"
    path.write_text(example, "utf-8")
    compiled(path)


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_example_is_canonical(example: str) -> None:
    assert format_spec(Source("demo.yaml", example), Report()) == example


def test_there_are_examples() -> None:
    assert len(EXAMPLES) > 8


def _key_names(shape: Shape) -> set[str]:
    below = (
        _key_names(each) for key in shape.entries if key.of for each in key.of.shapes
    )
    return {key.name for key in shape.entries}.union(*below)


def test_every_key_is_shown() -> None:
    shown = {
        name
        for row in re.findall(r"^\| (`.*?`) \|", LANGUAGE, re.MULTILINE)
        for name in re.findall(r"`([^`]+)`", row)
    }
    assert _key_names(keys.DocumentBody.shape) <= shown


def test_every_scalar_is_shown() -> None:
    shown = [kind for row in SCALARS for kind in row.kinds]
    assert sorted(shown, key=lambda kind: kind.value) == sorted(
        ScalarKind, key=lambda kind: kind.value
    )


def test_every_code_is_shown() -> None:
    headings = re.findall(r"^### (NXG\d+)$", PAGES["diagnostics.md"](), re.MULTILINE)
    assert headings == [*catalog()]


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_somewhere(name: str) -> None:
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", PAGES[name]()):
        assert (ROOT / "docs" / target).exists()
    own = re.findall(r"\]\(#([^)]+)\)", PAGES[name]())
    headings = re.findall(r"^#+ (.+)$", PAGES[name](), re.MULTILINE)
    assert set(own) <= {each.lower().replace(" ", "-") for each in headings}
