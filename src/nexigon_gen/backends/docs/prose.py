"""Prose: docs, which are Markdown, as HTML and as Markdown of ours.

HTML in docs is text. `[DeviceStatus]` links to what it names; what looks like such a link
and names nothing is a warning.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ...ir.docs_links import LINK
from ...ir.model import Api
from ...text.kinds import BROKEN_DOCS_LINK
from ...text.report import Report
from ...text.span import Span
from .filters import words as escaped
from .html import Html, text
from .links import href
from .names import LinkTargets
from .view import NoteView, ProseView

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

_WORDS = r"[^\\`*_\[\]<>&!#|~\n\r\t\0]*"
_PLAIN = re.compile(
    r"(?![\s>+=~-]|\d+[.)](?:\s|$))"
    rf"{_WORDS}(?:(?<=[A-Za-z0-9])_(?=[A-Za-z0-9]){_WORDS})*"
)
"""Text that is the same in Markdown: a paragraph of its words. An `_` within a word, as
names of fields have it, is no mark."""
_LINK = re.compile(LINK)
_MEANT = re.compile(r"[A-Z][a-z0-9]*[A-Z]|.*[._]")
"""What nobody writes in brackets but to name something."""
_CODE = re.compile(r"(?<![`\\])(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
_SENTENCE = re.compile(r"(?<=[.!?])\s")
_BEGINS = re.compile(r"^(\d*)([#>+=~|.)-])")
"""What at the start of a line is a mark in Markdown."""
_MARKS = re.compile(r"[`*]|\[(?=\w)|(?<=\w)\]|(?<!\w)_|_(?!\w)")


class Prose:
    """Turns the docs of an API into text of pages."""

    def __init__(self, api: Api, known: LinkTargets, report: Report) -> None:
        self._api = api
        self._known = known
        self._report = report
        self._plain: dict[str, ProseView] = {}

    def of(self, docs: str, namespace: str, page: str, span: Span | None) -> ProseView:
        """Docs of a thing of a namespace, to stand on a page. `span` is where that is."""
        if docs in self._plain:
            return self._plain[docs]
        words = docs.strip()
        if _PLAIN.fullmatch(words):
            html = Html(f"<p>{text(words)}</p>" if words else "")
            self._plain[docs] = ProseView(html, words, _first(words))
            return self._plain[docs]
        env = self._env(namespace, page)
        html = Html(self._markdown.render(words, env).rstrip("\n"))
        self._complain(env, span)
        return ProseView(html, self._md(words, namespace, page), _first(words))

    def notes(
        self, notes: Sequence[str], namespace: str, page: str, span: Span | None
    ) -> tuple[NoteView, ...]:
        """Remarks in Markdown that stand within a line each."""
        if not notes:  # as there are mostly none
            return ()
        return tuple(self._note(each, namespace, page, span) for each in notes)

    def _note(
        self, note: str, namespace: str, page: str, span: Span | None
    ) -> NoteView:
        words = " ".join(note.split())
        if _PLAIN.fullmatch(words):
            return plain_note(words)
        env = self._env(namespace, page)
        html = Html(self._markdown.renderInline(words, env))
        self._complain(env, span)
        return NoteView(html, self._md_within(words, namespace, page))

    def foreign(self, markdown: str, page: str) -> Html:
        """A page of Markdown that is not docs of the API; names of it in code link to what
        they name."""
        reader = _reader()

        def code(own: Any, tokens: Any, index: int, options: Any, env: Any) -> str:
            shown: str = own.code_inline(tokens, index, options, env)
            place = self._known.find(tokens[index].content, "")
            return f'<a href="{href(place, page)}">{shown}</a>' if place else shown

        reader.add_render_rule("code_inline", code)
        return Html(reader.render(markdown))

    def _env(self, namespace: str, page: str) -> dict[str, Any]:
        """What the rules of a reader know; `missing` are names that are none."""
        return {"namespace": namespace, "page": page, "missing": []}

    def _complain(self, env: Mapping[str, Any], span: Span | None) -> None:
        for name in dict.fromkeys(env["missing"]):
            self._report.add(
                BROKEN_DOCS_LINK,
                span,
                f"`[{name}]` in docs names nothing that is known here",
                help=self._known.help(name),
            )

    @cached_property
    def _markdown(self) -> MarkdownIt:
        found = _reader()
        found.inline.ruler.before("link", "name", self._link)
        found.add_render_rule("heading_open", _heading)
        found.add_render_rule("heading_close", _heading)
        found.add_render_rule("table_open", _scrolling)
        found.add_render_rule("fence", _scrolling)
        found.add_render_rule("code_block", _scrolling)
        return found

    def _link(self, state: StateInline, silent: bool) -> bool:
        """The rule for `[Name]`."""
        found = _LINK.match(state.src, state.pos)
        if found is None:
            return False
        tick, name = found.groups()
        place = self._known.find(name, str(state.env["namespace"]))
        if place is None:
            if _MEANT.match(name):
                state.env["missing"].append(name)
            return False
        if not silent:
            token = state.push("link_open", "a", 1)
            token.attrs = {"href": href(place, str(state.env["page"]))}
            if tick:
                state.push("code_inline", "code", 0).content = name
            else:
                state.push("text", "", 0).content = name
            state.push("link_close", "a", -1)
        state.pos = found.end()
        return True

    def _md(self, docs: str, namespace: str, page: str) -> str:
        """The same for the Markdown twin, where no HTML may come of it either."""
        linked, has_ticks = _outside_code(docs, self._linker(namespace, page))
        if "<" not in docs:
            return linked
        # Where code ends is certain on one line only, and if all of it is closed.
        if "\n" in docs or has_ticks:
            return linked.replace("<", "&lt;")
        return _outside_code(linked, lambda words: words.replace("<", "&lt;"))[0]

    def _md_within(self, note: str, namespace: str, page: str) -> str:
        """The same where other text goes on in the line: no code begins that does not end."""
        found = self._md(note, namespace, page)
        return _outside_code(found, lambda words: words.replace("`", "&#96;"))[0]

    def _linker(self, namespace: str, page: str) -> Callable[[str], str]:
        """Puts links to other pages behind names."""

        def link(found: re.Match[str]) -> str:
            place = self._known.find(found[2], namespace)
            if place is None or place.page == page:
                return found[0]
            return f"{found[0]}({place.page}.md)"

        return lambda words: _LINK.sub(link, words)


def plain_note(words: str) -> NoteView:
    """A remark that is text of ours or a value, and no Markdown."""
    return NoteView(Html(text(words)), escaped(words))


def plain_docs(docs: str) -> ProseView:
    """Docs that are text and no Markdown, with blank lines between paragraphs."""
    found = (" ".join(each.split()) for each in re.split(r"\n\s*\n", docs))
    paragraphs = [each for each in found if each]
    html = "".join(f"<p>{text(each)}</p>" for each in paragraphs)
    md = "\n\n".join(_BEGINS.sub(r"\1\\\2", escaped(each)) for each in paragraphs)
    return ProseView(Html(html), md, _first(docs.strip()))


def _reader() -> MarkdownIt:
    """What reads Markdown. A page loads nothing from elsewhere, so it has no images."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")


