"""The hook of setuptools: it is enough that `build-system.requires` has nexigon-gen."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from ..library import build

_NAME = re.compile(r"nexigon[-_.]gen\b", re.IGNORECASE)


def generate(distribution: object) -> None:
    """Generates before packages are looked for. Projects that only have nexigon-gen
    installed beside them are left alone."""
    path = Path("pyproject.toml")
    if not path.is_file():
        return
    wanted = tomllib.loads(path.read_text("utf-8")).get("build-system", {})
    if any(_NAME.match(each) for each in wanted.get("requires", ())):
        build(".")
