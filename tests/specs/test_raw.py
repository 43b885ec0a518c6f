"""Encodings, limits and characters, down to the column."""

from __future__ import annotations

from pathlib import Path

import pytest

from nexigon_gen.syntax.file import MAX_BYTES
from support.marks import Mark, reported
from support.specs import findings, messages

from .raw import HEAD, INVALID, NEAR, Raw


@pytest.mark.parametrize("raw", INVALID, ids=str)
def test_invalid(raw: Raw, tmp_path: Path) -> None:
    path = tmp_path / "raw.yaml"
    path.write_bytes(raw.data)
    wanted = [Mark("raw.yaml", line, raw.code, column) for line, column in raw.places]
    assert reported(findings(path)) == wanted


@pytest.mark.parametrize("raw", NEAR, ids=str)
def test_near_miss(raw: Raw, tmp_path: Path) -> None:
    path = tmp_path / "raw.yaml"
    path.write_bytes(raw.data)
    assert not messages(findings(path))


def test_too_large(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_bytes(HEAD + b"#" * (MAX_BYTES - len(HEAD) + 1))
    (found,) = findings(path)
    assert (found.code, found.label) == ("NXG003", None)


def test_too_large_for_an_import(tmp_path: Path) -> None:
    (tmp_path / "large.yaml").write_bytes(b"#" * (MAX_BYTES + 1))
    path = tmp_path / "small.yaml"
    path.write_bytes(HEAD + b"imports:\n  large: [A]\n")
    assert reported(findings(path)) == [Mark("small.yaml", 5, "NXG003", 3)]


@pytest.mark.parametrize("name", ["", "gone.yaml", "file.yaml/below.yaml"])
def test_unreadable(name: str, tmp_path: Path) -> None:
    (tmp_path / "file.yaml").write_bytes(HEAD)
    (found,) = findings(tmp_path / name)
    assert (found.code, found.label) == ("NXG001", None)
