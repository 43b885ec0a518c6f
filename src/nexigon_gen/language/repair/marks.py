"""Repairs of colons, comments and invisible blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...text.kinds import (
    MISSING_SPACE_AFTER_COLON,
    NON_PRINTABLE_OR_BIDI,
    WRONG_INDENTATION,
)
from ..hints.blanks import NO_WIDTH as _NO_WIDTH
from ..hints.blanks import ODD, named
from ..hints.blanks import WIDE as _WIDE
from . import levels
from .edit import Repair, edit
from .lines import NAME, PAIR, Line, Page

_ZERO = "\u200b\u200c\u200d\u2060"
_ODD = re.compile(
    rf"^[ {_WIDE}{_NO_WIDTH}]*[{_WIDE}{_NO_WIDTH}][ {_WIDE}{_NO_WIDTH}]*"
    rf"|(?<=[:\-,])[ ]*[{_WIDE}{_NO_WIDTH}]+[ ]*|[ ]*[{_WIDE}{_NO_WIDTH}]+[ ]*(?=:|--)"
    rf"|[{_WIDE}{_NO_WIDTH}]+$"
)
_ALONE = re.compile(r"\w[\w<>]*(?:\([^()]*\))?\??")
_START = re.compile(rf"(?P<indent>\s*(?:- +)?)(?P<key>{NAME})")
_GLUED = re.compile(rf"\s*(?:- +)?(?P<key>{NAME}):(?P<value>[^\s:].*)")
_FLOW_GLUED = re.compile(rf"[{{,] *(?P<key>{NAME}):(?P<value>[^\s:,}}]+)")
_COMMENTS = (
    (re.compile(r"//+ ?(.*)"), "//"),
    (re.compile(r"/\*+ ?(.*?) ?(?:\*/)?$"), "/*"),
    (re.compile(r"<!-- ?(.*?) ?(?:-->)?$"), "<!--"),
    (re.compile(r"-- +(.*)"), "--"),
    (re.compile(r'"""(.*?)(?:""")?$'), '"""'),
    (re.compile(r"% ?(.*)"), "%"),
)


def added(line: Line) -> Iterator[Repair]:
    """A line as a patch shows it."""
    if re.match(r"\+ *[A-Za-z\"]", line.text):
        message = "a `+` before a line is the mark of a patch"
        text = line.text[1:]
        yield edit(line, text, at=(0, 1), message=message, help="take the `+` away")


def blanks(line: Line) -> Iterator[Repair]:
    """Blanks that look like spaces and are none."""
    found = re.search(_ODD, line.text)
    if found is None:
        return
    text = re.sub(f"[{_WIDE}]", " ", line.text)
    text = re.sub(f"[{_NO_WIDTH}]", "", text)
    odd = next(i for i in range(found.start(), found.end()) if line.text[i] != " ")
    character = line.text[odd]
    is_wide = re.match(f"[{_WIDE}]", character)
    help = "write a space in its place" if is_wide else "take it away"
    end = odd
    while end < len(line.text) and line.text[end] == character:
        end += 1
    message = f"{named(character)} is no space to YAML"
    yield edit(
        line,
        text,
        at=(odd, end),
        message=message,
        help=help,
        kind=NON_PRINTABLE_OR_BIDI,
    )


def indent_of_blanks(page: Page, index: int) -> Iterator[Repair]:
    """An indentation of other blanks, which may be wider than a space."""
    line = page.lines[index]
    if index and re.search(ODD, line.text[: line.indent]):
        for depth in dict.fromkeys(page.lines[i].indent for i in (index - 1, index)):
            text = " " * depth + line.text.lstrip().lstrip(_ZERO)
            odd = re.search(ODD, line.text)
            assert odd
            message = f"{named(odd[0])} is no space to YAML"
            help = f"indent the line by {depth} spaces"
            yield edit(
                line,
                text,
                at=odd.span(),
                message=message,
                help=help,
                kind=NON_PRINTABLE_OR_BIDI,
            )


def continued(page: Page, index: int) -> Iterator[Repair]:
    """A text that goes on in the next line, which is no deeper than its key."""
    line = page.lines[index]
    if not index or ": " in line.body or line.body.startswith("- "):
        return
    above = page.lines[index - 1]
    key, depth = above, above.indent + 2
    message = f"a text that goes on is indented deeper than its key `{key.key}`"
    if above.indent > line.indent:  # within a block of text
        key, depth = page.lines[next(page.above(index - 1), index)], above.indent
        message = "the lines of a text are indented as its first one is"
    if above.indent >= line.indent and _goes_on(key):
        at, text = (line.indent, len(line.text)), " " * depth + line.body
        yield edit(
            line,
            text,
            at=at,
            message=message,
            help=f"indent it by {depth}",
            kind=WRONG_INDENTATION,
        )


