"""Both type checkers tell absent, null and a value apart by `is UNSET`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from support.command import python
from support.integration import apart
from support.sdk import Sdk

from .checkers import Complaints, mypy, pyright

_PROGRAM = """\
from typing import assert_type

from sdk_presence import UNSET, Unset
from sdk_presence.presence import ChangeAction


def said(name: str | None | Unset) -> str:
    if name is UNSET:
        return "keep"
    assert_type(name, str | None)
    return "clear" if name is None else name


def told(action: ChangeAction) -> str:
    assert_type(action.name, str | None | Unset)
    if action.name is not UNSET and action.name is not None:
        assert_type(action.name, str)
        return action.name
    return "keep" if action.name is UNSET else "clear"


for action in (
    ChangeAction(id="a", size=None),
    ChangeAction(id="a", size=None, name=None),
    ChangeAction(id="a", size=None, name="b"),
):
    print(said(action.name), told(action))


def taken_for_present(action: ChangeAction) -> str | None:
    return action.name  # wrong


def taken_for_not_null(action: ChangeAction) -> str:
    return "" if action.name is UNSET else action.name  # wrong
"""


@pytest.fixture
def folder(sdk: Callable[[str], Sdk], tmp_path: Path) -> Path:
    """The folder of the package; the program is in that of the test."""
    (tmp_path / "program.py").write_text(_PROGRAM)
    return sdk("presence").folder


@pytest.mark.parametrize("checker", apart([mypy, pyright]))
def test_is_unset_narrows(
    checker: Callable[[Path, Path], Complaints], folder: Path, tmp_path: Path
) -> None:
    lines = enumerate(_PROGRAM.splitlines(), 1)
    wrong = {number for number, line in lines if line.endswith("# wrong")}
    program = (tmp_path / "program.py").resolve()
    assert checker(tmp_path, folder) == {program: wrong}


def test_the_program_runs(folder: Path, tmp_path: Path) -> None:
    done = python(tmp_path, "program.py", path=(folder,))
    assert done.stderr == ""
    assert done.stdout.split("\n") == ["keep keep", "clear clear", "b b", ""]
