"""The tool and its product, each in an environment of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from support.sdk import write
from support.specs import ROOT, artifacts

from .building import Python

pytestmark = pytest.mark.integration

_SPEC = ROOT / "spec" / "projects.yaml"
_VERSIONS = pytest.mark.parametrize("version", ["3.11", "3.12", "3.13", "3.14"])

ONE_CALL = """
from nexigon_hub import NexigonHub
from nexigon_hub.projects.server import ProjectsServiceSync
from nexigon_hub.server import ActionApp, allow_anonymous
from nexigon_hub.testing import AppTransport


class Projects(ProjectsServiceSync[None]):
    def set_name(self, action, ctx):
        print(action.project_id, action.name)


app = ActionApp([Projects()], authenticate=allow_anonymous)
with NexigonHub("https://hub.test", token="t", transport=AppTransport(app)) as hub:
    hub.projects.set_name(project_id="p_1", name="Line 4")
"""


@_VERSIONS
def test_the_tool_writes_the_same_bytes_everywhere(
    version: str, tool: Callable[[str], Python], tmp_path: Path
) -> None:
    tool(version).run("-m", "nexigon_gen", str(_SPEC), "-o", "out", cwd=tmp_path)
    written = _texts(tmp_path / "out")
    assert written == {each.path: each.text for each in artifacts(_SPEC)}


def _texts(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".nexigon-gen.json"
    }


@pytest.mark.parametrize("outputs", ["types,client,server", "cli,docs,openapi"])
def test_an_archive_writes_what_an_installation_does(
    outputs: str, tool: Callable[[str], Python], wheel: Path, tmp_path: Path
) -> None:
    """The wheel is one, of which Python can import."""
    archive = f"""
import sys
sys.path.insert(0, {str(wheel)!r})
import nexigon_gen
assert nexigon_gen.__file__.startswith({str(wheel)!r})
"""
    start = "from nexigon_gen.__main__ import main; main()"
    asked = (str(_SPEC), "--outputs", outputs, "-o")
    python = tool("3.11")
    python.run("-c", start, *asked, "installed", cwd=tmp_path)
    python.run("-c", archive + start, *asked, "archived", cwd=tmp_path)
    assert _texts(tmp_path / "archived") == _texts(tmp_path / "installed")


def test_the_command_is_installed(
    tool: Callable[[str], Python], tmp_path: Path
) -> None:
    command = tool("3.11").path.with_name("nexigon-gen")
    program = "import subprocess, sys; sys.exit(subprocess.call(sys.argv[1:]))"
    told = tool("3.11").run("-c", program, str(command), "explain", "204", cwd=tmp_path)
    assert told.startswith("NXG204")


@_VERSIONS
def test_a_generated_package_makes_a_call(
    version: str, user: Callable[[str], Python], tmp_path: Path
) -> None:
    write(artifacts(_SPEC), tmp_path)
    program = f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n{ONE_CALL}"
    told = user(version).run("-W", "error", "-c", program, cwd=tmp_path)
    assert told == "p_1 Line 4\n"