def _goes_on(line: Line) -> bool:
    """Whether the value of a line is a text, which may go on in the next one; a type
    may not."""
    pair = PAIR.match(line.text)
    is_type = pair and line.key[:1].islower() and _ALONE.fullmatch(pair["value"])
    return bool(pair) and not is_type


def colon_of_width(line: Line) -> Iterator[Repair]:
    """A colon, comma or bracket of another script."""
    for wide, plain in (
        ("：", ": "),
        ("，", ", "),
        ("；", ", "),
        ("｛", "{"),
        ("｝", "}"),
    ):
        if (at := line.text.find(wide)) >= 0:
            text = line.text.replace(wide, plain).replace("  ", " ")
            text = line.text[: line.indent] + text[line.indent :]
            message = f"{named(wide)} is no `{plain.strip()}`"
            help = f"write `{plain}`"
            yield edit(line, text, at=(at, at + 1), message=message, help=help)


def comment(line: Line) -> Iterator[Repair]:
    """A comment as another language writes it."""
    for pattern, mark in _COMMENTS:
        if found := pattern.match(line.body):
            at = (line.indent, line.indent + len(mark))
            text = f"{line.text[: line.indent]}# {found[1]}".rstrip()
            message = f"a comment does not start with `{mark}`"
            yield edit(
                line, text, at=at, message=message, help=f"write `{text.strip()}`"
            )


def document_end(line: Line) -> Iterator[Repair]:
    """The end of a document, with more below it."""
    if line.body == "...":
        message = "`...` ends a document, and there is more below"
        at = (line.indent, line.indent + 3)
        yield edit(line, "", at=at, message=message, help="take the `...` away")


def glued(line: Line) -> Iterator[Repair]:
    """`key:value`"""
    found = _GLUED.match(line.text) or _FLOW_GLUED.search(line.text)
    if found and not found["value"].startswith("//"):
        at = found.end("key") + 1
        text = f"{line.text[:at]} {line.text[at:]}"
        word = re.match(r"[^\s,{}]+", line.text[found.start("key") :])
        shown = word[0] if word else found["key"]
        place = (found.start("key"), found.start("key") + len(shown))
        help = "put a space behind the colon"
        yield edit(
            line,
            text,
            at=place,
            message=f"`{shown}` is one word",
            help=help,
            kind=MISSING_SPACE_AFTER_COLON,
        )


def long_form(page: Page, index: int) -> Iterator[Repair]:
    """A value with more keys below it, which belongs among them as `type`."""
    line = page.lines[index]
    pair = PAIR.match(line.text)
    below = page.lines[index + 1 : page.block(index)]
    if pair is None or not below or below[0].indent <= line.indent:
        return
    if not all(re.match(rf"{NAME}:", each.body) for each in below[:1]):
        return
    key = line.text[: pair.end("before")].rstrip()
    value = pair["value"]
    if value in ("{", "["):
        yield edit(
            line,
            key,
            at=(pair.start("value"), pair.end("value")),
            message=f"`{value}` is open, and a block follows",
            help=f"take the `{value}` away: the indentation shows what belongs together",
        )
        return
    if value in ("~", "null", "{}", "[]"):
        message = f"`{value}` is a value, and more stands below it"
        at = (pair.start("value"), pair.end("value"))
        yield edit(line, key, at=at, message=message, help=f"take the `{value}` away")
    if value[0] in "|>\"'{[" or line.key in levels.KEYS:
        return
    is_type = re.fullmatch(r"[\w<>?(), .]+", value) is not None
    blanks = " " * below[0].indent
    text = f"{key}\n{blanks}type: {value}"
    at = (pair.start("value"), pair.end("value"))
    message = f"`{line.body}` has a value, and keys below it"
    if is_type:
        help = f"write `type: {value}` on a line of its own above them"
        yield edit(line, text, at=at, message=message, help=help)
        help = f"take `{value}` away"
        yield edit(line, key, at=at, message=message, help=help)


def missing_colon(line: Line) -> Iterator[Repair]:
    """A key without its colon."""
    found = _START.match(line.text)
    if found is None or line.text[found.end() : found.end() + 2] in (":", ": "):
        return
    key, at = found["key"], found.end()
    rest = line.text[at:]
    place = (found.start("key"), at)
    message = f"a colon is missing behind `{key}`"
    if equals := re.match(r"\s*:?=+>?\s*|\s*->\s*", rest):
        value = rest[equals.end() :].rstrip().rstrip(";,")
        # Go counts on from `iota`, which nothing here does.
        text = f"{line.text[:at]}: {'' if value == 'iota' else value}".rstrip()
        help = f"write `{text.strip()}`"
        yield edit(line, text, at=place, message=message, help=help)
    elif not rest or rest[0] == " ":
        value = rest.strip().removeprefix("-- ")
        text = f"{line.text[:at]}:{rest and ' '}{value}"
        help = f"write `{key}: {value}`" if value else f"write `{key}:`"
        yield edit(line, text, at=place, message=message, help=help)
