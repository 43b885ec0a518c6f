"""Dependency files, for Make, Ninja and CMake."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

_SPECIAL = re.compile(r"([ #\\])")


def depfile(targets: Iterable[Path], inputs: Sequence[Path]) -> str:
    """A rule by which the targets depend on the inputs.

    Each input also has an empty rule, so that a build does not fail when it is deleted.
    Inputs are absolute paths, since CMake reads others as relative to its own folder.
    """
    names = [_escaped(path.absolute()) for path in inputs]
    rule = " \\\n  ".join([f"{' '.join(map(_escaped, targets))}:", *names])
    return "\n".join([rule, *(f"{name}:" for name in names), ""])


def _escaped(path: Path) -> str:
    return _SPECIAL.sub(r"\\\1", path.as_posix()).replace("$", "$$")