def _outside_code(docs: str, change: Callable[[str], str]) -> tuple[str, bool]:
    """Docs with a change outside of code, and whether a backtick is left there."""
    found: list[str] = []
    has_ticks = False
    at = 0
    for code in [*_CODE.finditer(docs), None]:
        words = docs[at : code.start() if code else None]
        has_ticks |= "`" in words
        found += [change(words), code[0] if code else ""]
        at = code.end() if code else 0
    return "".join(found), has_ticks


def _first(words: str) -> str:
    """The first sentence, without marks."""
    paragraph = " ".join(words.partition("\n\n")[0].split())
    return _MARKS.sub("", _SENTENCE.split(paragraph, maxsplit=1)[0])


def _heading(self: Any, tokens: Any, index: int, options: Any, env: Any) -> str:
    """A heading in docs is a line in bold: the headings of a page are its own."""
    return "<p><strong>" if tokens[index].nesting > 0 else "</strong></p>\n"


def _scrolling(self: Any, tokens: Any, index: int, options: Any, env: Any) -> str:
    """What may be wider than the page is reached by the keyboard, too."""
    token = tokens[index]
    if token.type == "table_open":
        return '<table tabindex="0">\n'
    return f'<pre tabindex="0"><code>{text(token.content)}</code></pre>\n'
