"""Generated packages: written to a folder and imported."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module, invalidate_caches
from importlib.util import cache_from_source
from pathlib import Path
from types import ModuleType

from nexigon_gen.config import Runtime
from nexigon_gen.output.artifact import Artifact

from .specs import ROOT, RUNTIME, artifacts

_HUB = ROOT / "generated" / "nexigon_hub"


@dataclass(frozen=True, slots=True)
class Sdk:
    """A generated package in a folder that is on `sys.path`."""

    folder: Path
    package: str

    def module(self, name: str = "") -> ModuleType:
        """A module of the package, such as `projects.types`, or the package itself."""
        return import_module(f"{self.package}.{name}".rstrip("."))


def make(folder: Path, package: str, *specs: Path) -> Sdk:
    """Generates `package` from spec files into `folder`, which becomes importable.

    The name has to be new: what is imported once stays. So a fixture that calls this is
    one of the session: the tests of a module need not run in one go.
    """
    assert package not in sys.modules
    write(artifacts(*specs, package=package), folder)
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))
    invalidate_caches()
    return Sdk(folder, package)


def runtime_of(package: str) -> str:
    """The name of the runtime that a generated package imports."""
    return "nexigon_runtime" if RUNTIME is Runtime.PACKAGE else f"{package}._runtime"


def is_runtime(artifact: Artifact) -> bool:
    """Whether an artifact is a copy of a file of the runtime."""
    return "/_runtime/" in artifact.path


def write(files: Iterable[Artifact], folder: Path) -> None:
    """Writes artifacts as they are, without a manifest."""
    for each in files:
        path = folder / each.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(each.text, "utf-8", newline="\n")
        if is_runtime(each):
            _share_bytecode(_HUB / each.path.partition("/")[2], path)


def _share_bytecode(file: Path, copy: Path) -> None:
    """A run has dozens of copies of the runtime, and would compile each; that of the
    Hub is imported by all workers."""
    bytecode = Path(cache_from_source(str(file)))
    if bytecode.exists() and file.read_bytes() == copy.read_bytes():
        found = Path(cache_from_source(str(copy)))
        found.parent.mkdir(exist_ok=True)
        shutil.copy(bytecode, found)
        shutil.copystat(file, copy)  # it is that of a file of this time
