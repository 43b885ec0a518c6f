"""The guides do what they say."""

from __future__ import annotations

from pathlib import Path

from .pages import page
from .running import at_port, run, uvicorn


def test_client(tmp_path: Path) -> None:
    guide = page("docs/client.md")
    page("README.md").write_files(tmp_path)
    with uvicorn(tmp_path) as port:
        assert run(at_port(guide.program, port), tmp_path) == guide.printed


def test_server(tmp_path: Path) -> None:
    guide = page("docs/server.md")
    guide.write_files(tmp_path)
    assert run(guide.program, tmp_path) == guide.printed
