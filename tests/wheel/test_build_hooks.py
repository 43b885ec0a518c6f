"""Projects that generate when they are built, with each backend, from our wheel."""

from __future__ import annotations

import shutil
import subprocess
import tarfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from docs.test_build_step import blocks

from support.specs import ROOT

from .building import RUNNING, Python, contents, once

pytestmark = pytest.mark.integration

_BACKENDS = {"hatchling": "hatchling", "setuptools": "setuptools", "pdm-backend": "pdm"}
_GENERATED = "hub_sdk/things/types.py"
_OURS = "hub_sdk/__init__.py", _GENERATED, "hub_sdk/py.typed"


@pytest.fixture(scope="module")
def builder(shared: Path, wheel: Path) -> Python:
    """An environment with our wheel and every backend: what they would be given."""

    def make(folder: Path) -> None:
        others = (each for each in _BACKENDS if each != "setuptools")
        made = RUNNING.environment(folder / "venv", str(wheel), *others)
        # What came with Python is older than what a build would be given.
        made.run(
            "-m", "pip", "install", "-q", "setuptools>=77", "editables", cwd=folder
        )

    return Python(once(shared / "builder", make) / "venv" / "bin" / "python")


def project(folder: Path, backend: str) -> Path:
    """A project as the guide has it, with its output git-ignored and not there."""
    title = {"hatchling": "Hatchling", "setuptools": "setuptools", "pdm-backend": "PDM"}
    (text,) = blocks(title[backend], "toml")
    (folder / "api").mkdir(parents=True)
    shutil.copy(ROOT / "tests/cli/files/things.yaml", folder / "api")
    (folder / "pyproject.toml").write_text(text)
    (folder / ".gitignore").write_text("src/\n")
    if backend == "setuptools":
        (folder / "MANIFEST.in").write_text("graft api\n")
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    return folder


def packaged(builder: Python, folder: Path, archive: str) -> Mapping[str, bytes]:
    """The files of the wheel that pip makes of a project or of its source archive."""
    install = ("-m", "pip", "wheel", "-q", "--no-build-isolation", "--no-deps")
    builder.run(*install, "-w", "dist", archive, cwd=folder)
    (wheel,) = (folder / "dist").glob("*.whl")
    return contents(wheel)


@pytest.mark.parametrize("backend", _BACKENDS)
def test_a_wheel(backend: str, builder: Python, tmp_path: Path) -> None:
    folder = project(tmp_path / "shop", backend)
    found = packaged(builder, folder, ".")
    assert {*_OURS} <= found.keys()


@pytest.mark.parametrize("backend", _BACKENDS)
def test_a_source_archive_and_its_wheel(
    backend: str, builder: Python, tmp_path: Path
) -> None:
    folder = project(tmp_path / "shop", backend)
    module = {"setuptools": "setuptools.build_meta", "pdm-backend": "pdm.backend"}
    name = module.get(backend, "hatchling.build")
    program = f"from {name} import build_sdist; build_sdist('dist')"
    builder.run("-c", program, cwd=folder)
    (archive,) = (folder / "dist").glob("*.tar.gz")
    unpacked = tmp_path / "unpacked"
    with tarfile.open(archive) as file:
        file.extractall(unpacked, filter="data")
    (folder,) = unpacked.iterdir()
    assert (folder / "src" / _GENERATED).exists()
    if not (folder / "api").exists():  # a source archive need not have the specs
        pytest.fail("the specs are missing in the source archive")
    for manifest in folder.rglob(".nexigon-gen.json"):
        manifest.unlink()
    with (folder / "src" / _GENERATED).open("a") as file:
        file.write("# Another version of the generator wrote it.\n")
    found = packaged(builder, folder, ".")
    assert b"Another version" not in found[_GENERATED]
    assert {*_OURS} <= found.keys()


@pytest.mark.parametrize("backend", _BACKENDS)
def test_an_editable_installation(
    backend: str, builder: Python, tmp_path: Path
) -> None:
    folder = project(tmp_path / "shop", backend)
    target = tmp_path / "target"
    install = ("-m", "pip", "install", "-q", "--no-build-isolation", "--no-deps")
    builder.run(*install, "--target", str(target), "-e", ".", cwd=folder)
    assert (folder / "src" / _GENERATED).exists()


@pytest.mark.parametrize("backend", _BACKENDS)
def test_a_mistake_stops_the_build(
    backend: str, builder: Python, tmp_path: Path
) -> None:
    folder = project(tmp_path / "shop", backend)
    with (folder / "api/things.yaml").open("a") as file:
        file.write("unknown: 1\n")
    done = subprocess.run(
        [builder.path, "-m", "pip", "wheel", "--no-build-isolation", "--no-deps", "."],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert "error[NXG201]: unknown key `unknown`" in done.stdout + done.stderr
    assert not (folder / "src").exists()
