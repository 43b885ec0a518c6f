"""Sites made from specs, and pages as a reader of HTML sees them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from nexigon_gen.config import GenerationSettings, Output
from nexigon_gen.pipeline import generate
from nexigon_gen.text.report import Report
from support.specs import ROOT, VALID, compiled, messages

PROJECTS = ROOT / "spec" / "projects.yaml"
SPECS = {**VALID, "projects": PROJECTS}
"""The specs whose sites are looked at."""
_VOID = {"input", "link", "meta", "rect", "path", "br", "hr", "wbr"}


@cache
def site(*paths: Path, changes: str = "") -> Mapping[str, str]:
    """The files of a site by name."""
    report = Report()
    settings = GenerationSettings(outputs=frozenset({Output.DOCS}))
    files = generate(compiled(*paths), settings, report, changes)
    assert not messages(report)
    return {each.path.removeprefix("docs/"): each.text for each in files}


class Page(HTMLParser):
    """What is in a page: text, ids, links, elements. Refuses what is not well-formed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.elements.append((tag, named))
        for name, value in named.items():
            if name == "id" and value:
                self.ids.append(value)
            if name in ("href", "src") and value:
                self.links.append(value)
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        """All text, with single blanks."""
        return " ".join("".join(self.words).split())


def pages(files: Mapping[str, str]) -> Mapping[str, Page]:
    """The HTML pages of a site."""
    return {name: Page(text) for name, text in files.items() if name.endswith(".html")}
