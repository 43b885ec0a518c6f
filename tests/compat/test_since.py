"""What a run says of the change that it writes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from nexigon_gen.cli.main import run
from support.specs import ROOT

_SPEC = "spec/projects.yaml"


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A project whose spec was blessed as 1.9 and then, the same, as 1.10."""
    shutil.copytree(ROOT / "spec", tmp_path / "spec")
    monkeypatch.chdir(tmp_path)
    _edit(_EXAMPLE, "")
    for version in ("1.9", "1.10"):
        assert run(["compat", "--bless", version, _SPEC]) == 0


def _said(capfd: pytest.CaptureFixture[str], *options: str) -> list[str]:
    capfd.readouterr()
    assert run([_SPEC, "-o", "out", "--outputs", "openapi", *options]) == 0
    return capfd.readouterr().out.splitlines()[1:]


def _edit(old: str, new: str) -> None:
    path = Path(_SPEC)
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


_EXAMPLE = """\
    examples:
      - request: {organizationId: org_1, name: Line 4}
        response: {result: Created, projectId: p_1}
"""
"""It would lack the field that is required."""
_ACTION = "CreateProjectAction:\n"
_REQUIRED = f"{_ACTION}        region: string\n"


def test_a_change(capfd: pytest.CaptureFixture[str]) -> None:
    assert _said(capfd) == []
    _edit(_ACTION, _REQUIRED)
    both = "spec/blessed/1.10.json spec/projects.yaml"
    told = f"1 breaking change since 1.10: nexigon-gen compat {both}"
    assert _said(capfd) == [told]
    assert _said(capfd) == []
    _edit("region:", "region?:")
    told = f"1 change, none breaking, since 1.10: nexigon-gen changes {both}"
    assert _said(capfd) == [told]
    _edit("region?:", "zone?:")
    assert _said(capfd, "--quiet") == []


def test_several_specs(capfd: pytest.CaptureFixture[str]) -> None:
    other = "spec: 1\nnamespace: rooms\nactions: {Get: {docs: A room.}}\n"
    Path("spec/rooms.yaml").write_text(other, "utf-8")
    assert _said(capfd, "spec/rooms.yaml") == ["1 change, none breaking, since 1.10"]


def test_a_snapshot_that_is_none(capfd: pytest.CaptureFixture[str]) -> None:
    Path("spec/blessed/2.0.json").write_text("{}", "utf-8")
    _edit(_ACTION, _REQUIRED)
    assert _said(capfd) == []


def test_no_snapshot(capfd: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree("spec/blessed")
    _edit(_ACTION, _REQUIRED)
    assert _said(capfd) == []
