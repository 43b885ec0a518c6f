"""Docs beside a reader of Markdown: what is taken for plain words are no more than that."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from nexigon_gen.backends.docs.names import LinkTargets
from nexigon_gen.backends.docs.prose import Prose
from nexigon_gen.ir.model import Api
from nexigon_gen.text.report import Report

_API = Api("A", ())
_READER = MarkdownIt("commonmark", {"html": False}).enable("table")


@given(st.text("aZ1_ .,:;(){}=+-/%?é\u00a0", max_size=20))
@example("The created_at of it.")
@example("a_b_c 1__2 _a_ a_ _b a _b_ c (_a_)")
@example("_a_b_")
def test_plain_words(docs: str) -> None:
    prose = Prose(_API, LinkTargets(_API), Report())
    html = _READER.render(docs.strip()).rstrip("\n")
    assert prose.of(docs, "a", "a", None).html == html
