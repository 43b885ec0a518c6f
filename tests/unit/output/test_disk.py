"""What is found on a real disk."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from nexigon_gen.output.disk import look, read_manifest
from nexigon_gen.output.manifest import Manifest, ManifestError
from nexigon_gen.output.plan import File, Obstacle
from nexigon_gen.text.digest import digest


def write(path: Path, text: str = "") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def test_files(tmp_path: Path) -> None:
    write(tmp_path / "a/b.py", "x")
    write(tmp_path / "a/other.py")
    found = look(tmp_path, {"a/b.py", "a/missing.py", "missing/c.py"}).disk
    assert found == {"a/b.py": File(digest(b"x"))}


def test_no_folder_yet(tmp_path: Path) -> None:
    assert look(tmp_path / "missing", {"a", "b/c"}).disk == {}
    assert read_manifest(tmp_path / "missing") is None


def test_other_spellings(tmp_path: Path) -> None:
    write(tmp_path / "A/B.py")
    assert set(look(tmp_path, {"a/b.py"}).disk) == {"A/B.py"}


@pytest.mark.parametrize(
    ("make", "what"),
    [
        pytest.param("link file", "`a/b` is a symbolic link", id="file link"),
        pytest.param("link folder", "`a` is a symbolic link", id="folder link"),
        pytest.param("dangling", "`a/b` is a symbolic link", id="dangling link"),
        pytest.param("file", "`a` is not a folder", id="file for a folder"),
        pytest.param("folder", "it is not a regular file", id="folder for a file"),
        pytest.param("pipe", "it is not a regular file", id="pipe"),
    ],
)
def test_obstacles(tmp_path: Path, make: str, what: str) -> None:
    outside, root = tmp_path / "outside", tmp_path / "root"
    write(outside / "b")
    root.mkdir()
    match make:
        case "link folder":
            (root / "a").symlink_to(outside)
        case "file":
            write(root / "a")
        case _:
            (root / "a").mkdir()
    match make:
        case "link file":
            (root / "a/b").symlink_to(outside / "b")
        case "dangling":
            (root / "a/b").symlink_to("nowhere")
        case "folder":
            (root / "a/b").mkdir()
        case "pipe":
            os.mkfifo(root / "a/b")
        case _:
            pass
    assert look(root, {"a/b"}).disk == {"a/b": Obstacle(what)}


def test_the_root_may_be_a_link(tmp_path: Path) -> None:
    write(tmp_path / "real/a")
    (tmp_path / "root").symlink_to("real")
    assert look(tmp_path / "root", {"a"}).disk == {"a": File(digest(b""))}


def test_the_root_may_not_be_a_file(tmp_path: Path) -> None:
    write(tmp_path / "root")
    with pytest.raises(NotADirectoryError):
        look(tmp_path / "root", {"a"})


def test_other_folders_are_not_read(tmp_path: Path) -> None:
    write(tmp_path / "a/b")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert set(look(tmp_path, {"a/b"}).disk) == {"a/b"}


def test_manifest(tmp_path: Path) -> None:
    manifest = Manifest({"a": ("0",)})
    (tmp_path / ".nexigon-gen.json").write_bytes(manifest.encode())
    assert read_manifest(tmp_path) == manifest


def test_damaged_manifest(tmp_path: Path) -> None:
    (tmp_path / ".nexigon-gen.json").write_bytes(b"[]")
    with pytest.raises(ManifestError):
        read_manifest(tmp_path)
