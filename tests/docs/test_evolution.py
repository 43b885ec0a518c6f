"""The README's report and changelog, and the table of docs/evolution.md, are true."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from nexigon_gen.compat.comparison import compare
from nexigon_gen.compat.rulebook import Rule, rules
from nexigon_gen.compat.verdicts import Verdict
from nexigon_gen.compat.versions import Cells, Direction
from support.examples import example
from support.specs import ROOT

from .pages import page
from .running import shell

_EDITS = {
    "CreateProjectAction:\n": "CreateProjectAction:\n        region: string -- Region.\n",
    "Created: CreateProjectSuccess\n": "Created: CreateProjectSuccess\n      NameTaken: unit\n",
    "{organizationId: org_1, ": "{organizationId: org_1, region: eu, ",
}
"""What the README's branch changes."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository whose branch `main` has our specs, with some edits since."""
    shutil.copytree(ROOT / "spec", tmp_path / "spec")
    git = ("git", "-c", "user.name=a", "-c", "user.email=a@example.com")
    for command in (
        ["init", "-q", "-b", "main"],
        ["add", "-A"],
        ["commit", "-qm", "one"],
    ):
        subprocess.run([*git, *command], cwd=tmp_path, check=True)
    path = tmp_path / "spec" / "projects.yaml"
    text = path.read_text("utf-8")
    for old, new in _EDITS.items():
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, "utf-8")
    return tmp_path


def test_the_report(project: Path) -> None:
    (block,) = (b for b in page("README.md").blocks("console") if " compat " in b)
    command, _, expected = block.removeprefix("$ ").partition("\n")
    assert shell(command, project) == (1, expected)


def test_the_changelog(project: Path) -> None:
    (expected,) = page("README.md").blocks("markdown")
    command = "nexigon-gen changes git:main spec/projects.yaml --from-version 1.4.0"
    assert f"`{command}`" in page("README.md").text
    assert shell(command, project) == (0, expected)


def test_the_table(tmp_path: Path) -> None:
    lines = page("docs/evolution.md").text.splitlines()
    found = [line for line in lines if line.startswith("| NXC")]
    shown = (each for each in rules().values() if each.before)
    assert found == [_row(each, tmp_path) for each in shown]


def test_severities_on_purpose() -> None:
    text = page("docs/evolution.md").text
    told = text.partition("on purpose:")[2].partition("What was `unstable`")[0]
    meant = {each.id for each in rules().values() if each.fixed and each.before}
    assert set(re.findall("NXC[0-9]+", told)) == meant


def _row(rule: Rule, folder: Path) -> str:
    old, new = (example(text, folder) for text in (rule.before, rule.after))
    cells: dict[Direction, Cells] = {}
    for change in compare(old, new):
        for effect in change.effects:
            if effect.code == rule.id:
                cells[effect.direction] = effect.cells
    marks = [
        _MARKS[verdict]
        for direction in Direction
        for verdict in (
            (cells[direction].client, cells[direction].server)
            if direction in cells
            else (None, None)
        )
    ]
    source = ["yes" if told else "" for told in (rule.code, rule.stub)]
    return f"| {' | '.join([rule.id, rule.title, *marks, *source, rule.severity])} |"


_MARKS = {
    Verdict.SAFE: "safe",
    Verdict.LOSSY: "loses",
    Verdict.UNDECIDED: "?",
    Verdict.BREAKS: "**breaks**",
    None: "",
}
