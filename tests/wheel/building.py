"""Wheels, source archives and virtual environments, made as pip makes them."""

from __future__ import annotations

import fcntl
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

from support.specs import ROOT


@dataclass(frozen=True, slots=True)
class Python:
    """An interpreter, with the packages of its environment."""

    path: Path

    def run(self, *arguments: str, cwd: Path) -> str:
        """What a run prints; fails with what it complains about."""
        # Isolated: neither the checkout nor the user's packages may help.
        done = subprocess.run(
            [self.path, "-I", *arguments],
            cwd=cwd,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def environment(self, folder: Path, *packages: str) -> Python:
        """A new virtual environment with these packages, in the versions of this run."""
        self.run("-m", "venv", str(folder), cwd=folder.parent)
        made = Python(folder / "bin" / "python")
        if packages:
            pins = folder / "pins.txt"
            pins.write_text("\n".join(f"{n}=={v}" for n, v in _versions().items()))
            install = ("-m", "pip", "install", "-q", "--constraint", str(pins))
            made.run(*install, *packages, cwd=folder)
        return made


RUNNING = Python(Path(sys.executable))


def _versions() -> Mapping[str, str]:
    """What is installed where the tests run, the project itself apart."""
    found = {each.name: each.version for each in distributions()}
    return {name: found[name] for name in sorted(found) if name != "nexigon-gen"}


@cache
def interpreter(version: str) -> Python | None:
    """An interpreter of a version such as `3.12` that can be run, if there is one."""
    if version == "{}.{}".format(*sys.version_info):
        return RUNNING
    found = sorted(_pyenv().glob(f"{version}.*/bin/python"))
    for candidate in [*map(str, found), f"python{version}"]:
        program = "import sys; print(sys.executable)"
        try:
            done = subprocess.run(
                [candidate, "-c", program], capture_output=True, text=True, check=True
            )
        except (OSError, subprocess.CalledProcessError):
            continue  # a shim of a version that is not there
        return Python(Path(done.stdout.strip()))
    return None


def _pyenv() -> Path:
    try:
        done = subprocess.run(
            ["pyenv", "root"], capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return Path("/nonexistent")
    return Path(done.stdout.strip(), "versions")


def build(kind: str, source: Path, folder: Path) -> Path:
    """Has the build backend make a `wheel` or an `sdist` of a source tree."""
    program = f"from hatchling.build import build_{kind}; print(build_{kind}({str(folder)!r}))"
    return folder / RUNNING.run("-c", program, cwd=source).split()[-1]


def build_from_sdist(folder: Path) -> Path:
    """The wheel of the source archive of the checkout."""
    archive = build("sdist", ROOT, folder)
    with tarfile.open(archive) as file:
        file.extractall(folder, filter="data")
    return build("wheel", folder / archive.name.removesuffix(".tar.gz"), folder)


def contents(wheel: Path) -> Mapping[str, bytes]:
    """The files of a wheel by path."""
    with zipfile.ZipFile(wheel) as file:
        return {name: file.read(name) for name in file.namelist()}


def once(folder: Path, make: Callable[[Path], None]) -> Path:
    """A folder that the first of several test processes fills; the others wait."""
    folder.mkdir(exist_ok=True)
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / ".made").exists():
            make(folder)
            (folder / ".made").touch()
    return folder


def programs(folder: Path, *packages: str, base: Python = RUNNING) -> Path:
    """The folder of the programs of an environment, made once for all processes."""
    made = once(folder, lambda folder: _make(folder, packages, base))
    return made / "venv" / "bin"


def _make(folder: Path, packages: tuple[str, ...], base: Python) -> None:
    base.environment(folder / "venv", *packages)


_SOURCES = (
    *("src", "templates", "pyproject.toml", "hatch_build.py", "README.md"),
    *(".pre-commit-hooks.yaml", "compat"),
)


def git(folder: Path, *arguments: str) -> str:
    """What git prints in a folder."""
    who = ("-c", "user.name=T", "-c", "user.email=t@example.com")
    command = ["git", *who, *arguments]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def repository(folder: Path) -> Path:
    """A new repository with one commit, from which the tool can be installed."""
    folder.mkdir()
    for name in _SOURCES:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / name)
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "All")
    return folder
