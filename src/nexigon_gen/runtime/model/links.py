"""Names that types of one module take from another, imported on first use.

Modules in an import cycle cannot import each other. They import under
`TYPE_CHECKING` and register here where the names come from; the import happens when
pydantic first resolves the annotations of a model of the module.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema
from typing_extensions import TypeAliasType

from .walk import strict_scalars

_pending: dict[str, dict[str, tuple[str, ...]]] = {}

# Under this name type checkers do not ask for a static alias.
_alias: Callable[[str, object], TypeAliasType] = TypeAliasType


def link(module: str, origin: str, *names: str) -> None:
    """Register names that a module takes from another.

    Args:
        module: `__name__` of the module that uses the names.
        origin: Where they are defined, by relative name.
        names: What to take: `"Name"` or `"Name as Other"`.
    """
    _pending.setdefault(module, {})[origin] = names


def load(module: str) -> None:
    """Import the foreign names of a module, once. Threads may do it twice in a race,
    with the same outcome."""
    names = _pending.get(module)
    if names is None:
        return
    user = sys.modules[module]
    for origin, wanted in names.items():
        source = vars(import_module(origin, user.__package__))
        for each in wanted:
            name, _, local = each.partition(" as ")
            setattr(user, local or name, source[name])
    _pending.pop(module, None)


def resolve(module: str, annotation: str) -> Any:
    """The type an annotation of a module stands for."""
    load(module)
    return eval(annotation, vars(sys.modules[module]))


def linked(module: str, origin: str, value: str) -> Callable[[], Any]:
    """Makes a value of the names of another module, which is imported when it is asked.

    Args:
        module: `__name__` of the module that uses it.
        origin: The other module, by relative name.
        value: An expression there, such as `"State.FRESH"`.
    """

    def make() -> Any:
        source = import_module(origin, sys.modules[module].__package__)
        return resolve(source.__name__, value)

    return make


def late(module: str, name: str, target: str) -> TypeAliasType:
    """An alias whose target names types the module has only linked; may be recursive.

    Type checkers must be shown the plain alias instead, under `TYPE_CHECKING`.
    """
    return _alias(name, Annotated[object, _Late(module, target)])


class _Late:
    def __init__(self, module: str, target: str) -> None:
        self._module = module
        self._target = target

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        schema = handler.generate_schema(resolve(self._module, self._target))
        strict_scalars(schema)
        return schema
