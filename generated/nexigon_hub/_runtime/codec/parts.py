"""What a value of any type is made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeGuard

from pydantic import BaseModel


def parts(value: object) -> Iterable[object]:
    """The values directly within a model, map or list; nothing in any other."""
    if isinstance(value, BaseModel):
        return vars(value).values()
    if _is_map(value):
        return value.values()
    return value if _is_list(value) else ()


def _is_map(value: object) -> TypeGuard[Mapping[str, object]]:
    return isinstance(value, dict)


def _is_list(value: object) -> TypeGuard[list[object]]:
    return isinstance(value, list)
