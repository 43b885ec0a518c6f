"""Settings of a project: which files are read for them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from nexigon_gen.settings.project import load
from nexigon_gen.text.report import Report

_SPEC = 'specs = ["things.yaml"]\noutput = "sdk"\n'
_INLINE = 'nexigon-gen = {specs = ["a.yaml"], output = "sdk"}'
_DOTTED = 'tool.nexigon-gen.specs = ["a.yaml"]\ntool.nexigon-gen.output = "sdk"\n'
_SETTINGS = [
    f"[tool.nexigon-gen]\n{_SPEC}",
    f"[ tool . 'nexigon-gen' ] # ours\n{_SPEC}",
    f'[project]\nname = "a"\n[tool."nexigon-gen"]\n{_SPEC}',
    f'[project]\nname = "a"\n[[tool.nexigon-gen.jobs]]\n{_SPEC}',
    f'[project]\nname = "a"\n[tool]\n{_INLINE}\n',
    f'["tool"]\nlists = [\n  [1],\n  [2],\n]\n{_INLINE}\n',
    f"[tool]\nlists = [\n  [1]\n]\n{_INLINE}\n",
    f'[tool]\ntext = """\n[project]\n"""\n{_INLINE}\n',
    f"tool = {{lists = [\n[1]\n], {_INLINE}}}\n",
    f'tool = {{{_INLINE}}}\n[project]\nname = "a"\n',
    _DOTTED,
    f"tool.b = [\n  [1]\n]\n{_DOTTED}",
]
_NEAR = [
    f"[nexigon-gen]\n{_SPEC}",
    f"[tool.nexigon_gen]\n{_SPEC}",
    f"[tool.NexigonGen]\n{_SPEC}",
    'nexigon-gen = {specs = ["a.yaml"]}\n',
    f"[tool.nexigon-gen\n{_SPEC}",
]
_OTHERS = [
    '[project]\nname = "a"\ndependencies = ["nexigon-gen>=0.2"]\n',
    '[dependency-groups]\ndev = [\n  "nexigon-gen",\n]\n',
    '[project.entry-points.hatch]\nnexigon-gen = "nexigon_gen.hooks.hatchling"\n',
    '[tool.poetry.dependencies]\nnexigon-gen = "^0.2"\n',
]


def _loaded(text: str, folder: Path) -> tuple[int, int]:
    """How many jobs and how many complaints a file makes."""
    (folder / "pyproject.toml").write_text(text)
    (folder / ".git").mkdir()
    report = Report()
    return len(load(report, folder).jobs), len(report)


@pytest.mark.parametrize("text", _SETTINGS)
def test_settings_are_found(text: str, tmp_path: Path) -> None:
    assert _loaded(text, tmp_path) == (1, 0)


@pytest.mark.parametrize("text", _NEAR)
def test_what_is_taken_for_settings_is_told(text: str, tmp_path: Path) -> None:
    assert _loaded(text, tmp_path) == (0, 1)


@pytest.mark.parametrize("text", _OTHERS)
def test_a_file_without_settings_is_not_parsed(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "nexigon_gen.settings.table", None)
    assert _loaded(text, tmp_path) == (0, 0)
