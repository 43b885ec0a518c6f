"""Runs into real folders, one after the other."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from nexigon_gen.output.disk import compare, read_manifest
from nexigon_gen.output.execution import apply
from nexigon_gen.output.manifest import Manifest
from nexigon_gen.output.plan import Fate

from .folders import artifacts, fates, generate, tree

FILES = {"a/b.py": "1\n", "a/c.py": "2\n", "d.json": "{}\n"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An output folder with `FILES` in it."""
    folder = tmp_path / "out"
    generate(folder, FILES)
    return folder


def identities(root: Path) -> dict[Path, tuple[int, int]]:
    """What changes of a file when it is written again."""
    files = (path for path in root.rglob("*") if path.is_file())
    return {
        path: (info.st_ino, info.st_mtime_ns)
        for path, info in ((path, path.stat()) for path in files)
    }


def test_first_run(root: Path) -> None:
    assert tree(root) == FILES
    assert read_manifest(root) == Manifest.of(artifacts(FILES))


def test_nothing_to_do_touches_nothing(root: Path) -> None:
    before = identities(root)
    plan = generate(root, FILES)
    assert set(fates(plan).values()) == {Fate.KEEP}
    assert identities(root) == before


def test_only_what_differs_is_written(root: Path) -> None:
    before = identities(root)
    generate(root, FILES | {"a/c.py": "3\n"})
    after = identities(root)
    changed = {path.relative_to(root) for path in after if after[path] != before[path]}
    assert changed == {Path("a/c.py"), Path(".nexigon-gen.json")}


def test_stale_files_and_their_folders_go(root: Path) -> None:
    generate(root, {"d.json": "{}\n"})
    assert tree(root) == {"d.json": "{}\n"}


def test_python_caches_do_not_keep_a_folder_alive(root: Path) -> None:
    cache = root / "a/__pycache__"
    cache.mkdir()
    (cache / "b.cpython-311.pyc").write_bytes(b"")
    (cache / "c.cpython-311.opt-1.pyc").write_bytes(b"")
    generate(root, {"d.json": "{}\n"})
    assert tree(root) == {"d.json": "{}\n"}


def test_a_cache_of_another_file_stays(root: Path) -> None:
    cache = root / "a/__pycache__"
    cache.mkdir()
    (cache / "mine.cpython-311.pyc").write_bytes(b"")
    generate(root, {"d.json": "{}\n"})
    assert set(tree(root)) == {"d.json", "a/__pycache__/mine.cpython-311.pyc"}


def test_foreign_files_stay(root: Path) -> None:
    (root / "a/mine.py").write_text("mine")
    (root / "empty").mkdir()
    generate(root, {"d.json": "{}\n"})
    assert tree(root) == {"d.json": "{}\n", "a/mine.py": "mine", "empty/": ""}


def test_a_deleted_file_comes_back(root: Path) -> None:
    (root / "a/b.py").unlink()
    generate(root, FILES)
    assert tree(root) == FILES


def test_converted_line_ends_are_left_alone(root: Path) -> None:
    (root / "a/b.py").write_bytes(b"1\r\n")
    generate(root, FILES)
    assert (root / "a/b.py").read_bytes() == b"1\r\n"


def test_an_edited_stale_file_is_left_and_forgotten(root: Path) -> None:
    (root / "a/b.py").write_text("edited")
    plan = generate(root, {"d.json": "{}\n"})
    assert plan.paths(Fate.LEAVE) == ("a/b.py",)
    assert tree(root) == {"d.json": "{}\n", "a/b.py": "edited"}
    assert fates(generate(root, {"d.json": "{}\n"})) == {"d.json": Fate.KEEP}


def test_a_refusal_keeps_everything(root: Path) -> None:
    (root / "a/b.py").write_text("edited")
    before = identities(root)
    plan = compare(root, artifacts({"a/b.py": "4\n", "new.py": ""}))
    with pytest.raises(ValueError, match="refusal"):
        apply(root, plan)
    assert identities(root) == before


def test_a_lost_manifest_is_found_again(root: Path) -> None:
    (root / ".nexigon-gen.json").unlink()
    assert set(fates(generate(root, FILES)).values()) == {Fate.KEEP}
    assert read_manifest(root) == Manifest.of(artifacts(FILES))


def test_a_change_of_case(root: Path) -> None:
    generate(root, {"A/B.py": "1\n"})
    assert tree(root) == {"A/B.py": "1\n"}


def test_a_system_that_takes_a_part_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write

    def part(file: int, data: memoryview) -> int:
        return write(file, data[:1])

    monkeypatch.setattr(os, "write", part)
    generate(tmp_path / "out", FILES)
    assert tree(tmp_path / "out") == FILES
    assert read_manifest(tmp_path / "out") == Manifest.of(artifacts(FILES))


def test_new_files_have_the_usual_mode(root: Path) -> None:
    mask = os.umask(0o022)
    os.umask(mask)
    assert stat.S_IMODE((root / "d.json").stat().st_mode) == 0o666 & ~mask


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o755, 0o444, 0o400])
def test_a_replaced_file_keeps_its_mode(root: Path, mode: int) -> None:
    for path in ("a/c.py", ".nexigon-gen.json"):
        (root / path).chmod(mode)
    generate(root, FILES | {"a/c.py": "3\n"})
    assert tree(root) == FILES | {"a/c.py": "3\n"}
    for path in ("a/c.py", ".nexigon-gen.json"):
        assert stat.S_IMODE((root / path).stat().st_mode) == mode


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")
def test_a_replaced_file_keeps_its_owner(root: Path) -> None:
    os.chown(root / "a/c.py", 12345, 23456)
    generate(root, FILES | {"a/c.py": "3\n"})
    found = (root / "a/c.py").stat()
    assert (found.st_uid, found.st_gid) == (12345, 23456)


def test_a_file_that_a_power_cut_emptied_is_written_again(root: Path) -> None:
    (root / "a/b.py").write_bytes(b"")
    generate(root, FILES)
    assert tree(root) == FILES


def test_an_empty_file_of_others_stays(root: Path) -> None:
    (root / "new.py").write_bytes(b"")
    plan = compare(root, artifacts(FILES | {"new.py": "1\n"}))
    assert plan.paths(Fate.REFUSE) == ("new.py",)


def test_no_temporary_file_is_left_when_writing_fails(root: Path) -> None:
    plan = compare(root, artifacts({"new/x.py": ""}))
    (root / "new").write_text("came in between")
    with pytest.raises(NotADirectoryError) as caught:
        apply(root, plan)
    assert caught.value.filename == str(root / "new")
    assert not list(root.rglob("*.tmp"))


def test_nothing_outside_is_removed_through_a_link(root: Path, tmp_path: Path) -> None:
    generate(root, {"a/sub/b.py": ""})
    (root / "a").rename(tmp_path / "moved")
    (tmp_path / "moved/sub/b.py").unlink()
    (root / "a").symlink_to(tmp_path / "moved")
    generate(root, {})
    assert (tmp_path / "moved/sub").is_dir()
