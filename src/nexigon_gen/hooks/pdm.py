"""The hook of pdm-backend: it is enough that `build-system.requires` has nexigon-gen."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from ..library import build


class BuildContext(Protocol):
    """What pdm-backend tells of a build."""

    @property
    def root(self) -> Path:
        """The folder of the project."""
        ...


def pdm_build_initialize(context: BuildContext) -> None:
    """Generates before files are collected."""
    build(context.root)
