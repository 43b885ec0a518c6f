"""Dependency files, as Make, Ninja and CMake read them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

_SPECIAL = re.compile(r"([ #\\])")


def depfile(targets: Iterable[Path], inputs: Sequence[Path]) -> str:
    """Says that the targets depend on the inputs; and, since an input may be deleted,
    that an input depends on nothing. Inputs are absolute: CMake takes others as relative
    to its own folder."""
    names = [_escaped(path.absolute()) for path in inputs]
    rule = " \\\n  ".join([f"{' '.join(map(_escaped, targets))}:", *names])
    return "\n".join([rule, *(f"{name}:" for name in names), ""])


def _escaped(path: Path) -> str:
    return _SPECIAL.sub(r"\\\1", path.as_posix()).replace("$", "$$")
