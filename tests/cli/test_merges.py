"""Branches that change one spec, merged by git: the next run sets everything right."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from support.command import nexigon_gen

from .test_scenarios import HERE

SPEC = "things.yaml"
OURS = {
    "docs: Get a thing.": "docs: Get one thing.",
    "docs: Things.": "docs: All things.",
}
THEIRS = {"name: string -- Name of the thing.": "name: string -- What it is called."}
"""Edits of different lines."""
MORE = {
    "actions:": "  Label: string -- A label.\n\nactions:",
    "name: string -- Name of the thing.": "name: string -- Name of it.\n        label: Label -- Its label.",
}
"""Edits next to which the others make a conflict in what is generated."""


def git(folder: Path, *arguments: str, fails: bool = False) -> None:
    who = (
        "-c",
        "user.name=T",
        "-c",
        "user.email=t@example.com",
        "-c",
        "core.editor=true",
    )
    done = subprocess.run(
        ["git", *who, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert fails or done.returncode == 0, done.stdout + done.stderr


def generate(folder: Path, *options: str) -> str:
    done = nexigon_gen(folder, SPEC, "-o", "sdk", *options)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def commit(folder: Path, branch: str, edits: dict[str, str]) -> None:
    """A branch off the first commit on which the spec is edited and generated."""
    git(folder, "checkout", "-q", "-b", branch, "first")
    spec = folder / SPEC
    for old, new in edits.items():
        assert old in spec.read_text()
        spec.write_text(spec.read_text().replace(old, new))
    generate(folder)
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", branch)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with the spec and its output."""
    folder = tmp_path / "repository"
    folder.mkdir()
    (folder / SPEC).write_text((HERE / "files" / SPEC).read_text())
    git(folder, "init", "-q", "-b", "main")
    generate(folder)
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "First")
    git(folder, "tag", "first")
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize("way", [("merge",), ("rebase",), ("cherry-pick",)], ids=str)
@pytest.mark.parametrize("theirs", [THEIRS, MORE], ids=["apart", "near"])
def test_the_next_run_sets_everything_right(
    way: Sequence[str], theirs: dict[str, str], repository: Path
) -> None:
    commit(repository, "theirs", theirs)
    commit(repository, "ours", OURS)
    git(repository, *way, "theirs", fails=True)
    assert "<<<<<<<" not in (repository / SPEC).read_text()
    assert "<<<<<<<" in (repository / "sdk/openapi.json").read_text()
    generate(repository)
    assert "unchanged" in generate(repository, "--check")
    new = repository / "new"
    new.mkdir()
    (new / SPEC).write_bytes((repository / SPEC).read_bytes())
    generate(new)
    merged, fresh = tree(repository / "sdk"), tree(new / "sdk")
    assert merged == fresh
    git(repository, "add", "sdk", SPEC)
    git(
        repository,
        *(("commit", "-m", "x") if way == ("merge",) else (*way, "--continue")),
    )
    assert "unchanged" in generate(repository, "--check")


def test_what_was_edited_in_the_middle_is_kept(repository: Path) -> None:
    commit(repository, "theirs", THEIRS)
    commit(repository, "ours", OURS)
    git(repository, "merge", "theirs", fails=True)
    with (repository / "sdk/openapi.json").open("a") as file:
        file.write("mine\n")
    done = nexigon_gen(repository, SPEC, "-o", "sdk")
    assert done.returncode == 2
    assert "cannot write `sdk/openapi.json`: it was edited since" in done.stderr
    assert (repository / "sdk/openapi.json").read_text().endswith("mine\n")
