"""Every spec there is, formatted."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from shutil import copytree

import pytest

from support.specs import ROOT, SPECS, VALID, specs_in

from . import tool
from .tool import comments, said

formatted = cache(tool.formatted)
"""Several tests ask for the same texts."""
NEAR = specs_in(SPECS / "near")
FILES = sorted(
    path
    for folder in (ROOT / "spec", SPECS / "valid", SPECS / "near")
    for path in folder.rglob("*.yaml")
)


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_idempotent(path: Path) -> None:
    text = formatted(path.read_text("utf-8"))
    assert formatted(text) == text


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_comments_stay(path: Path) -> None:
    text = path.read_text("utf-8")
    assert comments(formatted(text)) == comments(text)


@pytest.fixture(scope="module")
def tidy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The specs of the tests, formatted."""
    copy = tmp_path_factory.mktemp("formatted")
    for folder in ("valid", "near"):
        copytree(SPECS / folder, copy / folder)
    for each in copy.rglob("*.yaml"):
        each.write_text(formatted(each.read_text("utf-8")), "utf-8")
    return copy


@pytest.mark.parametrize("path", [*VALID.values(), *NEAR.values()], ids=[*VALID, *NEAR])
def test_the_ir_stays(path: Path, tidy: Path) -> None:
    assert said(tidy / path.relative_to(SPECS)) == said(path)


@pytest.mark.parametrize("path", sorted((ROOT / "spec").glob("*.yaml")), ids=_name)
def test_the_spec_of_the_hub_is_formatted(path: Path) -> None:
    """`nexigon-gen fmt spec/*.yaml`"""
    text = path.read_text("utf-8")
    assert formatted(text) == text
