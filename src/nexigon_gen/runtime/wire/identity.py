"""Identity of JSON values: which are the same, for `unique` (wire.md W4.11)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import TypeAlias, cast

Opened: TypeAlias = Callable[[object], object]
"""Converts a value that is neither JSON nor a scalar of Python to a mapping or a string."""


def all_differ(
    values: Collection[object], opened: Opened = lambda value: value
) -> bool:
    """Whether all values differ. Takes time in proportion to their size.

    Numbers are the same if they are equal, as `1` and `1.0` are. Objects are the same if
    they have the same values under the same keys.
    """
    # Compared as strings, since only their hashes are randomized. An attacker could send
    # many numbers with the same hash: that of `-1` and `-2` is equal, for example.
    if not all(type(each) is str for each in values):
        values = ["".join(_parts(each, opened)) for each in values]
    return len({*values}) == len(values)


def _parts(value: object, opened: Opened) -> Iterator[str]:
    """The parts of a string that is the same for equal values, and for no others."""
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
