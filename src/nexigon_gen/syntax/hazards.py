"""Hazards that YAML's two loaders disagree about, and its syntax errors in our words."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from ..text.kinds import (
    DOCS_IN_COMMENT,
    DUPLICATE_KEY,
    MISSING_SPACE_AFTER_COLON,
    NON_STRING_KEY,
    QUESTION_MARK_IN_FLOW,
    SWALLOWED_COMMENT,
    TAB_CHARACTER,
    UNQUOTED_COLON_IN_DOCS,
    YAML_SYNTAX,
)
from ..text.report import Label, Report
from ..text.span import Source, Span
from .node import MappingNode, Node, ScalarNode, SequenceNode

_MANY = 3
_TABS = re.compile(r"\t+")
_ITEMS = r" *(?:- +)*"
_FLOW_TEXT = r"[^\s,:\[\]{}][^,:\[\]{}\n]*"
_GLUED = r"\s*([A-Za-z_]\w*\??:[A-Za-z{\[]\S*)"
_LONG_KEY = (
    r"""("[^"]{1023,}"|'[^']{1023,}'|[^\s:,\[\]{}"'][^:,\[\]{}]{1024,}):(?:\s|$)"""
)
_COMMENT = re.compile(r":?([ ]+)#[ ]*([^\n]*?)[ ]*(?=\r?\n|$)")
_PROSE = r"(?![a-z-]+:|(?:TODO|FIXME|XXX|HACK|NOTE)\b)[A-Za-z]\S*(?:,? \S+)+"
_NAME = r"\w+"
_BARE_KEY = r"\w+\??$"
_TEXT_BEFORE = r"[^\s,:\[{] *$"
_MAX_NAMES = 4
_BLOCK_SCALAR = r"[:\-] *[|>][-+0-9]*[ \t]*(?:#.*)?$"


def check_layout(source: Source, report: Report) -> bool:
    """Reports tabs outside quotes, comments and block scalars, which one loader accepts
    and the other does not; the first of each line, or of the file if there are many."""
    if "\t" not in source.text:
        return True
    found = [
        Span(source, start + tabs.start(), start + tabs.end())
        for start, line in _outside_blocks(source)
        if "\t" in line and (tabs := _TABS.search(line, _code_tab(line)))
    ]
    more = len(found) - 1
    notes = (f"{more:,} other lines have one, too",) if more >= _MANY else ()
    for each in found[:1] if notes else found:
        message = "a tab is not allowed here"
        report.add(TAB_CHARACTER, each, message, notes=notes, help=("use spaces",))
    return not found


def report_key(key: Node, report: Report) -> None:
    """Reports a key that is a mapping or a list: names in brackets, or a place in a
    template."""
    message = "a key must be text, not a mapping or a list"
    names = [each[0] for each in re.finditer(_NAME, key.span.text)]
    help: tuple[str, ...] = ()
    if names and isinstance(key, MappingNode) and not key.entries:
        return  # `{{name}}`: its own key is reported
    if isinstance(key, SequenceNode) and 1 < len(names) <= _MAX_NAMES:
        shown = " and ".join(f"`{each}:`" for each in names)
        help = (f"give each name a line of its own: {shown}",)
    elif len(names) == 1:
        help = (f"write `{names[0]}:`, or the name that is meant there",)
    report.add(NON_STRING_KEY, key.span, message, help=help)


def report_duplicate(
    key: ScalarNode, first: ScalarNode, report: Report, help: tuple[str, ...] = ()
) -> None:
    """A key that its mapping has already: readers keep the one or the other."""
    report.add(
        DUPLICATE_KEY,
        key.span,
        f"key `{key.text}` is given twice",
        label="given again here",
        others=(Label(first.span, "first given here"),),
        help=help,
    )


def report_question(span: Span, text: str, report: Report) -> None:
    """An unquoted `?` inside `{…}` or `[…]`: one loader takes it for a part of the text,
    the other for a mark of its own."""
    report.add(
        QUESTION_MARK_IN_FLOW,
        span,
        f"`{text}` must be quoted inside `{{…}}` and `[…]`",
        notes=("YAML readers disagree about a `?` there",),
        help=(f'write "{text}", or use the block form',),
    )


