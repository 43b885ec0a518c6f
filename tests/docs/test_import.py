"""docs/import.md does what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from nexigon_gen.cli.main import run
from nexigon_gen.diagnostics.catalog import catalog
from support.specs import ROOT

PAGE = (ROOT / "docs/import.md").read_text("utf-8")


def _blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def test_the_example(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    document, spec = _blocks("yaml")
    (console,) = _blocks("console")
    command, _, printed = console.removeprefix("$ ").partition("\n")
    monkeypatch.chdir(tmp_path)
    Path("hub.yaml").write_text(document, "utf-8")
    assert run([*command.split()[1:], "--format", "concise"]) == 0
    out, err = capfd.readouterr()
    assert err + out == printed
    assert Path("spec/devices.yaml").read_text("utf-8") == spec


def test_each_code_is_there() -> None:
    named = set(re.findall(r"\[(NXG8\d\d)\]", PAGE))
    warnings = {each for each in catalog() if each.startswith("NXG8")}
    assert named == warnings - {"NXG801"}
