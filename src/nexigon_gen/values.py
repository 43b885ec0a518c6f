"""A `dataclass` decorator whose classes take little time to define.

`dataclasses` compiles six methods for each class, which takes a millisecond. A run takes a
fifth of a second, and defines some hundred classes. With this decorator, classes share
their methods where they can, and make the others when they are first needed: a compiled
`__init__` with the fifth instance, and what `dataclasses.fields` reads when it is called.
Only then is `dataclasses` imported, which brings all of `inspect`. To type checkers, and
otherwise, the classes are ordinary dataclasses.

`frozen=True` is mostly for type checkers. A class that refuses changes at run time takes
twice as long to make an instance. So only the classes of the IR do, which is handed to
backends of other packages; in the development mode of Python, all classes do.
"""

from __future__ import annotations

import operator
import sys
from collections.abc import Callable, Mapping
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any, Final

__all__ = ["dataclass", "field", "fields_of", "replace", "same"]

_REFUSES = sys.flags.dev_mode
"""Whether all frozen classes refuse changes at run time."""

_IR: Final = f"{__package__}.ir."
"""The package whose frozen classes always refuse changes."""

_FEW: Final = 4
"""How many instances a class makes before its `__init__` is compiled; half of the classes
make no more in a run."""

_ABSENT: Final = object()
"""The default of a field that has none."""


class _Field:
    """A field of a class, in the words of `dataclasses.field`."""

    __slots__ = ("compare", "default", "default_factory", "repr")

    def __init__(
        self,
        *,
        default: object = _ABSENT,
        default_factory: Any = _ABSENT,
        repr: bool = True,
        compare: bool = True,
    ) -> None:
        self.default = default
        self.default_factory = default_factory
        self.repr = repr
        self.compare = compare

    def usual(self) -> object:
        """The same field, made by `dataclasses`."""
        from dataclasses import field

        said = {name: getattr(self, name) for name in self.__slots__}
        return field(**{name: x for name, x in said.items() if x is not _ABSENT})


_Fields = Mapping[str, _Field]
"""Fields by name."""


def _dataclass(
    *, frozen: bool = False, slots: bool = False, order: bool = False
) -> Callable[[Any], Any]:
    def usual(cls: Any) -> None:
        from dataclasses import dataclass

        for name in cls.__annotations__:
            given = cls.__dict__.get(name)
            if isinstance(given, _Field):
                setattr(cls, name, given.usual())
        dataclass(frozen=frozen, order=order)(cls)

    def decorate(cls: Any) -> Any:
        fields = {name: _field(cls, name) for name in cls.__annotations__}
        refuses = frozen and (_REFUSES or cls.__module__.startswith(_IR))
        body = _SHARED | ({"__hash__": _hash} if frozen else {})
        body |= (_REFUSING if refuses else {}) | (_ORDERED if order else {})
        body |= {name: _WhenNeeded(name, cls, usual) for name in _MADE_WHEN_NEEDED}
        body["__compared__"] = _values(
            [n for n, each in fields.items() if each.compare]
        )
        body["__match_args__"] = tuple(fields)
        body["__qualname__"] = cls.__qualname__
        body["__slots__"] = tuple(fields) if slots else ("__dict__", "__weakref__")
        # Slots cannot be added to a class, so a new class is made.
        kept = cls.__dict__.keys() - fields.keys() - {"__dict__", "__weakref__"}
        body |= {name: cls.__dict__[name] for name in kept}
        made = type(cls)(cls.__name__, cls.__bases__, body)
        made.__init__ = _init_when_needed(made, fields, refuses=refuses)
        return made

    return decorate


def _replace(self: Any, **changes: object) -> Any:
    kept = {name: getattr(self, name) for name in self.__match_args__}
    return type(self)(**kept | changes)


if TYPE_CHECKING:
    from dataclasses import dataclass, field, replace
else:
    dataclass, field, replace = _dataclass, _Field, _replace


def fields_of(value: Any) -> tuple[str, ...]:
    """The names of the fields of a value; none if its class is not made by `dataclass`."""
    return value.__match_args__ if hasattr(value, "__compared__") else ()


def same(one: Any, other: Any) -> bool:
    """Whether two values are the same, leaving out fields with `compare=False`. Stricter than
    `==`: types, the order of mappings and the sign of zero count, too."""
    if one is other:
        return True
    cls = one.__class__
    if cls is not other.__class__:
        return False
    if cls is str:
        return bool(one == other)
    if compared := getattr(cls, "__compared__", None):
        one, other = compared(one), compared(other)
    elif issubclass(cls, Mapping):
        if [*one] != [*other]:
            return False
        one, other = [*one.values()], [*other.values()]
    elif not issubclass(cls, tuple | list):
        return bool(repr(one) == repr(other) if cls is float else one == other)
    if len(one) != len(other):
        return False
    for mine, theirs in zip(one, other, strict=True):
        if mine is not theirs and not same(mine, theirs):
            return False
    return True


