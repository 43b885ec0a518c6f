"""Sites on disk, and the browser that looks at them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from synthetic import hub as synthetic

from support import chromium
from support.chromium import Chromium

from . import hostile as spec
from .sites import PROJECTS, site

_CHANGES = "# Nexigon Hub: changes\n\n## Added\n\n- `a` was added to `B`.\n"


def _written(folder: Path, *paths: Path) -> Path:
    for name, text in site(*paths, changes=_CHANGES).items():
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the projects namespace, on disk."""
    return _written(tmp_path_factory.mktemp("site"), PROJECTS)


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a whole Hub, on disk."""
    specs = synthetic.write(tmp_path_factory.mktemp("hub"))
    return _written(tmp_path_factory.mktemp("hub-site"), *specs)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of what is hard to lay out, on disk."""
    path = spec.write(tmp_path_factory.mktemp("hostile"))
    return _written(tmp_path_factory.mktemp("hostile-site"), path)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    with chromium.chromium(tmp_path_factory.mktemp("profile")) as found:
        yield found
