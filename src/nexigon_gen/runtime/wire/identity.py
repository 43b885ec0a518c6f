"""Identity of JSON values: which of them are the same (wire.md W4.11)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import TypeAlias, cast

Opened: TypeAlias = Callable[[object], object]
"""Gives what is neither JSON nor a scalar of Python as a mapping or a text."""


def all_differ(
    values: Collection[object], opened: Opened = lambda value: value
) -> bool:
    """Whether no value is there twice, in time in proportion to their size.

    Numbers are the same if they are equal, `1` and `1.0`, and objects if they have the
    same under the same keys.
    """
    # Only the hashes of texts cannot be foreseen by whoever wants values to collide:
    # those of `-1` and `-2` are equal, and so are those of all lists of them.
    if not all(type(each) is str for each in values):
        values = ["".join(_parts(each, opened)) for each in values]
    return len({*values}) == len(values)


def _parts(value: object, opened: Opened) -> Iterator[str]:
    """The parts of a text that equal values have in common, and no others."""
    value = opened(value)
    match value:
        case str():
            yield f"{len(value)}:{value!s}"
        case float() if value.is_integer():
            yield f"{int(value)} "
        case Mapping():
            yield "{"
            # A class pattern leaves open what is inside.
            members = cast(Mapping[str, object], value)
            for key in sorted(members):
                yield from _parts(key, opened)
                yield from _parts(members[key], opened)
            yield "}"
        case list() | tuple():
            yield "["
            for each in cast(Sequence[object], value):
                yield from _parts(each, opened)
                yield ","
            yield "]"
        case _:
            yield f"{value!r} "
