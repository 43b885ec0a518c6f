"""Repairs of levels: of keys that stand among the members of what they describe,
`docs` below `fields`, and of the key that is missing above the members."""

from __future__ import annotations

from collections.abc import Iterator

from ...text.kinds import MISSING_KEY, WRONG_INDENTATION
from ..keys import TYPE
from .edit import Repair
from .lines import Page

KEYS = frozenset(key for shape in TYPE.shapes for key in shape.keys) - {
    "type",
    "alias",
}
"""The keys of what has members."""
_OWN = {
    **dict.fromkeys(("tag", "tagged", "envelope"), ("variants",)),
    **dict.fromkeys(("docs", "casing", "closed"), ("fields", "values", "variants")),
}
"""By the last key before them, what the members may stand below."""


def repairs(page: Page, suspects: list[int]) -> Iterator[Repair]:
    """The suspects, each above the line it stands below."""
    for index in suspects:
        yield from _headless(page, index)
    text = page.source.text
    for index in suspects:
        line = page.lines[index]
        key = line.key
        above = next(page.above(index), None)
        if key not in KEYS or above is None or page.block(index) != index + 1:
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


def _headless(page: Page, index: int) -> Iterator[Repair]:
    """The members of a type without the key that they stand below."""
    line = page.lines[index]
    below = page.lines[index + 1 : page.block(index)]
    if not below or not line.body.partition(":")[2].strip():
        return
    first, blanks = below[0], " " * line.indent
    for key in _OWN.get(line.key, ()):
        yield Repair(
            first.start,
            first.start,
            f"{blanks}{key}:\n",
            kind=MISSING_KEY,
            at=(
                first.start + first.indent,
                first.start + first.indent + len(first.key),
            ),
            message=f"`{key}:` is missing above the {key}",
            help=f"write `{key}:` above `{first.key}`, indented by {line.indent}",
        )
