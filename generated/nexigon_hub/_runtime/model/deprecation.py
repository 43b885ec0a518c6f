"""Deprecated fields, which warn whoever reads them."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any, NoReturn

from .pydantic_internals import fields_of

if TYPE_CHECKING:
    from .base import Model


def announce(cls: type[Model]) -> None:
    """Let the deprecated fields of a class warn. pydantic does so for classes that are
    built on their own, but not for one that is only built as part of another."""
    for name, field in fields_of(cls).items():
        if field.deprecation_message is not None:
            setattr(cls, name, _Deprecated(name, field.deprecation_message))


class _Deprecated:
    """Stands before the value in the instance, since it has `__set__`."""

    def __init__(self, name: str, message: str) -> None:
        self._name = name
        self._message = message

    def __get__(self, instance: Model | None, owner: object = None) -> Any:
        if instance is None:
            raise AttributeError(self._name)
        warnings.warn(self._message, DeprecationWarning, stacklevel=2)
        return vars(instance)[self._name]

    def __set__(self, instance: Model, value: object) -> NoReturn:
        raise AttributeError(self._name)
