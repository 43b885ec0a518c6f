"""Whether what was generated can be imported."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from support.command import python

from .case import Case
from .probe import PACKAGE
from .watchdog import Watchdog

_LOAD = f"""
import importlib, pathlib
for path in sorted(pathlib.Path({PACKAGE!r}).glob("*/types.py")):
    importlib.import_module(".".join(path.with_suffix("").parts))
"""


def problem_of_loading(case: Case, dog: Watchdog) -> str | None:
    """What Python says to the models of a case that compiles, if anything."""
    with TemporaryDirectory() as folder:
        dog.run(case, Path(folder))
        done = python(Path(folder), "-W", "error", "-c", _LOAD)
    return done.stderr if done.returncode else None
