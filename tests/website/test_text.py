"""Text of a spec is text on a page, whatever it is: never markup, never a script."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import assume, currently_in_test_context, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from properties import texts

from nexigon_gen.config import GenerationSettings, Output
from nexigon_gen.pipeline import compile_spec, generate
from nexigon_gen.text.report import Report
from nexigon_gen.text.unseen import hidden_in

from .sites import Page

_MARKUP = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</pre></p></main><h1>",
    "' onmouseover='alert(1)",
    "[x](javascript:alert(1))",
    "[x](data:text/html,<script>)",
    "![x](https://example.com/x.png)",
    "<https://example.com>",
    "&lt;b&gt;",
    "&#x3c;b>",
    "<!--",
    "]]>",
    "`",
    "```",
    "~~~",
    "\n- ",
    "\n# ",
    "\n> ",
    "\n\n    ",
    "\n",
    "| a | b |\n| - | - |\n",
    "<b",
    "\\<b>",
    "</script>",
    "[A]",
    "[ref]: javascript:alert(1)\n\n[ref]",
)
_HOSTILE = st.lists(st.sampled_from(_MARKUP), max_size=5).map("".join)
_DOCS = _HOSTILE | texts.docs | st.builds(str.__add__, _HOSTILE, texts.docs)
_NOTES = st.lists(
    st.sampled_from([each for each in _MARKUP if "\n" not in each]),
    min_size=1,
    max_size=3,
).map("".join)
_OURS = frozenset(
    [
        "html",
        "head",
        "meta",
        "title",
        "link",
        "script",
        "body",
        "a",
        "header",
        "span",
        "nav",
        "details",
        "summary",
        "h1",
        "h2",
        "h3",
        "ul",
        "li",
        "main",
        "div",
        "p",
        "footer",
        "article",
        "section",
        "figure",
        "svg",
        "path",
        "rect",
        "text",
        "b",
        "i",
        "label",
        "input",
        "pre",
        "code",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "em",
        "wbr",
    ]
)
_MARKDOWN = frozenset(
    [
        "strong",
        "em",
        "code",
        "pre",
        "p",
        "a",
        "ul",
        "ol",
        "li",
        "blockquote",
        "hr",
        "br",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    ]
)


def _spec(docs: str, note: str) -> Mapping[str, object]:
    """A spec with a text wherever one may stand."""
    life = {"deprecated": {"note": note, "since": note, "remove_in": note}}
    unstable = {"unstable": {"feature": note, "note": note, "issue": note}}
    rule = {"pattern": "x", "message": note, "code": note}
    wire = f"w{note}"
    fields = {
        "a": {"type": "string", "docs": docs, "wire": wire, "examples": [docs], **life},
        "b?": {"type": "string", "default": docs, "docs": docs, **unstable},
        "c?": {"type": "list<string>", "secret": True, "docs": docs},
        "d?": {"type": "string", "validate": [rule]},
        "e?": "map<string, K>",
        "f?": "E",
    }
    values = {"Up": {"docs": docs, "wire": wire, **life}, "Down": {"docs": docs}}
    variants = {"Of": {"type": "A", "docs": docs, "wire": wire}, "No": "unit"}
    name = {"type": "string", "docs": docs, "examples": [docs], "since": note}
    action = {
        "docs": docs,
        "request": "A",
        "response": "K",
        "examples": [
            {
                "docs": note,
                "request": {wire: docs},
                "response": {f"t{note}": wire, wire: docs},
            }
        ],
        **life,
    }
    return {
        "spec": 1,
        "api": "Texts",
        "namespace": "texts",
        "docs": docs,
        "servers": {"s": {"url": "https://hub.example.com/`'<b>\"", "docs": docs}},
        "types": {
            "A": {"docs": docs, "fields": fields},
            "E": {"docs": docs, "values": values},
            "K": {"docs": docs, "tag": f"t{note}", "variants": variants},
            "N": name,
        },
        "actions": {
            "Do": action,
            "Get": {"docs": docs, "request": "A", "response": "N"},
        },
    }


def _site(docs: str, note: str) -> Mapping[str, str]:
    with TemporaryDirectory() as folder:
        path = Path(folder, "texts.yaml")
        path.write_text(json.dumps(_spec(docs, note)), "utf-8")
        api, _ = compile_spec([path])
        if currently_in_test_context():  # what a spec may not say, no page has to
            assume(api is not None)
        assert api is not None
        wanted = GenerationSettings(outputs=frozenset({Output.DOCS}))
        files = generate(api, wanted, Report(), f"# Changes\n\n{docs}")
    return {each.path.removeprefix("docs/"): each.text for each in files}


_TAME = {
    name: Page(text) for name, text in _site("x", "x").items() if name.endswith(".html")
}


@pytest.mark.parametrize(
    ("docs", "note"),
    [("".join(_MARKUP), _MARKUP[0]), ("` <b>\n- `", "`"), ("a `b` <c> `d`", "*")],
)
def test_markup_stays_text(docs: str, note: str) -> None:
    _check(docs, note)


@pytest.mark.integration
@given(docs=_DOCS.filter(str.strip), note=_NOTES)
def test_any_text_stays_text(docs: str, note: str) -> None:
    _check(docs, note)


@pytest.mark.parametrize("note", ["x", "`"])
def test_what_is_hidden_is_shown(note: str) -> None:
    files = _site("a\x1b[31mb\x9bc\u202ed\u2028e `f\u2066`", note)
    shown = r"a\u001b[31mb\u009bc\u202ed\u2028e"
    for name in ("texts.html", "texts.md"):
        assert shown in files[name].replace(r"\[", "[")


def _check(docs: str, note: str) -> None:
    files = _site(docs, note)
    assert not any(any(hidden_in(text)) for text in files.values())
    for name, tame in _TAME.items():
        page = Page(files[name])
        assert page.ids == tame.ids
        counts = Counter(tag for tag, _ in page.elements)
        before = Counter(tag for tag, _ in tame.elements)
        for tag in counts:
            assert tag in _OURS | _MARKDOWN
            is_free = tag in _MARKDOWN | {"i", "span", "wbr"} or name == "changes.html"
            assert counts[tag] == before[tag] or is_free
        for _, attributes in page.elements:
            assert not any(key.startswith("on") or key == "style" for key in attributes)
        for link in page.links:
            assert (
                link in files
                or link.startswith(("#", "http://", "https://"))
                or "#" in link
            )
            assert not link.lower().startswith(("javascript:", "data:", "vbscript:"))
    for name, text in files.items():
        if name.endswith((".md", ".txt")) and name != "changes.md":
            _check_markdown(text)
    index = files["search.js"]
    json.loads(index.removeprefix("window.nexigonIndex = ").rstrip().removesuffix(";"))
    assert index.isascii()


def _check_markdown(text: str) -> None:
    """A reader that lets HTML through finds none."""
    tokens = MarkdownIt("commonmark").parse(text)
    inner = [child for each in tokens for child in each.children or ()]
    html = [each.content for each in [*tokens, *inner] if each.type.startswith("html_")]
    assert html == []
