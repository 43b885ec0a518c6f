"""The types say what is right: both checkers find each mistake and nothing else."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from support.integration import apart

from . import usage
from .checkers import Complaints, mypy, pyright
from .mistakes import MISTAKES, wrong_line


@pytest.fixture(scope="session")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The programs as files of one folder, by name."""
    folder = tmp_path_factory.mktemp("programs").resolve()
    paths = {"valid": folder / "valid.py"}
    shutil.copy(usage.__file__, paths["valid"])
    for name, program in MISTAKES.items():
        paths[name] = folder / f"{name.replace(' ', '_')}.py"
        paths[name].write_text(program)
    return paths


@pytest.fixture(scope="session", params=apart(["mypy", "pyright"], "mypy"))
def complaints(
    request: pytest.FixtureRequest, programs: Mapping[str, Path]
) -> Complaints:
    """What a checker finds in all of them, in one run."""
    folder = programs["valid"].parent
    if request.param == "pyright":
        return pyright(folder)
    return mypy(folder)


def test_valid_program(programs: Mapping[str, Path], complaints: Complaints) -> None:
    assert programs["valid"] not in complaints


@pytest.mark.parametrize("name", MISTAKES)
def test_mistake(
    name: str, programs: Mapping[str, Path], complaints: Complaints
) -> None:
    assert complaints.get(programs[name]) == {wrong_line(MISTAKES[name])}


def test_no_other_file_is_blamed(
    programs: Mapping[str, Path], complaints: Complaints
) -> None:
    assert complaints.keys() <= set(programs.values())
