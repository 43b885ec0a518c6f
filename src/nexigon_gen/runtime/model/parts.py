"""The parts of a value, and the secrets and bad keys among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeGuard

from pydantic import BaseModel

from .secret import Secret

_NOTHING: Final = ()


def parts(value: object) -> Iterable[object]:
    """The values directly within a model, map or list; none for any other value."""
    several = held(value)
    # Asked last: `isinstance` of a pydantic class is slow.
    if several is _NOTHING and isinstance(value, BaseModel):
        return vars(value).values()
    return several


def held(value: object) -> Iterable[object]:
    """The values directly within a map or list; none for any other value."""
    if _is_map(value):
        return value.values()
    return value if _is_list(value) else _NOTHING


def secrets_in(value: object) -> Iterator[str]:
    """The plain text of all secrets in a value."""
    waiting = [value]
    while waiting:
        found = waiting.pop()
        if isinstance(found, Secret) and not found.is_lost():
            yield found.reveal()
        waiting.extend(parts(found))


def has_broken_key(value: object) -> bool:
    """Whether a key in a value has half of a surrogate pair. pydantic refuses to write such a
    string as a value, but replaces the characters in a key."""
    waiting = [value]
    while waiting:
        found = waiting.pop()
        if isinstance(found, BaseModel):
            waiting.append(found.model_extra)
        if _is_map(found) and any(map(_is_broken, found)):
            return True
        waiting.extend(parts(found))
    return False


def _is_broken(key: str) -> bool:
    try:
        key.encode()
    except UnicodeEncodeError:
        return True
    return False


def _is_map(value: object) -> TypeGuard[Mapping[str, object]]:
    return isinstance(value, dict)


def _is_list(value: object) -> TypeGuard[Sequence[object]]:
    return isinstance(value, (list, tuple))
