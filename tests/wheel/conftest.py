"""The wheel and the environments it is installed into: made once, by one process."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from support.specs import ROOT

from .building import Python, build, interpreter, once, programs


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of this run of the tests share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def wheel(shared: Path) -> Path:
    """The wheel of the checkout."""
    folder = once(shared / "wheel", lambda folder: _build(folder))
    (found,) = folder.glob("*.whl")
    return found


def _build(folder: Path) -> None:
    build("wheel", ROOT, folder)


@pytest.fixture(scope="session")
def tool(shared: Path, wheel: Path) -> Callable[[str], Python]:
    """An environment of a Python version with the wheel and nothing that it does not
    ask for."""
    return lambda version: _environment(shared / f"tool{version}", version, str(wheel))


@pytest.fixture(scope="session")
def user(shared: Path) -> Callable[[str], Python]:
    """An environment with what a generated package needs, and no trace of the tool."""
    needs = ("pydantic", "httpx2")
    return lambda version: _environment(shared / f"user{version}", version, *needs)


@pytest.fixture(scope="session")
def bare(shared: Path) -> Python:
    """An environment with pydantic, and with nothing that is optional."""
    version = "{}.{}".format(*sys.version_info)
    return _environment(shared / "bare", version, "pydantic")


_SETTINGS = '[tool.nexigon-gen]\nspecs = ["api"]\noutput = "src"\noutputs = ["types"]\n'


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A project without its output."""
    folder = tmp_path / "shop"
    (folder / "api").mkdir(parents=True)
    shutil.copy(ROOT / "tests/cli/files/things.yaml", folder / "api")
    (folder / "pyproject.toml").write_text(_SETTINGS)
    return folder


def _environment(folder: Path, version: str, *packages: str) -> Python:
    base = interpreter(version)
    if base is None:
        pytest.skip(f"there is no Python {version} here")
    return Python(programs(folder, *packages, base=base) / "python")
