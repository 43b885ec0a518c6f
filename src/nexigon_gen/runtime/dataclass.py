"""A `dataclass` decorator whose classes take little time to define.

`dataclasses` compiles six methods for each class, which takes a millisecond, and imports all
of `inspect`. With this decorator, classes share their methods where they can, and make the
others when they are first needed: `__init__` with the first instance, and what
`dataclasses.fields` reads when that is called. Only then is `dataclasses` imported. To type
checkers and users, the classes are ordinary dataclasses. Fields are not inherited.
"""

from __future__ import annotations

import operator
import sys
from collections.abc import Callable, Mapping
from functools import cache, partial
from operator import attrgetter
from reprlib import recursive_repr
from types import CellType, CodeType, FunctionType
from typing import TYPE_CHECKING, Any, Final

__all__ = ["dataclass", "define", "field", "replace"]

_ABSENT: Final = object()
"""The default of a field that has none."""


class _Factory:
    """The default of a parameter whose field has a `default_factory`."""

    def __repr__(self) -> str:
        return "<factory>"


_FACTORY: Final = _Factory()


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
    body = _SHARED | (_COMPARED if eq else {}) | (_ORDERED if order else {})
    body |= (_HASHED if frozen and eq else {}) | (_SLOTTED if slots else {})
    options = {"frozen": frozen, "slots": slots, "order": order, "eq": eq}
    usual = partial(_usual, fields=fields, kw_only=kw_only, **options)
    late = {name: _WhenNeeded(name, partial(usual, name)) for name in _OF_USUAL}
    init = partial(_init, fields=fields, refuses=refuses)
    late["__init__"] = _WhenNeeded("__init__", init)
    body["__fields__"] = fields
    body["__compared__"] = _values([n for n, each in fields.items() if each.compare])
    body["__match_args__"] = tuple(n for n, each in fields.items() if not each.kw_only)
    body["__qualname__"] = cls.__qualname__
    body["__slots__"] = tuple(fields) if slots else ("__dict__", "__weakref__")
    if not slots:
        body |= {n: x.default for n, x in fields.items() if x.default is not _ABSENT}
    # Slots cannot be added to a class, so a new class is made.
    kept = cls.__dict__.keys() - fields.keys() - {"__dict__", "__weakref__"}
    body |= late | {name: cls.__dict__[name] for name in kept}
    made = type(cls)(cls.__name__, cls.__bases__, body)
    for each in late.values():
        each.cls = made
    if refuses:
        _freeze(made, fields)
    return made


def _dataclass(*, frozen: bool = False, **options: bool) -> Callable[[Any], Any]:
    return partial(define, frozen=frozen, refuses=frozen, **options)


def _replace(self: Any, **changes: object) -> Any:
    kept = {name: getattr(self, name) for name in _names(self)}
    return type(self)(**kept | changes)


if TYPE_CHECKING:
    from dataclasses import dataclass, field, replace
else:
    dataclass, field, replace = _dataclass, _Field, _replace


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


class _WhenNeeded:
    """An attribute of a class that is made when it is first read, of the class or of an
    instance. Threads that are first at once make the same."""

    def __init__(self, name: str, make: Callable[[Any], Any]) -> None:
        self.cls: Any = None
        self._name, self._make = name, make

    def __get__(self, instance: object, owner: type | None = None) -> object:
        made = self._make(self.cls)
        setattr(self.cls, self._name, made)
        # A function becomes a method, as if it had been found in the class.
        return made.__get__(instance, owner) if isinstance(made, FunctionType) else made


def _usual(name: str, cls: Any, /, *, fields: _Fields, **options: bool) -> object:
    """An attribute of a class as `dataclasses` would make it."""
    from dataclasses import dataclass

    body = {each: getattr(cls, each) for each in ("__annotations__", "__module__")}
    body |= {name: each.usual() for name, each in fields.items()}
    return getattr(dataclass(**options)(type(cls.__name__, (), body)), name)


