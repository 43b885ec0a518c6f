"""Late imports of types, for modules in an import cycle.

Such modules cannot import each other. They import under `TYPE_CHECKING`, and `link` notes
where the names come from. A name is imported when an annotation that has it is evaluated.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from types import CodeType, NoneType
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema
from typing_extensions import TypeAliasType

from ..lazy import LinkedNames, link, load, taken
from .presence import factory
from .pydantic_internals import own_schemas, strict_scalars

__all__ = [
    "Hints",
    "Late",
    "Unwrapped",
    "late",
    "link",
    "linked",
    "load",
    "resolve",
]

# Called by its own name, type checkers would demand a static alias.
_alias: Callable[[str, object], TypeAliasType] = TypeAliasType


class Hints:
    """The attribute `__no_type_check__`. `typing.get_type_hints` reads it before it evaluates
    annotations, which is the moment to make the late imports."""

    def __get__(self, instance: object, owner: type) -> bool:
        for each in owner.__mro__:
            load(each.__module__)
        return False


class Unwrapped(Hints):
    """The attribute `__wrapped__`, which models lack. `inspect.get_annotations` looks for it
    before it evaluates annotations."""

    def __get__(self, instance: object, owner: type) -> bool:
        super().__get__(instance, owner)
        raise AttributeError("__wrapped__")


def resolve(module: str, annotation: str) -> Any:
    """Evaluates an annotation of a module. What it names is imported, and no more."""
    names = vars(sys.modules[module])
    found = eval(_compiled(annotation), names, LinkedNames(module))
    return NoneType if found is None else found


@lru_cache(1024)
def _compiled(annotation: str) -> CodeType:
    """The code of an annotation. Most stand at several fields."""
    return compile(annotation, "<annotation>", "eval")


def linked(module: str, value: str, origins: Mapping[str, Sequence[str]]) -> Any:
    """A default value that uses names of other modules, which are imported when it is needed.

    Args:
        module: `__name__` of the module that has the default.
        value: The default as an expression, such as `"State.FRESH"`.
        origins: The names in it that other modules define, by the relative name of the
            module.
    """

    def make() -> object:
        names = {**vars(sys.modules[module])}
        for origin, wanted in origins.items():
            names |= taken(module, origin, wanted)
        return eval(value, names)

    return factory(make)


def late(module: str, name: str, target: str) -> TypeAliasType:
    """An alias of a type that uses late imports. It may be recursive.

    For type checkers, generated code has the plain alias under `TYPE_CHECKING`.
    """
    return _alias(name, Annotated[object, Late(module, target)])


class Late:
    """Stands in `Annotated` for a type that uses late imports."""

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
        """Makes the imports, and returns the type."""
        return resolve(self._module, self._target)
