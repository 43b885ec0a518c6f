"""docs/build-step.md does what it says, block by block."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from nexigon_gen.config import Output
from nexigon_gen.settings.project import load
from nexigon_gen.text.report import Report
from support.command import python
from support.specs import ROOT

PAGE = (ROOT / "docs/build-step.md").read_text("utf-8")
BLOCKS = [
    (match[1], match[2], match[3])
    for match in re.finditer(
        r"^## ([^\n]*)\n|^```(\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL
    )
]


def blocks(title: str, language: str) -> list[str]:
    """The blocks of a language below a heading."""
    found: list[str] = []
    here = ""
    for heading, kind, text in BLOCKS:
        here = heading or here
        if here == title and kind == language:
            found.append(text)
    assert found
    return found


@pytest.mark.parametrize("text", blocks("Settings", "toml"))
def test_settings(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pyproject.toml").write_text(text)
    monkeypatch.chdir(tmp_path)
    report = Report()
    assert load(report).jobs
    assert not len(report)


def test_each_setting_is_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = re.findall(r"^\| ((?:`[\w-]+`(?:, )?)+) \|", PAGE, re.MULTILINE)
    names = {name for cell in listed for name in re.findall(r"`([\w-]+)`", cell)}
    (tmp_path / "pyproject.toml").write_text("[tool.nexigon-gen]\nunknown = 1\n")
    monkeypatch.chdir(tmp_path)
    report = Report()
    load(report)
    (note,) = (each.notes[0] for each in report)
    assert names == {*re.findall(r"`([\w-]+)`", note)}
    assert all(f"`{each.value}`" in PAGE for each in Output)


def test_python(tmp_path: Path) -> None:
    (program,) = blocks("In Python", "python")
    (tmp_path / "spec").symlink_to(ROOT / "spec")
    done = python(tmp_path, "-c", program)
    assert (done.stderr, done.stdout) == (
        "",
        program.partition("# ")[2].partition("\n")[0] + "\n",
    )
    assert (tmp_path / "src/hub_sdk/projects/types.py").exists()


def test_a_backend(tmp_path: Path) -> None:
    (module,) = blocks("Backends of other packages", "python")
    (entry,) = blocks("Backends of other packages", "toml")
    (tmp_path / "our_package.py").write_text(module)
    metadata = tmp_path / "ours-1.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: ours\nVersion: 1\n"
    )
    name, target = re.findall(r"^([\w-]+) = \"(.*)\"$", entry, re.MULTILINE)[0]
    group = "[nexigon_gen.backends]"
    (metadata / "entry_points.txt").write_text(f"{group}\n{name} = {target}\n")
    spec = str(ROOT / "tests/cli/files/things.yaml")
    arguments = (
        "-m",
        "nexigon_gen",
        spec,
        "-o",
        "out",
        "--outputs",
        "types,action-list",
    )
    done = python(tmp_path, *arguments, path=(tmp_path,))
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "out/actions.txt").read_text() == "things_Get\n"
