"""Docs of any shape, wherever docs may stand: formatting keeps what they say."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nexigon_gen.formatter.equivalence import meaning
from nexigon_gen.formatter.format import format_spec
from nexigon_gen.language.decode.document import decode
from nexigon_gen.syntax import yaml
from nexigon_gen.syntax.file import escape
from nexigon_gen.text.report import Report
from nexigon_gen.text.span import Source

from .tool import HEAD, formatted

PLACES = {
    "the file": "docs: {}",
    "type": "types: {{A: {{type: string, docs: {}}}}}",
    "struct": "types: {{A: {{docs: {}, fields: {{}}}}}}",
    "field": "types: {{A: {{fields: {{a: {{type: u8, docs: {}}}}}}}}}",
    "field with more": "types: {{A: {{fields: {{a: {{type: u8, docs: {}, wire: b}}}}}}}}",
    "value": "types: {{A: {{values: {{B: {}}}}}}}",
    "long value": "types: {{A: {{values: {{B: {{docs: {}}}}}}}}}",
    "value with more": "types: {{A: {{values: {{B: {{docs: {}, wire: c}}}}}}}}",
    "variant": "types: {{A: {{tag: t, variants: {{B: {{type: unit, docs: {}}}}}}}}}",
    "action": "actions: {{A: {{docs: {}}}}}",
    "request": "actions: {{A: {{request: {{B: {{docs: {}, fields: {{}}}}}}}}}}",
    "example": "types: {{A: {{type: string, examples: [{}]}}}}",
}
SHAPES = [
    "",
    "\n",
    "\n\n",
    "\n\n\n",
    " ",
    "\t",
    " \n",
    "\n ",
    "“Docs.”",
    "“Docs” and “docs”.",
    "Docs.\n",
    "Docs.\n\n",
    "Docs.\n\n\n",
    "Docs. ",
    "Docs.\t",
    "Docs. \n",
    "Docs.\n \n",
    "  Docs.",
    "\tDocs.",
    "\nDocs.",
    "  One.\nTwo.\n\n",
    "One.\r\nTwo.\r\n",
    "One.\rTwo.\r",
    "One.\fTwo.\f",
    "One.\x85Two.\x85",
    "One.\u2028Two.\u2028",
    "\ufeffDocs.",
    "\U000e0041\u202e",
    "# no comment",
    "One. # no comment\n# nor this\n",
    "a -- b -- c",
    "-- a",
    "a --",
    "--",
    "- a\n- b\n",
    "word" * 50,
    "word " * 50,
    ("word" * 50 + " ") * 3 + "\n\n",
    "key: value",
    "{a: b}",
    "'\"",
    "---",
    "...",
    "no",
    "---\na\n...\n",
    "%YAML 1.1\n",
]
TEXTS = st.one_of(
    st.text(
        st.sampled_from(" \n\t\r#-:.ab'\"\\\f\u2028\ufeff\U000e0041{}[],|>"),
        max_size=12,
    ),
    st.lists(st.sampled_from(SHAPES), max_size=3).map("".join),
)


def said(text: str) -> object:
    """What a spec says."""
    source, report = Source("spec.yaml", text), Report()
    node = yaml.parse(source, report)
    document = decode(node, source, report) if node else None
    assert not report.has_errors, [each.message for each in report]
    assert document
    return meaning(document)


def in_quotes(text: str) -> str:
    """A text in double quotes, whatever is in it."""
    plain = {chr(each) for each in range(0x20, 0x7F)} - {'"', "\\"}
    return f'"{"".join(c if c in plain else escape(c) for c in text)}"'


def check(place: str, docs: str) -> None:
    """Formats a spec with these docs, if it is one."""
    text = f"{HEAD}{PLACES[place].format(in_quotes(docs))}\n"
    report = Report()
    if format_spec(Source("spec.yaml", text), report) is None:
        assert report.has_errors
        return
    once = formatted(text)
    assert said(once) == said(text)
    assert formatted(once) == once


@pytest.mark.parametrize("place", PLACES)
def test_shapes(place: str) -> None:
    for docs in SHAPES:
        check(place, docs)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.sampled_from(sorted(PLACES)), TEXTS)
def test_any_docs(place: str, docs: str) -> None:
    check(place, docs)


@pytest.mark.parametrize("header", ["|", "|+", "|-", ">", ">+", ">-", "|2+", ">2+"])
@pytest.mark.parametrize("end", ["", "\n", "\n\n\n"])
@pytest.mark.parametrize("break_", ["\n", "\r\n"])
def test_blocks(header: str, end: str, break_: str) -> None:
    text = f"{HEAD}docs: {header}\n  One\n    two.\n\n  Three.\n{end}types: {{}}\n"
    text = text.replace("\n", break_)
    once = formatted(text)
    assert said(once) == said(text)
    assert formatted(once) == once
