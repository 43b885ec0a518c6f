"""What the pages show passes the type checkers, as they promise."""

from __future__ import annotations

from pathlib import Path

import black
import pytest
from behaviour.checkers import mypy, pyright

from .pages import page

PAGES = ["README.md", "docs/client.md", "docs/server.md"]


@pytest.mark.integration
def test_programs(tmp_path: Path) -> None:
    page("README.md").write_files(tmp_path)
    for name in PAGES:
        program = tmp_path / f"of_{Path(name).stem.lower()}.py"
        program.write_text(page(name).program, "utf-8")
    assert mypy(tmp_path) == {}
    assert pyright(tmp_path) == {}


@pytest.mark.parametrize("name", PAGES)
def test_blocks_are_formatted(name: str) -> None:
    for block in page(name).blocks("python"):
        assert black.format_str(block, mode=black.Mode()) == block
