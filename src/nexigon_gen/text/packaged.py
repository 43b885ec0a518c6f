"""Files of this package that are no modules, wherever Python imports it from."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_PACKAGE = Path(__file__).parents[1]


def packaged(path: str) -> Traversable:
    """A file or folder by its path within the package."""
    return _root() / path


@cache
def _root() -> Traversable:
    if _PACKAGE.is_dir():
        return _PACKAGE
    # A zip archive. What reads those takes a while to load.
    from importlib.resources import files

    return files("nexigon_gen")
