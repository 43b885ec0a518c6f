"""Repairs of keys that stand among the members of what they describe, one level too
deep: `docs` below `fields`."""

from __future__ import annotations

from collections.abc import Iterator

from ...text.kinds import WRONG_INDENTATION
from ..keys import TYPE
from .edit import Repair
from .lines import Page

_KEYS = frozenset(key for shape in TYPE.shapes for key in shape.keys) - {
    "type",
    "alias",
}


def repairs(page: Page, suspects: list[int]) -> Iterator[Repair]:
    """The suspects, each above the line it stands below."""
    text = page.source.text
    for index in suspects:
        line = page.lines[index]
        key = line.key
        above = next(page.above(index), None)
        if key not in _KEYS or above is None or page.block(index) != index + 1:
            continue
        owner = page.lines[above]
        end = min(line.end + 1, len(text))
        lifted = f"{' ' * owner.indent}{line.body}\n"
        name = owner.key
        yield Repair(
            owner.start,
            end,
            lifted + text[owner.start : line.start],
            kind=WRONG_INDENTATION,
            at=(line.start + line.indent, line.start + line.indent + len(key)),
            message=f"`{key}` stands among the {name}, and describes what has them",
            help=f"put it above `{name}:`, indented by {owner.indent}",
        )
