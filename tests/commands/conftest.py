"""The command line of `fleet.yaml`."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.commands import CommandLine, command_line


@pytest.fixture(scope="session")
def fleet(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """The command line, which calls nobody."""
    folder = tmp_path_factory.mktemp("fleet")
    return command_line(folder, "fleet", Path(__file__).with_name("fleet.yaml"))
