"""Writing of deeply nested values: where there is stack enough, and in pieces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from threading import get_ident, main_thread
from typing import Final

from pydantic_core import SchemaSerializer

from ..model.base import Model
from ..model.instances import is_member, written
from ..model.nesting import is_nested
from ..model.parts import parts
from ..model.pydantic_internals import serializer_of
from ..model.role import Role
from ..strict_json import MAX_DEPTH

_CHUNK: Final = 20
"""Levels of a deep value that pydantic writes in one go."""


def lacks_room(value: object, takes_much: bool) -> bool:
    """Whether a value may be nested too deeply for the stack of this thread.

    Args:
        value: What is to be written.
        takes_much: Whether each of its levels takes more stack than a level of plain JSON,
            for which the main thread always has enough.
    """
    is_elsewhere = get_ident() != main_thread().ident
    return (takes_much or is_elsewhere) and is_nested(value)


def write_deep(serializer: SchemaSerializer, value: object, role: Role | None) -> bytes:
    """Writes a value that is too deep for pydantic, which counts up to three levels for one
    level of JSON. The innermost parts are written first, each on its own."""
    thread = get_ident()
    keys: list[tuple[int, int]] = []
    try:
        for each in reversed([*_deep_within(value)]):
            key = (thread, id(each))
            if key not in written:
                written[key] = serializer_of(type(each)).to_python(
                    each, mode="json", by_alias=True, warnings="error", context=role
                )
                keys.append(key)
        return serializer.to_json(value, by_alias=True, warnings="error", context=role)
    finally:
        for key in keys:
            del written[key]


def _deep_within(value: object) -> Iterator[Model]:
    """The variants at which to cut the value into pieces, outer before inner."""
    level: list[tuple[object, int]] = [(value, 0)]
    for _ in range(
        2 * MAX_DEPTH
    ):  # no deeper: it cannot be written, and may be a cycle
        below: list[tuple[object, int]] = []
        for found, since in level:
            if since >= _CHUNK and isinstance(found, Model) and is_member(type(found)):
                found.model_rebuild()
                yield found
                since = 0
            children: Iterable[object] = parts(found)
            below.extend((child, since + 1) for child in children)
        level = below
