"""README.md does what it says."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from nexigon_gen.pipeline import compile_spec
from support.specs import ROOT

from .pages import page, printed
from .running import at_port, run, shell, uvicorn

README = page("README.md")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with the specs of the repository."""
    shutil.copytree(ROOT / "spec", tmp_path / "spec")
    return tmp_path


def test_client_against_server(tmp_path: Path) -> None:
    (server,) = README.write_files(tmp_path)
    assert server.name == "server.py"
    with uvicorn(tmp_path) as port:
        assert run(at_port(README.program, port), tmp_path) == README.printed


@pytest.mark.skipif(shutil.which("curl") is None, reason="there is no curl")
def test_curl(tmp_path: Path) -> None:
    README.write_files(tmp_path)
    (block,) = [b for b in README.blocks("console") if b.startswith("$ curl")]
    sessions = re.findall(r"^\$ ((?:.*\\\n)*.*)\n((?:[^$].*\n)+)", block, re.MULTILINE)
    assert len(sessions) == 2
    with uvicorn(tmp_path) as port:
        for command, answer in sessions:
            command = command.replace(":8000", f":{port}")
            assert shell(f"{command}; echo", tmp_path) == (0, answer)


def test_the_spec_compiles(project: Path) -> None:
    spec, _ = README.blocks("yaml")
    path = project / "spec" / "projects.yaml"
    path.write_text(spec, "utf-8")
    api, report = compile_spec([path])
    assert api is not None, report


def test_absent_and_null(tmp_path: Path) -> None:
    _, spec = README.blocks("yaml")
    (program,) = README.blocks("py")
    (tmp_path / "devices.yaml").write_text(spec, "utf-8")
    assert shell("nexigon-gen devices.yaml -o .", tmp_path)[0] == 0
    assert run(program, tmp_path) == printed(program)


def test_the_mistake_is_reported_as_shown(project: Path) -> None:
    (error,) = README.blocks("text")
    spec = project / "spec" / "projects.yaml"
    mistaken = spec.read_text("utf-8").replace(
        "Created: CreateProjectSuccess", "Created: CreateProjectSucces"
    )
    spec.write_text(mistaken, "utf-8")
    code, output = shell("nexigon-gen spec/projects.yaml -o generated/", project)
    assert code == 2
    assert output.startswith(error)
    assert not (project / "generated").exists()


def test_main_job_and_check(project: Path) -> None:
    first = "nexigon-gen spec/projects.yaml -o generated/"
    checks = [b for b in README.blocks("console") if "--check" in b]
    assert f"$ {first}\n" in README.blocks("console")
    assert shell(first, project)[0] == 0
    code, output = shell(first, project)
    assert code == 0
    assert re.fullmatch(r"(\d+) files: \1 unchanged \(\d+\.\d\d s\)\n", output)

    spec = project / "spec" / "projects.yaml"
    spec.write_text(spec.read_text("utf-8").replace("Unique ID", "The ID"), "utf-8")
    (block,) = checks
    command, _, expected = block.removeprefix("$ ").partition("\n")
    assert shell(command, project) == (1, expected)


def test_makefile(tmp_path: Path) -> None:
    (makefile,) = README.blocks("make")
    (tmp_path / "Makefile").write_text(makefile)
    shutil.copytree(ROOT / "spec", tmp_path / "api")
    code, output = shell("make check-sdk", tmp_path)
    assert code == 2, output  # how make reports a failed command
    assert "to update, run: nexigon-gen api/projects.yaml -o sdk" in output
    for target in ("sdk", "check-sdk"):
        code, output = shell(f"make {target}", tmp_path)
        assert code == 0, output
    assert (tmp_path / "sdk" / "hub_sdk" / "py.typed").exists()


def test_links_lead_somewhere() -> None:
    links = re.findall(r"\]\((?!https:)([^)]+)\)", README.text)
    folders = re.findall(r"^\| `(\w[^`]*/)`", README.text, re.MULTILINE)
    assert len(links) >= 2
    assert len(folders) >= 6
    assert [each for each in links + folders if not (ROOT / each).exists()] == []
