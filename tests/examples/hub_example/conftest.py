"""A Hub for each test."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from examples.hub.app import create_app
from nexigon_hub.projects.client import ProjectsClient

from .live import Running, Stage, populate, serve


@pytest.fixture(scope="package")
def stage() -> Iterator[Stage]:
    """A server for the Hubs of all tests."""
    with serve() as started:
        yield started


@pytest.fixture(scope="package")
def beginning(stage: Stage, tmp_path_factory: pytest.TempPathFactory) -> Running:
    """The database that each test begins with a copy of."""
    path = tmp_path_factory.mktemp("hub") / "hub.db"
    return Running(stage.url, path, populate(path, "ours"), populate(path, "theirs"))


@pytest.fixture
def hub(stage: Stage, beginning: Running, tmp_path: Path) -> Iterator[Running]:
    """A served Hub with two organizations."""
    path = tmp_path / "hub.db"
    shutil.copy(beginning.path, path)
    app = stage.app = create_app(path)
    yield replace(beginning, path=path)
    asyncio.run(app.shutdown())


@pytest.fixture
def projects(hub: Running) -> Iterator[ProjectsClient]:
    """The actions, called by our user."""
    with hub.client() as client:
        yield client.projects
