"""What killed runs leave, among what others may have there."""

from __future__ import annotations

from pathlib import Path

import pytest

from nexigon_gen.output.disk import look

TARGETS = {"b.py", "a/b.py", "missing/b.py"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "root/a").mkdir(parents=True)
    return tmp_path / "root"


def beside(target: Path) -> Path:
    """A new unfinished file of a target."""
    path = target.with_name(f".{target.name}.0123abcd.tmp")
    path.touch()
    return path


@pytest.mark.parametrize("target", ["b.py", "a/b.py"])
def test_what_is_on_its_way_is_found(root: Path, target: str) -> None:
    path = beside(root / target)
    assert look(root, TARGETS).leftovers == [path.relative_to(root).as_posix()]


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(".c.py.0123abcd.tmp", id="of another file"),
        pytest.param("sub/.b.py.0123abcd.tmp", id="of another folder"),
        pytest.param(".b.py.tmp", id="no number"),
        pytest.param(".b.py.0123abcd.tmp.bak", id="another end"),
        pytest.param("b.py.0123abcd.tmp", id="no dot"),
        pytest.param("b.py", id="the file"),
    ],
)
def test_what_is_of_others(root: Path, name: str) -> None:
    (root / name).parent.mkdir(exist_ok=True)
    (root / name).touch()
    assert look(root, TARGETS).leftovers == []


def test_no_file(root: Path) -> None:
    (root / ".b.py.0123abcd.tmp").mkdir()
    assert look(root, TARGETS).leftovers == []


def test_nothing_is_found_through_a_link(root: Path) -> None:
    beside(root / "a/b.py")
    (root / "a").rename(root / "moved")
    (root / "a").symlink_to("moved")
    assert look(root, TARGETS).leftovers == []


def test_no_folder_yet(root: Path) -> None:
    assert look(root / "missing", TARGETS).leftovers == []
