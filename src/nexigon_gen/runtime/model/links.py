"""Names that types of one module take from another, imported on first use.

Modules in an import cycle cannot import each other. They import under
`TYPE_CHECKING` and register here where the names come from; the import happens when
pydantic first resolves the annotations of a model of the module.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from types import NoneType
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema
from typing_extensions import TypeAliasType

from ..lazy import link, load, taken
from .presence import factory
from .pydantic_internals import own_schemas, strict_scalars

__all__ = ["Hints", "Late", "late", "link", "linked", "load", "resolve"]

# Under this name type checkers do not ask for a static alias.
_alias: Callable[[str, object], TypeAliasType] = TypeAliasType


class Hints:
    """What `typing.get_type_hints` asks a class for before it evaluates annotations: the
    names in them are known from then on."""

    def __get__(self, instance: object, owner: type) -> bool:
        for each in owner.__mro__:
            load(each.__module__)
        return False


def resolve(module: str, annotation: str) -> Any:
    """The type an annotation of a module stands for."""
    load(module)
    found = eval(annotation, vars(sys.modules[module]))
    return NoneType if found is None else found


def linked(module: str, value: str, origins: Mapping[str, Sequence[str]]) -> Any:
    """A default that is made of names of other modules, imported when it is asked for.

    Args:
        module: `__name__` of the module that uses it.
        value: An expression, such as `"State.FRESH"`.
        origins: The names in it that other modules define, by relative name of the
            module.
    """

    def make() -> object:
        names = {**vars(sys.modules[module])}
        for origin, wanted in origins.items():
            names |= taken(module, origin, wanted)
        return eval(value, names)

    return factory(make)


def late(module: str, name: str, target: str) -> TypeAliasType:
    """An alias whose target names types the module has only linked; may be recursive.

    Type checkers must be shown the plain alias instead, under `TYPE_CHECKING`.
    """
    return _alias(name, Annotated[object, Late(module, target)])


class Late:
    """Stands in `Annotated` for a type whose names the module has only linked."""

    def __init__(self, module: str, target: str) -> None:
        self._module = module
        self._target = target

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        schema = handler.generate_schema(self.resolved())
        strict_scalars(own_schemas(schema))
        return schema

    def resolved(self) -> Any:
        """The type; imports what it names."""
        return resolve(self._module, self._target)
