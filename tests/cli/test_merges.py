"""Branches that change one spec, merged by git: the next run sets everything right."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from contextlib import chdir
from pathlib import Path
from shutil import copytree

import pytest

from nexigon_gen.cli.main import run
from support.integration import apart

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


def generate(folder: Path, *options: str) -> int:
    """Runs the tool in a folder; gives the exit code."""
    with chdir(folder):
        return run([SPEC, "-o", "sdk", *options])


def commit(folder: Path, branch: str, edits: dict[str, str]) -> None:
    """A branch off the first commit on which the spec is edited and generated."""
    git(folder, "checkout", "-q", "-b", branch, "first")
    spec = folder / SPEC
    for old, new in edits.items():
        assert old in spec.read_text()
        spec.write_text(spec.read_text().replace(old, new))
    assert generate(folder) == 0
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", branch)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with the spec and its output."""
    folder = tmp_path_factory.mktemp("first")
    (folder / SPEC).write_text((HERE / "files" / SPEC).read_text())
    git(folder, "init", "-q", "-b", "main")
    assert generate(folder) == 0
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "First")
    git(folder, "tag", "first")
    commit(folder, "ours", OURS)
    return folder


@pytest.fixture(scope="module", params=["apart", "near"])
def both(
    request: pytest.FixtureRequest,
    first: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """The same with two branches, on one of them."""
    folder = tmp_path_factory.mktemp("both") / "repository"
    copytree(first, folder, symlinks=True)
    commit(folder, "theirs", THEIRS if request.param == "apart" else MORE)
    git(folder, "checkout", "-q", "ours")
    return folder


@pytest.fixture
def repository(both: Path, tmp_path: Path) -> Path:
    """The same for one test."""
    return Path(copytree(both, tmp_path / "repository", symlinks=True))


def tree(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize(
    "way",
    apart([("merge",), ("rebase",), ("cherry-pick",)], ("merge",)),
    ids=str,
)
def test_the_next_run_sets_everything_right(
    way: Sequence[str], repository: Path
) -> None:
    git(repository, *way, "theirs", fails=True)
    assert "<<<<<<<" not in (repository / SPEC).read_text()
    assert "<<<<<<<" in (repository / "sdk/openapi.json").read_text()
    assert generate(repository) == 0
    assert generate(repository, "--check") == 0
    new = repository / "new"
    new.mkdir()
    (new / SPEC).write_bytes((repository / SPEC).read_bytes())
    assert generate(new) == 0
    merged, fresh = tree(repository / "sdk"), tree(new / "sdk")
    assert merged == fresh
    git(repository, "add", "sdk", SPEC)
    git(
        repository,
        *(("commit", "-m", "x") if way == ("merge",) else (*way, "--continue")),
    )
    assert generate(repository, "--check") == 0


def test_what_was_edited_in_the_middle_is_kept(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(repository, "merge", "theirs", fails=True)
    with (repository / "sdk/openapi.json").open("a") as file:
        file.write("mine\n")
    assert generate(repository) == 2
    told = "cannot write `sdk/openapi.json`: it was edited since"
    assert told in capsys.readouterr().err
    assert (repository / "sdk/openapi.json").read_text().endswith("mine\n")