def report_syntax_error(
    source: Source, report: Report, error: yaml.MarkedYAMLError
) -> None:
    """A YAML syntax error, with the usual cause where it is known."""
    mark = error.problem_mark or error.context_mark
    offset = min(mark.index, len(source.text)) if mark else 0
    if (error.problem or "").endswith("but got '?'"):
        for match in re.finditer(_FLOW_TEXT, source.text):
            if match.start() <= offset < match.end():
                text = match[0].rstrip()
                span = Span(source, match.start(), match.start() + len(text))
                report_question(span, text, report)
                return
    here = source.position(offset).line
    line = source.line(here)
    if long := re.search(_LONG_KEY, line):
        start = source.line_starts[here - 1]
        report.add(
            YAML_SYNTAX,
            Span(source, start + long.start(1), start + long.end(1)),
            "a key of YAML has at most 1,024 characters",
            help=("choose a shorter one; a name has at most 128 characters",),
        )
        return
    if "mapping values are not allowed" in (error.problem or "") and ": " in line:
        report.add(
            UNQUOTED_COLON_IN_DOCS,
            Span(source, offset, offset + 1),
            "`: ` ends a plain text in YAML",
            label="this colon",
            help=("put the whole value into quotes",),
        )
        return
    # A word that is no key runs on into the next line.
    for number in (here, max(here - 1, 1)):
        if glued := re.match(_GLUED, source.line(number)):
            start = source.line_starts[number - 1]
            report.add(
                MISSING_SPACE_AFTER_COLON,
                Span(source, start + glued.start(1), start + glued.end(1)),
                f"`{glued[1]}` is one word",
                help=("put a space behind the colon",),
            )
            return
    problem = error.problem or "the text is not YAML"
    notes = (error.context,) if error.context else ()
    start = source.line_starts[here - 1]
    span = Span(source, offset, min(offset + 1, len(source.text)))
    report.add(
        YAML_SYNTAX,
        span,
        f"YAML syntax: {problem}",
        others=_context(source, offset, error),
        notes=notes,
        help=_in_braces(line, offset - start),
    )


def _in_braces(line: str, column: int) -> tuple[str, ...]:
    """Help for what stands in a line of braces or brackets."""
    if line[column : column + 1] == ":" and (
        key := re.search(_BARE_KEY, line[:column])
    ):
        return (f"put a blank behind the colon: `{key[0]}: `",)
    if line[column : column + 1] in ("[", "{") and re.search(
        _TEXT_BEFORE, line[:column]
    ):
        return ("put a text with brackets or braces into quotes",)
    return ()


def _context(
    source: Source, offset: int, error: yaml.MarkedYAMLError
) -> tuple[Label, ...]:
    """Where what cannot be read begins, if that is another line."""
    mark = error.context_mark
    if mark is None or mark.index >= len(source.text):
        return ()
    span = Span(source, mark.index, mark.index + 1)
    if span.first.line == source.position(offset).line:
        return ()
    return (Label(span, "it begins here"),)


def check_comment(span: Span, report: Report) -> None:
    """Warns where a plain text ends in ` #` with no space behind: most likely that was
    no comment."""
    text, end = span.source.text, span.end
    if text[end : end + 2] == " #" and not text[end + 2 : end + 3].isspace():
        report.add(
            SWALLOWED_COMMENT,
            Span(span.source, end + 1, end + 2),
            "the text ends here, the rest of the line is a comment",
            help=("put the whole value into quotes",),
        )


def check_docs(span: Span, before: str, report: Report) -> None:
    """Warns of a comment behind a value without docs that reads like them; `before` is
    what stands there already."""
    found = _COMMENT.match(span.source.text, span.end)
    if found is None or not re.match(_PROSE, found[2]):
        return
    if len(found[1]) > 1 and found[2][0].islower():
        return  # set off as a comment is
    shown = before.format(found[2]) if "{}" in before else f"{before} -- {found[2]}"
    shown = shown if before else found[2]
    report.add(
        DOCS_IN_COMMENT,
        Span(span.source, found.start(0) + found[0].index("#"), found.end()),
        "docs behind a `#` are a comment, and lost",
        help=(f"write `{shown}`",),
    )


def _outside_blocks(source: Source) -> Iterator[tuple[int, str]]:
    """Start and text of each line that is no part of a `|` or `>` text."""
    block: int | None = None
    for number, start in enumerate(source.line_starts, 1):
        line = source.line(number)
        depth = len(line) - len(line.lstrip(" "))
        if block is not None and (depth > block or not line.strip()):
            continue
        yield start, line
        block = _indent(line) if re.search(_BLOCK_SCALAR, line) else None


def _indent(line: str) -> int:
    """The column than which the lines of a text are further in that begins behind a line:
    that of its key, or of the dash of an item that is the text."""
    items = re.match(_ITEMS, line)
    before = items[0] if items else ""
    is_item = line[len(before) :][:1] in ("|", ">")
    return before.rfind("-") if is_item else len(before)


def _code_tab(line: str) -> int:
    """Where the first tab outside quotes and comments is; the length of a line that has
    none."""
    quote = ""
    escaped = False
    last = ""
    for index, character in enumerate(line):
        if escaped:
            escaped = False
        elif quote:
            escaped = character == "\\" and quote == '"'
            quote = "" if character == quote else quote
        elif character == "\t":
            return index
        elif character in "\"'" and last in ("", *":,[{-"):
            quote = character
        elif character == "#" and line[index - 1 : index] in ("", " "):
            break
        if character != " ":
            last = character
    return len(line)
