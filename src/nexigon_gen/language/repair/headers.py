"""Repairs of headers: keys that stand behind their first member, or in a comment."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...text.kinds import MISSING_KEY, WRONG_INDENTATION
from .edit import Repair
from .lines import KEY, Page

_COMMENT = re.compile(
    r"(?P<indent> *)#+(?P<space> ?)(?P<header> *(?P<key>[A-Za-z_]\w*):) *"
)


def repairs(page: Page, suspects: list[int]) -> Iterator[Repair]:
    """The suspects, as what stands below a header that is near."""
    for index in suspects:
        yield from _in_a_comment(page, index)
    for index in suspects:
        yield from _behind(page, index)


def _in_a_comment(page: Page, index: int) -> Iterator[Repair]:
    """A comment above a line that is the key which the line stands below."""
    first = page.lines[index - 1].number if index else 0
    for number in range(page.lines[index].number - 1, first, -1):
        text = page.source.line(number)
        found = _COMMENT.fullmatch(text)
        start = page.source.line_starts[number - 1]
        if found is None:
            continue
        # A space behind the mark belongs to it, or to the indentation.
        for space in dict.fromkeys(("", found["space"])):
            header = found["indent"] + space + found["header"]
            yield Repair(
                start,
                start + len(text),
                header,
                kind=MISSING_KEY,
                at=(start + found.start("key"), start + found.end("key")),
                message=f"`{found['key']}:` is a comment, and what it describes stands below",
                help=f"take the `#` away: `{header.strip()}`, indented by"
                f" {len(header) - len(header.lstrip())}",
            )


def _behind(page: Page, index: int) -> Iterator[Repair]:
    """A header between the first of its members and the others."""
    line = page.lines[index]
    is_header = KEY.match(line.body) and line.body.endswith(":")
    if not is_header or index + 1 == len(page.lines):
        return
    depth = page.lines[index + 1].indent
    first = index - 1
    while first > 0 and page.lines[first].indent > depth:
        first -= 1
    member = page.lines[first]
    if first < 0 or member.indent != depth or depth <= line.indent:
        return
    text = page.source.text
    yield Repair(
        member.start,
        line.end,
        f"{line.text}\n{text[member.start : line.start].rstrip()}",
        kind=WRONG_INDENTATION,
        at=(line.start + line.indent, line.start + line.indent + len(line.key)),
        message=f"`{line.body}` stands behind `{member.key}`, which belongs below it",
        help=f"put `{line.body}` above `{member.key}`",
    )
