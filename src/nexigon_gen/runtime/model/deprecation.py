"""Warnings of deprecated fields, when they are read."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any, NoReturn

from .pydantic_internals import fields_of

if TYPE_CHECKING:
    from .base import Model


def announce(cls: type[Model]) -> None:
    """Let the deprecated fields of a class warn when they are read. pydantic does so for
    classes that are built on their own, but not for those built as parts of others."""
    for name, field in fields_of(cls).items():
        if field.deprecation_message is not None:
            setattr(cls, name, _Deprecated(name, field.deprecation_message))


class _Deprecated:
    """A descriptor that warns. Having `__set__`, it takes precedence over the instance."""

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
