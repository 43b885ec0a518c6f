"""The guides do what they say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from support.specs import ROOT

from .pages import page
from .running import at_port, run, uvicorn

GUIDES = ["docs/client.md", "docs/server.md"]


def test_client(tmp_path: Path) -> None:
    guide = page("docs/client.md")
    page("README.md").write_files(tmp_path)
    with uvicorn(tmp_path) as port:
        assert run(at_port(guide.program, port), tmp_path) == guide.printed


def test_server(tmp_path: Path) -> None:
    guide = page("docs/server.md")
    guide.write_files(tmp_path)
    assert run(guide.program, tmp_path) == guide.printed


@pytest.mark.parametrize("name", GUIDES)
def test_links_lead_somewhere(name: str) -> None:
    found = re.findall(r"\]\(([^)#]*)(?:#([^)]+))?\)", page(name).text)
    assert found
    for path, anchor in found:
        file = (ROOT / name).parent / path if path else ROOT / name
        assert anchor in {"", *anchors(file)}


def anchors(file: Path) -> set[str]:
    """What links into a page can point to."""
    titles = re.findall(r"^#+ (.*)$", file.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w-]", "", title.lower().replace(" ", "-")) for title in titles}
