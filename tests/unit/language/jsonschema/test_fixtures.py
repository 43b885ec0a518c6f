"""The JSON Schema of the language says of each spec what the decoder says."""

from __future__ import annotations

from pathlib import Path

import pytest

from nexigon_gen.language import jsonschema
from support.specs import ROOT, SPECS

from .decoder import SHAPE, errors
from .editor import complaints, read


def _files(*folders: Path) -> list[Path]:
    return sorted(path for folder in folders for path in folder.rglob("*.yaml"))


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


VALID = _files(ROOT / "spec", SPECS / "valid", SPECS / "near")
INVALID = _files(SPECS / "invalid")


@pytest.mark.parametrize("path", VALID, ids=_name)
def test_valid(path: Path) -> None:
    assert not complaints(read(path.read_text("utf-8")))


@pytest.mark.parametrize("path", INVALID, ids=_name)
def test_invalid(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not errors(text) & SHAPE or complaints(read(text))


def test_every_error_of_shape_has_a_spec() -> None:
    seen = {code for path in INVALID for code in errors(path.read_text("utf-8"))}
    assert seen >= SHAPE


def test_the_file_is_fresh() -> None:
    """`nexigon-gen schema > spec/nexigon-spec.schema.json`"""
    path = ROOT / "spec" / "nexigon-spec.schema.json"
    assert path.read_text("utf-8") == jsonschema.text()
