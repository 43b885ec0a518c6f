"""Files of this package that are no modules, wherever Python imports it from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_PACKAGE = Path(__file__).parents[1]


def packaged(path: str) -> Traversable:
    """A file or folder by its path within the package."""
    if _PACKAGE.is_dir():
        return _PACKAGE / path
    # A zip archive. What reads those takes a while to load.
    from importlib.resources import files

    return files("nexigon_gen") / path
