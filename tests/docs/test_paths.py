"""Files and headings that pages name or link to: each is where they say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from support.specs import ROOT

_NAMED = re.compile(r"`([a-z_0-9]+(?:/[a-z_0-9]+)+\.(?:py|toml|yaml|txt))`")
"""With a folder: a bare name may be one of an example."""
_LINK = re.compile(r"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)")
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
_FOLDERS = ("", "src/nexigon_gen/", "src/nexigon_gen/runtime/")


@pytest.mark.parametrize(
    "page", ["docs/architecture.md", "docs/decisions.md", "CONTRIBUTING.md"]
)
def test_a_file_that_is_named_exists(page: str) -> None:
    named = _NAMED.findall((ROOT / page).read_text("utf-8"))
    assert named
    lost = [
        path
        for path in named
        if not any((ROOT / folder / path).exists() for folder in _FOLDERS)
    ]
    assert lost == []


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    lost = [
        f"{path}#{anchor}"
        for path, anchor in _LINK.findall(_FENCED.sub("", page.read_text("utf-8")))
        for file in [page.parent / path if path else page]
        if not file.exists() or (anchor and anchor not in anchors(file))
    ]
    assert lost == []


def anchors(file: Path) -> set[str]:
    """What links into a page can point to."""
    text = _FENCED.sub("", file.read_text("utf-8"))
    titles = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w-]", "", title.lower().replace(" ", "-")) for title in titles}
