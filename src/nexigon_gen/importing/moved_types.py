"""Types that are in another file than at the last import: changes that people made to them
move along."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from ..values import dataclass

_TYPES = re.compile(r"^types:\n((?:[ \t#].*\n|\n)*)", re.MULTILINE)
_TYPE = re.compile(
    r"^(?:  #.*\n)*  (?P<name>\w+):.*\n(?:   .*\n|\n+(?=   ))*", re.MULTILINE
)
"""A type in the canonical form, with the comments above it."""


@dataclass(frozen=True, slots=True)
class MovedType:
    """A type that was edited in a file and now is in another one: its name, both files,
    and what the last import, the edited file and the new import say of it."""

    name: str
    old: str
    new: str
    base: str
    ours: str
    theirs: str


def moved(
    bases: Mapping[str, str | None],
    ours: Mapping[str, str | None],
    theirs: Mapping[str, str],
) -> Iterator[MovedType]:
    """The types that moved, of files by their namespaces."""
    was, now = _blocks_of(bases), _blocks_of(theirs)
    is_, after = _blocks_of(ours), _homes(now)
    for name, old in _homes(was).items():
        new = after.get(name, old)
        base, own = was[old][name], is_[old].get(name)
        if new != old and own and own != base:
            yield MovedType(name, old, new, base=base, ours=own, theirs=now[new][name])


def with_block(text: str, name: str, block: str) -> str:
    """A file with other lines for a type, if it has that."""
    found = _blocks(text).get(name)
    return text.replace(found, block, 1) if found else text


_Blocks: TypeAlias = Mapping[str, str]
"""The lines of types, by their names."""


def _homes(spaces: Mapping[str, _Blocks]) -> Mapping[str, str]:
    """The namespaces of types by their names, but for those that several have."""
    found = [(name, space) for space, blocks in spaces.items() for name in blocks]
    often = Counter(name for name, _ in found)
    return {name: space for name, space in found if often[name] == 1}


def _blocks_of(texts: Mapping[str, str | None]) -> Mapping[str, _Blocks]:
    return {space: _blocks(text or "") for space, text in texts.items()}


def _blocks(text: str) -> _Blocks:
    section = _TYPES.search(text)
    found = _TYPE.finditer(section[1]) if section else ()
    return {each["name"]: each[0] for each in found}
