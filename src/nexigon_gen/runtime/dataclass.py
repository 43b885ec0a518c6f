"""A `dataclass` decorator whose classes take little time to define.

`dataclasses` compiles six methods for each class, which takes a millisecond, and imports all
of `inspect`. With this decorator, classes share their methods where they can, and make the
others when they are first needed: `__init__` with the first instance, and what
`dataclasses.fields` and `inspect.signature` read when these are called. Only then is
`dataclasses` imported. To type checkers, and otherwise, the classes are ordinary dataclasses.
Fields are not inherited.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from functools import cache, partial
from operator import attrgetter
from reprlib import recursive_repr
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any, Final

__all__ = ["dataclass", "define", "field", "fields_of", "replace"]

_ABSENT: Final = object()
"""The default of a field that has none."""


class _Field:
    """A field of a class, in the words of `dataclasses.field`."""

    __slots__ = ("compare", "default", "default_factory", "kw_only", "repr")

    def __init__(
        self,
        *,
        default: object = _ABSENT,
        default_factory: Any = _ABSENT,
        repr: bool = True,
        compare: bool = True,
        kw_only: bool = False,
    ) -> None:
        self.default = default
        self.default_factory = default_factory
        self.repr = repr
        self.compare = compare
        self.kw_only = kw_only

    def usual(self) -> object:
        """The same field, made by `dataclasses`."""
        from dataclasses import field

        said = {name: getattr(self, name) for name in self.__slots__}
        return field(**{name: x for name, x in said.items() if x is not _ABSENT})


_Fields = Mapping[str, _Field]
"""Fields by name."""


def define(
    cls: Any,
    *,
    frozen: bool = False,
    slots: bool = False,
    order: bool = False,
    eq: bool = True,
    kw_only: bool = False,
    refuses: bool,
) -> Any:
    """Makes a dataclass of a class. The options are those of `dataclasses.dataclass`.

    Args:
        refuses: Whether instances of a frozen class refuse changes at run time, and are
            made in twice the time.
    """
    fields = {name: _field(cls, name, kw_only) for name in cls.__annotations__}
    usual = _Usual(cls, frozen=frozen, order=order, eq=eq, kw_only=kw_only)
    body = _SHARED | (_COMPARED if eq else {}) | (_ORDERED if order else {})
    body |= ({"__hash__": _hash} if frozen and eq else {}) | (
        _FROZEN if refuses else {}
    )
    body |= {name: _WhenNeeded(partial(usual.attribute, name)) for name in _OF_USUAL}
    body["__signature__"] = _WhenNeeded(usual.signature)
    body["__fields__"] = fields
    body["__compared__"] = _values([n for n, each in fields.items() if each.compare])
    body["__match_args__"] = tuple(n for n, each in fields.items() if not each.kw_only)
    body["__qualname__"] = cls.__qualname__
    body["__slots__"] = tuple(fields) if slots else ("__dict__", "__weakref__")
    # Slots cannot be added to a class, so a new class is made.
    kept = cls.__dict__.keys() - fields.keys() - {"__dict__", "__weakref__"}
    body |= {name: cls.__dict__[name] for name in kept}
    made = type(cls)(cls.__name__, cls.__bases__, body)
    made.__init__ = _init_when_needed(made, fields, refuses=refuses)
    return made


def _dataclass(*, frozen: bool = False, **options: bool) -> Callable[[Any], Any]:
    return partial(define, frozen=frozen, refuses=frozen, **options)


def _replace(self: Any, **changes: object) -> Any:
    kept = {name: getattr(self, name) for name in self.__fields__}
    return type(self)(**kept | changes)


if TYPE_CHECKING:
    from dataclasses import dataclass, field, replace
else:
    dataclass, field, replace = _dataclass, _Field, _replace


def fields_of(value: Any) -> tuple[str, ...]:
    """The names of the fields of a value; none if its class is not made by `dataclass`."""
    return (*value.__fields__,) if hasattr(value, "__compared__") else ()


def _field(cls: Any, name: str, kw_only: bool) -> _Field:
    given: object = cls.__dict__.get(name, _ABSENT)
    field = given if isinstance(given, _Field) else _Field(default=given)
    field.kw_only |= kw_only
    return field


def _values(names: list[str]) -> staticmethod[[Any], tuple[Any, ...]]:
    """A function that returns these attributes of a value as a tuple."""
    if len(names) > 1:
        return staticmethod(attrgetter(*names))
    return staticmethod(lambda value: tuple(getattr(value, name) for name in names))


class _Usual:
    """The same class, made by `dataclasses` when it is needed."""

    def __init__(self, cls: Any, **options: bool) -> None:
        self._cls, self._options = cls, options

    def attribute(self, name: str) -> object:
        """An attribute of the class."""
        if name not in self._cls.__dict__:
            self._make()
        return self._cls.__dict__[name]

    def signature(self) -> object:
        """The signature of the class."""
        from inspect import signature

        self.attribute("__dataclass_fields__")
        return signature(self._cls)

    def _make(self) -> None:
        from dataclasses import dataclass

        for name in self._cls.__annotations__:
            given = self._cls.__dict__.get(name)
            if isinstance(given, _Field):
                setattr(self._cls, name, given.usual())
        dataclass(**self._options)(self._cls)


class _WhenNeeded:
    """An attribute of a class that is made when it is read."""

    def __init__(self, make: Callable[[], object]) -> None:
        self._make = make

    def __get__(self, instance: object, owner: object) -> object:
        return self._make()


def _init_when_needed(
    cls: Any, fields: _Fields, *, refuses: bool
) -> Callable[..., None]:
    def __init__(self: Any, *given: object, **named: object) -> None:
        cls.__init__ = _init(cls, fields, refuses=refuses)
        cls.__init__(self, *given, **named)

    return __init__


def _init(cls: Any, fields: _Fields, *, refuses: bool) -> Callable[..., None]:
    """The `__init__` of a class: that of all which differ in the names of their fields
    only, with its own names."""
    names = sorted(fields, key=lambda name: fields[name].kw_only)
    placed = len(cls.__match_args__)
    defaults: dict[str, object] = {}
    values: dict[str, Any] = {"_ABSENT": _ABSENT, "_set": object.__setattr__}
    lines: list[str] = []
    for number, name in enumerate(names):
        field = fields[name]
        local = value = f"_{number}"
        if field.default_factory is not _ABSENT:
            defaults[name] = _ABSENT
            values[f"_make{local}"] = field.default_factory
            value = f"_make{local}() if {local} is _ABSENT else {local}"
        elif field.default is not _ABSENT:
            defaults[name] = field.default
        put = (
            f"_set(self, {local!r}, {value})" if refuses else f"self.{local} = {value}"
        )
        lines.append(f" {put}")
    if hasattr(cls, "__post_init__"):
        lines.append(" self.__post_init__()")
    parameters = ["self", *(f"_{number}" for number in range(len(names)))]
    if placed < len(names):
        parameters.insert(1 + placed, "*")
    head = f"def __init__({', '.join(parameters)}):"
    code = _renamed(_compiled("\n".join([head, *lines, " pass"])), names)
    by_place = tuple(defaults[name] for name in names[:placed] if name in defaults)
    made = FunctionType(code, values, "__init__", by_place)
    made.__kwdefaults__ = {n: defaults[n] for n in names[placed:] if n in defaults}
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made


@cache
def _compiled(function: str) -> CodeType:
    """The code of a function. To compile one takes as long as to make a hundred
    instances."""
    found: dict[str, Any] = {}
    exec(function, found)  # noqa: S102 - as `dataclasses` does
    code: CodeType = found["__init__"].__code__
    return code


def _renamed(code: CodeType, names: list[str]) -> CodeType:
    """The same code with these names in place of `_0`, `_1` and so on."""
    own = {f"_{number}": name for number, name in enumerate(names)}
    return code.replace(
        co_varnames=tuple(own.get(each, each) for each in code.co_varnames),
        co_names=tuple(own.get(each, each) for each in code.co_names),
        co_consts=tuple(own.get(each, each) for each in code.co_consts),
    )


def _comparison(compare: Callable[[Any, Any], object]) -> Callable[[Any, Any], object]:
    def method(self: Any, other: Any) -> object:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return compare(self.__compared__(self), self.__compared__(other))

    return method


def _hash(self: Any) -> int:
    return hash(self.__compared__(self))


@recursive_repr()
def _repr(self: Any) -> str:
    shown = (name for name, each in self.__fields__.items() if each.repr)
    values = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
    return f"{type(self).__qualname__}({values})"


def _refuse(self: object, name: str, *value: object) -> None:
    from dataclasses import FrozenInstanceError

    verb = "assign to" if value else "delete"
    raise FrozenInstanceError(f"cannot {verb} field {name!r}")


def _state(self: Any) -> list[object]:
    return [getattr(self, name) for name in self.__fields__]


def _restore(self: Any, state: list[object]) -> None:
    for name, value in zip(self.__fields__, state, strict=True):
        object.__setattr__(self, name, value)


_OF_USUAL: Final = ("__dataclass_fields__", "__dataclass_params__")
_SHARED: Final[dict[str, Any]] = {
    "__repr__": _repr,
    "__getstate__": _state,
    "__setstate__": _restore,
    "__replace__": _replace,
}
_COMPARED: Final[dict[str, Any]] = {
    "__eq__": _comparison(operator.eq),
    "__hash__": None,
}
_FROZEN: Final[dict[str, Any]] = {
    "__setattr__": _refuse,
    "__delattr__": _refuse,
}
_ORDERED: Final[dict[str, Any]] = {
    "__lt__": _comparison(operator.lt),
    "__le__": _comparison(operator.le),
    "__gt__": _comparison(operator.gt),
    "__ge__": _comparison(operator.ge),
}