def _field(cls: Any, name: str) -> _Field:
    given: object = cls.__dict__.get(name, _ABSENT)
    return given if isinstance(given, _Field) else _Field(default=given)


def _values(names: list[str]) -> staticmethod[[Any], tuple[Any, ...]]:
    """A function that returns these attributes of a value as a tuple."""
    if len(names) > 1:
        return staticmethod(attrgetter(*names))
    return staticmethod(lambda value: tuple(getattr(value, name) for name in names))


class _WhenNeeded:
    """An attribute that `dataclasses` makes when it is first read."""

    def __init__(self, name: str, cls: Any, make: Callable[[Any], object]) -> None:
        self._name, self._cls, self._make = name, cls, make

    def __get__(self, instance: object, owner: object) -> object:
        if self._name not in self._cls.__dict__:
            self._make(self._cls)
        return self._cls.__dict__[self._name]


def _init_when_needed(
    cls: Any, fields: _Fields, *, refuses: bool
) -> Callable[..., None]:
    left = _FEW

    def __init__(self: Any, *given: object, **named: object) -> None:
        nonlocal left
        values = _filled(fields, given, named) if left else None
        if values is None:  # many instances, or wrong arguments: Python says how
            cls.__init__ = _init(cls, fields, refuses=refuses)
            cls.__init__(self, *given, **named)
            return
        left -= 1
        for name, value in values.items():
            object.__setattr__(self, name, value)
        if hasattr(cls, "__post_init__"):
            self.__post_init__()

    return __init__


def _filled(
    fields: _Fields, given: tuple[object, ...], named: dict[str, object]
) -> dict[str, object] | None:
    """The value of each field, by name; None if the arguments do not fit the fields."""
    values = dict(zip(fields, given, strict=False)) | named
    if len(values) < len(given) + len(named):
        return None
    for name, field in fields.items():
        if name in values:
            continue
        if field.default is not _ABSENT:
            values[name] = field.default
        elif field.default_factory is not _ABSENT:
            values[name] = field.default_factory()
        else:
            return None
    return values if len(values) == len(fields) else None


def _init(cls: Any, fields: _Fields, *, refuses: bool) -> Callable[..., None]:
    parameters = ["self"]
    lines: list[str] = []
    names: dict[str, Any] = {
        "_ABSENT": _ABSENT,
        "_set": object.__setattr__,
    }
    for name, field in fields.items():
        value = name
        if field.default is not _ABSENT:
            names[f"_{name}_default"] = field.default
            parameters.append(f"{name}=_{name}_default")
        elif field.default_factory is not _ABSENT:
            names[f"_{name}_make"] = field.default_factory
            parameters.append(f"{name}=_ABSENT")
            value = f"_{name}_make() if {name} is _ABSENT else {name}"
        else:
            parameters.append(name)
        lines.append(
            f" _set(self, {name!r}, {value})" if refuses else f" self.{name} = {value}"
        )
    if hasattr(cls, "__post_init__"):
        lines.append(" self.__post_init__()")
    text = "\n".join([f"def __init__({', '.join(parameters)}):", *lines, " pass"])
    exec(text, names)  # noqa: S102 - as `dataclasses` does
    made: Callable[..., None] = names["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made


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
    from dataclasses import fields

    shown = (each.name for each in fields(self) if each.repr)
    values = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
    return f"{type(self).__qualname__}({values})"


def _refuse(self: object, name: str, *value: object) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot change field {name!r}")


def _state(self: Any) -> list[object]:
    return [getattr(self, name) for name in self.__match_args__]


def _restore(self: Any, state: list[object]) -> None:
    for name, value in zip(self.__match_args__, state, strict=True):
        object.__setattr__(self, name, value)


_MADE_WHEN_NEEDED: Final = ("__dataclass_fields__", "__dataclass_params__")
_SHARED: Final[dict[str, Any]] = {
    "__eq__": _comparison(operator.eq),
    "__hash__": None,
    "__repr__": _repr,
    "__getstate__": _state,
    "__setstate__": _restore,
    "__replace__": _replace,
}
_REFUSING: Final[dict[str, Any]] = {
    "__setattr__": _refuse,
    "__delattr__": _refuse,
}
_ORDERED: Final[dict[str, Any]] = {
    "__lt__": _comparison(operator.lt),
    "__le__": _comparison(operator.le),
    "__gt__": _comparison(operator.gt),
    "__ge__": _comparison(operator.ge),
}
