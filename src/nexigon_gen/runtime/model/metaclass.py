"""The metaclass of models, which leaves what pydantic does to define one to its first use.

A process uses few of the classes of a large API. The class itself is there as soon as its
statement has run: it can be named, inherited from, compared and found by a pickle. What
pydantic makes of its body takes many times as long, and is made when somebody first asks
for any of it.
"""

from __future__ import annotations

import os
import sys
import threading
from abc import ABCMeta
from typing import TYPE_CHECKING, Any, Final

from pydantic import BaseModel, ConfigDict

from .links import evaluated
from .pydantic_internals import (
    DEFINED_FIRST,
    DEFINED_LATER,
    UNBUILT,
    fields_of,
    put_annotations,
    put_incomplete,
    put_scope,
    without_scope,
)

_PLAIN: Final = frozenset(
    ("__annotations__", "__doc__", "__module__", "__orig_bases__", "__qualname__")
    + ("__firstlineno__", "__static_attributes__")  # since CPython 3.13
)
"""What a body may hold besides fields."""

_OPTIONS: Final = ConfigDict.__annotations__.keys()


class _Statement(dict[str, Any]):
    """The body of a class statement, which goes on to pydantic as what it makes a class
    of."""

    cls: type
    """The class."""

    keywords: dict[str, Any]
    """What stands beside its bases."""

    def types(self) -> tuple[dict[str, object], list[str]]:
        """The annotations as types, by field, and the fields of those that name what is
        not known."""
        found: dict[str, object] = {}
        unknown: list[str] = []
        for name, annotation in self.get("__annotations__", {}).items():
            try:
                found[name] = evaluated(self["__module__"], annotation)
            except (KeyError, NameError):
                found[name] = annotation
                unknown.append(name)
        return found, unknown


_waiting: dict[type, _Statement] = {}
"""The classes of whose bodies pydantic has yet to make something."""


class _Definitions:
    """Defines one class at a time, and its bases before it. Nothing is imported meanwhile,
    so whoever imports may wait for it."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        self.lock = threading.RLock()
        self.current: list[type] = []


_definitions = _Definitions()
if sys.platform != "win32":  # which has no fork
    # Who held the lock does not exist in a child.
    os.register_at_fork(after_in_child=_definitions.reset)


class _There(ABCMeta):
    """Gives pydantic's metaclass, where it asks for a new class, the one that is there."""

    def __new__(
        mcs,
        name: str,
        bases: tuple[type, ...],
        namespace: dict[str, Any],
        /,
        **keywords: Any,
    ) -> Any:
        if not isinstance(namespace, _Statement):
            return super().__new__(mcs, name, bases, namespace, **keywords)
        for attribute in DEFINED_FIRST:
            setattr(namespace.cls, attribute, namespace[attribute])
        return namespace.cls


if TYPE_CHECKING:
    _OfPydantic = _There
else:
    _OfPydantic = type("_OfPydantic", (type(BaseModel), _There), {})


class Deferring(_OfPydantic):
    """Makes classes that only have fields without asking pydantic."""

    def __new__(
        mcs,
        name: str,
        bases: tuple[type, ...],
        namespace: dict[str, Any],
        /,
        **keywords: Any,
    ) -> Any:
        if not _can_wait(bases, namespace, keywords):
            for base in bases:
                define(base)
            if not without_scope({}).keys() <= keywords.keys():
                put_scope(namespace, 2)
            scoped = without_scope(keywords)
            return super().__new__(mcs, name, bases, namespace, **scoped)
        undefined = {**namespace, **_UNDEFINED}
        body = _Statement(namespace)
        body.cls = ABCMeta.__new__(mcs, name, bases, undefined, **keywords)
        body.keywords = without_scope(keywords)  # there is no function around it
        _waiting[body.cls] = body
        return body.cls


def define(cls: type) -> None:
    """Have pydantic define a class that waits for it. Annotations that name what is not
    imported yet stay as they are written."""
    if cls not in _waiting:
        return
    with _definitions.lock:
        if cls not in _waiting or cls in _definitions.current:
            return
        for base in cls.__bases__:
            define(base)
        body = _waiting[cls]
        types, unknown = body.types()
        put_annotations(cls, types)
        _definitions.current.append(cls)
        try:
            name, keywords = cls.__name__, body.keywords
            _OfPydantic.__new__(Deferring, name, cls.__bases__, body, **keywords)
        finally:
            _definitions.current.pop()
        for name in unknown:
            put_incomplete(fields_of(cls)[name])
        for name in DEFINED_LATER:
            if isinstance(vars(cls)[name], _Undefined):
                delattr(cls, name)
        del _waiting[cls]


def _can_wait(
    bases: tuple[type, ...], body: dict[str, Any], keywords: dict[str, Any]
) -> bool:
    """Whether nobody is told when a class is defined, and what pydantic makes of it is
    the same later: what stands in a function may name what only stands there, and of
    what is generic pydantic makes classes with other types."""
    annotations = body.get("__annotations__", {})
    return (
        {"__module__", "__qualname__"} <= body.keys()  # it is a statement
        and "<locals>" not in body["__qualname__"]
        and _OPTIONS.isdisjoint(keywords)
        and not any(_is_told(base) for base in bases)
        and all(name in annotations or name in _PLAIN for name in body)
        and all(isinstance(each, str) for each in annotations.values())
        and not any(name.startswith("_") for name in annotations)
        and not any(map(_is_open, body.get("__orig_bases__", ())))
    )


def _is_told(base: type) -> bool:
    """Whether a class wants to know when pydantic has defined one that inherits from it."""
    if not issubclass(base, BaseModel):
        return False
    module = base.__pydantic_init_subclass__.__module__
    return module != BaseModel.__module__ and not module.startswith(f"{__package__}.")


def _is_open(base: Any) -> bool:
    """Whether what stands as a base has type variables."""
    return bool(getattr(base, "__parameters__", ()))


class _Undefined:
    """An attribute that pydantic gives to a class as it defines it."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, value: object, cls: type) -> Any:
        define(cls)
        if vars(cls).get(self._name) is not self:
            return getattr(cls, self._name)
        for base in cls.__mro__[1:]:  # pydantic is at it
            if self._name in vars(base):
                return vars(base)[self._name]
        raise AttributeError(self._name)


def _hash(value: object) -> int:
    """The hash of a value that was made without its constructor, as a pickle does."""
    define(type(value))
    return hash(value)


_UNDEFINED: Final[dict[str, object]] = {
    **{name: _Undefined(name) for name in DEFINED_LATER},
    "__hash__": _hash,
    **UNBUILT,
}


if TYPE_CHECKING:
    Deferred = BaseModel
else:

    class Deferred(BaseModel, metaclass=Deferring, defer_build=True):
        """The base of classes that pydantic defines when they are first used."""