def _init(cls: Any, *, fields: _Fields, refuses: bool) -> Callable[..., None]:
    """The `__init__` of a class: that of all which differ in the names of their fields
    only, with its own names."""
    names = sorted(fields, key=lambda name: fields[name].kw_only)
    placed = len(cls.__match_args__)
    defaults: dict[str, object] = {}
    values: dict[str, Any] = {"_FACTORY": _FACTORY, "_set": object.__setattr__}
    has_slots = cls.__slots__ == (*fields,)
    lines: list[str] = []
    for number, name in enumerate(names):
        field = fields[name]
        local = value = f"_{number}"
        if field.default_factory is not _ABSENT:
            defaults[name] = _FACTORY
            values[f"_make{local}"] = field.default_factory
            value = f"_make{local}() if {local} is _FACTORY else {local}"
        elif field.default is not _ABSENT:
            defaults[name] = field.default
        if not refuses:
            put = f"self.{local} = {value}"
        elif has_slots:  # which are set in half the time
            values[f"_put{local}"] = cls.__dict__[name].__set__
            put = f"_put{local}(self, {value})"
        else:
            put = f"_set(self, {local!r}, {value})"
        lines.append(f"  {put}")
    if hasattr(cls, "__post_init__"):
        lines.append("  self.__post_init__()")
    parameters = ["self", *(f"_{number}" for number in range(len(names)))]
    if placed < len(names):
        parameters.insert(1 + placed, "*")
    head = f"def make({', '.join(values)}):\n def __init__({', '.join(parameters)}):"
    code = _compiled("\n".join([head, *lines, "  pass"]))
    made = FunctionType(
        _renamed(code, names),
        vars(sys.modules[cls.__module__]),
        "__init__",
        tuple(defaults[name] for name in names[:placed] if name in defaults),
        tuple(CellType(values[name]) for name in code.co_freevars),
    )
    made.__kwdefaults__ = {n: defaults[n] for n in names[placed:] if n in defaults}
    made.__annotations__ = {n: cls.__annotations__[n] for n in names} | {"return": None}
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made


@cache
def _compiled(maker: str) -> CodeType:
    """The code of the function that a function makes, whose arguments it uses. To compile
    one takes as long as to make a hundred instances."""
    made = compile(maker, "<string>", "exec")
    for _ in range(2):
        (made,) = (each for each in made.co_consts if isinstance(each, CodeType))
    return made


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


def _freeze(cls: Any, fields: _Fields) -> None:
    """Lets instances refuse changes: of a subclass, only those of these fields."""
    above: Callable[[object], Any] = partial(super, cls)

    def __setattr__(self: object, name: str, value: object) -> None:
        if type(self) is cls or name in fields:
            raise _frozen("assign to", name)
        above(self).__setattr__(name, value)

    def __delattr__(self: object, name: str) -> None:
        if type(self) is cls or name in fields:
            raise _frozen("delete", name)
        above(self).__delattr__(name)

    cls.__setattr__, cls.__delattr__ = __setattr__, __delattr__


def _frozen(verb: str, name: str) -> Exception:
    from dataclasses import FrozenInstanceError

    return FrozenInstanceError(f"cannot {verb} field {name!r}")


def _names(value: Any) -> list[str]:
    """The names of the fields of a value, with those that a subclass adds."""
    if "__fields__" in value.__class__.__dict__:
        return [*value.__fields__]
    from dataclasses import fields

    return [each.name for each in fields(value)]


def _state(self: Any) -> list[object]:
    return [getattr(self, name) for name in _names(self)]


def _restore(self: Any, state: list[object]) -> None:
    for name, value in zip(_names(self), state, strict=True):
        object.__setattr__(self, name, value)


_OF_USUAL: Final = ("__dataclass_fields__", "__dataclass_params__")
_SHARED: Final[dict[str, Any]] = {"__repr__": _repr, "__replace__": _replace}
_HASHED: Final[dict[str, Any]] = {"__hash__": _hash}
_SLOTTED: Final[dict[str, Any]] = {"__getstate__": _state, "__setstate__": _restore}
_EQUAL: Final = _comparison(operator.eq)
_COMPARED: Final[dict[str, Any]] = {"__eq__": _EQUAL, "__hash__": None}
_ORDERED: Final[dict[str, Any]] = {
    f"__{x}__": _comparison(getattr(operator, x)) for x in ("lt", "le", "gt", "ge")
}
