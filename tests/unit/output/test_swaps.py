"""Others who may write in the output swap a folder or a file for a link."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from nexigon_gen.output.disk import compare, look
from nexigon_gen.output.execution import apply
from nexigon_gen.output.folder import Folder

from .folders import artifacts, generate, tree

FILES = {"a/b/c.py": "1\n", "a/d.py": "2\n", "e.json": "{}\n"}
_HOOKS: list[Callable[[str], None]] = []


def _audit(event: str, _: object) -> None:
    for hook in _HOOKS:
        hook(event)


sys.addaudithook(_audit)  # there is no way to take one away


@contextmanager
def at_change(number: int, act: Callable[[], None]) -> Generator[None, None, None]:
    """Acts just before the nth access of this thread to the disk."""
    thread, seen = threading.get_ident(), 0

    def count(event: str) -> None:
        nonlocal seen
        if event in ACCESSES and threading.get_ident() == thread:
            seen += 1
            if seen == number:
                act()

    _HOOKS.append(count)
    try:
        yield
    finally:
        _HOOKS.remove(count)


ACCESSES = ("open", "os.scandir", "os.mkdir", "os.rename", "os.remove", "os.rmdir")


@pytest.mark.parametrize("swapped", ["a", "a/b"])
@pytest.mark.parametrize("after", [{}, {"a/b/c.py": "9\n", "a/n/f.py": "", "x.py": ""}])
@pytest.mark.parametrize("number", range(1, 40, 2))
def test_nothing_outside_is_touched(
    tmp_path: Path, swapped: str, after: dict[str, str], number: int
) -> None:
    root, outside = tmp_path / "root", tmp_path / "outside"
    generate(root, FILES)
    # What is outside is as the output itself, so that nothing would stop a removal.
    generate(outside, FILES | {"a/b/__pycache__/c.cpython-311.pyc": ""})
    before = tree(outside)

    def swap() -> None:
        (root / swapped).rename(tmp_path / "aside")
        (root / swapped).symlink_to(outside / swapped)

    with at_change(number, swap), suppress(OSError, ValueError):
        apply(root, compare(root, artifacts(after)))
    assert tree(outside) == before


def test_a_link_is_not_followed_to_read(tmp_path: Path) -> None:
    root = tmp_path / "root"
    generate(tmp_path / "outside", {"b/.c.py.0123abcd.tmp": "", "b/c.py": ""})
    root.mkdir()
    (root / "b").symlink_to(tmp_path / "outside/b")
    assert not look(root, {"b/c.py"}).leftovers
    assert [*look(root, {"b/c.py"}).disk] == ["b/c.py"]
    with Folder.open(root) as folder, pytest.raises(OSError, match="root/b"):
        folder.folder("b")
    (root / "f").symlink_to(tmp_path / "outside/b/c.py")
    with Folder.open(root) as folder:
        with pytest.raises(OSError, match="root/f"):
            folder.read("f", 9)
        with pytest.raises(OSError, match="root/f"):
            folder.replace("f", b"")
