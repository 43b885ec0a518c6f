"""Backends of other distributions, found by their entry points."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from wheel.building import build

from nexigon_gen.backends.protocol import Backend
from support.command import python
from support.specs import ROOT

from .example.src.action_list import ActionList

HERE = Path(__file__).parent
SPEC = str(ROOT / "tests/cli/files/things.yaml")
ACTION_LIST: Backend = ActionList()
"""A type checker sees that the example does what the protocol asks for."""


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example as it lies where it is installed."""
    folder = tmp_path_factory.mktemp("example")
    with zipfile.ZipFile(build("wheel", HERE / "example", folder)) as wheel:
        wheel.extractall(folder / "installed")
    return folder / "installed"


def run(folder: Path, outputs: str, *path: Path) -> tuple[int, str, str]:
    arguments = ("-m", "nexigon_gen", SPEC, "-o", "out", "--outputs", outputs)
    done = python(folder, *arguments, path=path)
    return done.returncode, done.stdout, done.stderr


def test_is_found_where_it_is_installed(example: Path, tmp_path: Path) -> None:
    code, _, complaints = run(tmp_path, "openapi,action-list", example)
    assert (code, complaints) == (0, "")
    written = (tmp_path / "out/ACTIONS.md").read_text()
    assert written == "# Demo\n\n- `things_Get`: Get a thing.\n"
    assert (tmp_path / "out/openapi.json").exists()


def test_alone(example: Path, tmp_path: Path) -> None:
    code, said, _ = run(tmp_path, "action-list", example)
    assert (code, said.partition(" (")[0]) == (0, "1 file: 1 written")


def test_is_not_found_where_it_is_not(tmp_path: Path) -> None:
    code, _, complaints = run(tmp_path, "action-list")
    assert code == 2
    assert complaints.startswith("error[NXG018]: there is no output `action-list`, and")


def test_a_misspelt_name(example: Path, tmp_path: Path) -> None:
    assert "did you mean `action-list`?" in run(tmp_path, "action-lists", example)[2]


FAULTS = {
    "is written for version 2 of the protocol": "protocol = 2\ndef generate(api): ...",
    "fails: KeyError: 'x'": "protocol = 1\ndef generate(api): raise KeyError('x')",
    "cannot be loaded: ZeroDivisionError": "1 / 0",
    "cannot be loaded: AttributeError": "protocol = 1",
    "`../x` is not a path inside": "protocol = 1\ndef generate(api): return [A('../x', '')]",
    "`OpenAPI.json` is a file that another output": (
        "protocol = 1\ndef generate(api): return [A('OpenAPI.json', '')]"
    ),
}


@pytest.mark.parametrize("message", FAULTS)
def test_a_fault_is_the_backends(message: str, tmp_path: Path) -> None:
    metadata = tmp_path / "faulty-1.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: faulty\nVersion: 1\n"
    )
    (metadata / "entry_points.txt").write_text(
        "[nexigon_gen.backends]\nfaulty = faulty\n"
    )
    lead = "from nexigon_gen.output.artifact import Artifact as A\n"
    (tmp_path / "faulty.py").write_text(f"{lead}{FAULTS[message]}\n")
    code, _, complaints = run(tmp_path, "openapi,faulty", tmp_path)
    assert code == 2
    assert complaints.startswith("error[NXG018]: the backend `faulty` ")
    assert message in complaints
    assert not (tmp_path / "out").exists()
