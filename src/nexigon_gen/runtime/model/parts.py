"""Parts of a value of any type: the secrets among them, and keys that no JSON has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeGuard

from pydantic import BaseModel

from .secret import Secret

_NOTHING: Final = ()


def parts(value: object) -> Iterable[object]:
    """The values directly within a model, map or list; nothing in any other."""
    several = held(value)
    # Whether something is a model takes far longer to say than all else.
    if several is _NOTHING and isinstance(value, BaseModel):
        return vars(value).values()
    return several


def held(value: object) -> Iterable[object]:
    """The values directly within a map or list; nothing in any other."""
    if _is_map(value):
        return value.values()
    return value if _is_list(value) else _NOTHING


def secrets_in(value: object) -> Iterator[str]:
    """The values of all secrets that a value of any type holds."""
    waiting = [value]
    while waiting:
        found = waiting.pop()
        if isinstance(found, Secret) and not found.is_lost():
            yield found.reveal()
        waiting.extend(parts(found))


def has_broken_key(value: object) -> bool:
    """Whether a key within a value has half of a surrogate pair. pydantic refuses to
    write such a text, but in a key it puts other characters in its place."""
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
