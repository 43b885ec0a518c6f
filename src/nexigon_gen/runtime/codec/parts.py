"""Parts of a value of any type, and the secrets among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeGuard

from pydantic import BaseModel

from ..model.secret import Secret


def parts(value: object) -> Iterable[object]:
    """The values directly within a model, map or list; nothing in any other."""
    if isinstance(value, BaseModel):
        return vars(value).values()
    if _is_map(value):
        return value.values()
    return value if _is_list(value) else ()


def secrets_in(value: object) -> Iterator[str]:
    """The values of all secrets that a value of any type holds."""
    waiting = [value]
    while waiting:
        found = waiting.pop()
        if isinstance(found, Secret) and not found.is_lost():
            yield found.reveal()
        waiting.extend(parts(found))


def _is_map(value: object) -> TypeGuard[Mapping[str, object]]:
    return isinstance(value, dict)


def _is_list(value: object) -> TypeGuard[Sequence[object]]:
    return isinstance(value, list | tuple)
