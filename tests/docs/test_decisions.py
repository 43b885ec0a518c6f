"""docs/decisions.md: an index of all sections, and entries that say first what was decided."""

from __future__ import annotations

import re

from .pages import page

TEXT = page("docs/decisions.md").text
_INDEX, _, _BODY = TEXT.partition("\n## ")
BODY = f"## {_BODY}"


def test_the_index_has_the_sections_in_their_order() -> None:
    indexed = re.findall(r"^( *)- \[(.+?)\]\(#", _INDEX, re.MULTILINE)
    headings = re.findall(r"^##(#?) (.+)$", BODY, re.MULTILINE)
    assert [(bool(indent), title) for indent, title in indexed] == [
        (bool(level), title) for level, title in headings
    ]


def test_an_entry_begins_with_what_was_decided() -> None:
    paragraphs = BODY.strip().split("\n\n")
    entries = [text for text in paragraphs if not text.startswith("#")]
    assert len(entries) > 100
    assert [text for text in entries if not text.startswith("**")] == []


def test_a_part_of_many_entries_has_sections() -> None:
    """At the most ten entries stand under one heading, which a reader can look through."""
    sections = re.split(r"^###? .+$", BODY, flags=re.MULTILINE)
    assert max(len(re.findall(r"^\*\*", text, re.MULTILINE)) for text in sections) <= 10
