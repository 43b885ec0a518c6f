"""Repairs of dashes, which start the items of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...text.kinds import MISSING_SPACE_AFTER_COLON, YAML_SYNTAX
from .edit import Repair, edit
from .layout import move
from .lines import NAME, Line, Page

_JOINED = re.compile(rf"(?P<before>\s*(?:- +)?)(?P<key>{NAME}) ?: +(?P<item>- +\S.*)")


def shifted(page: Page, index: int) -> Iterator[Repair]:
    """An item whose dash stands elsewhere than those beside it."""
    line = page.lines[index]
    near = {each.indent for each in _beside(page, index)}
    if not line.body.startswith("- ") or len(near) != 1 or line.indent in near:
        return
    (wanted,) = near
    end = index + 1
    while end < len(page.lines) and page.lines[end].indent > max(line.indent, wanted):
        end += 1
    yield move(page, page.lines[index:end], wanted)


def _beside(page: Page, index: int) -> Iterator[Line]:
    """The items right before and behind a line."""
    for at in (index - 1, index + 1):
        if 0 <= at < len(page.lines) and page.lines[at].body.startswith("- "):
            yield page.lines[at]


def one(page: Page, index: int) -> Iterator[Repair]:
    """A dash that is one word with what follows, or starts no item."""
    line = page.lines[index]
    body, at = line.body, line.indent
    if found := re.match(r"-(?=[\w\"'])", body):
        text = f"{line.text[:at]}- {body[found.end() :]}"
        help = f"put a space behind it: `- {body[1:]}`"
        message = "a dash and what follows are one word"
        yield edit(
            line,
            text,
            at=(at, at + 1),
            message=message,
            help=help,
            kind=MISSING_SPACE_AFTER_COLON,
        )
    is_alone = not any(_beside(page, index))
    if is_alone and (found := re.match(r"-\s+(?=\S)", body)):
        rest = body[found.end() :]
        text = line.text[:at] + rest
        help = f"take the dash away: `{rest}`"
        message = "a dash starts an item of a list, and this is none"
        yield edit(line, text, at=(at, at + 1), message=message, help=help)
        name = re.fullmatch(r"(\w+\??)", rest)
        if name:
            yield edit(
                line,
                f"{text}:",
                at=(at, at + 1),
                message=message,
                help=f"write `{rest}:`",
            )


def joined(line: Line) -> Iterator[Repair]:
    """The first item of a list on the line of its key."""
    if found := _JOINED.fullmatch(line.text):
        depth = found.start("key") + 2
        text = f"{found['before']}{found['key']}:\n{' ' * depth}{found['item']}"
        place = (found.start("item"), found.start("item") + 1)
        message = "a list starts on the line below its key"
        help = f"write `{found['item']}` on the next line, indented by {depth}"
        yield edit(line, text, at=place, message=message, help=help)


def all_of(page: Page, index: int) -> Iterator[Repair]:
    """Lines that all have a dash, and are the entries of a mapping."""
    start = end = index
    depth = page.lines[index].indent
    while start and _is_item(page.lines[start - 1], depth):
        start -= 1
    while end < len(page.lines) and _is_item(page.lines[end], depth):
        end += 1
    lines = page.lines[start:end]
    if len(lines) < 2:
        return
    text = page.source.text[lines[0].start : lines[-1].end]
    bare = re.sub(r"(?m)^( *)- +", r"\1", text)
    at = (lines[0].start + depth, lines[0].start + depth + 1)
    message = "a dash starts an item of a list, and these are the entries of a mapping"
    help = f"take the dashes of lines {lines[0].number} to {lines[-1].number} away"
    yield Repair(
        lines[0].start,
        lines[-1].end,
        bare,
        kind=YAML_SYNTAX,
        at=at,
        message=message,
        help=help,
    )


def _is_item(line: Line, depth: int) -> bool:
    return line.indent == depth and line.body.startswith("- ")
