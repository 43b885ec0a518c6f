"""Removal of the examples of a spec whose file would be too long with them."""

from __future__ import annotations

from ..ir.model import Api, Definition, Namespace, Struct
from ..values import replace


def without_examples(api: Api, name: str) -> Api:
    """The API without the examples of one namespace."""
    spaces = (_thinner(each) if each.name == name else each for each in api.namespaces)
    return replace(api, namespaces=tuple(spaces))


def _thinner(space: Namespace) -> Namespace:
    return replace(
        space,
        definitions=tuple(map(definition_without_examples, space.definitions)),
        actions=tuple(replace(each, examples=()) for each in space.actions),
    )


def definition_without_examples(definition: Definition) -> Definition:
    """A definition without its examples, and those of its fields."""
    definition = replace(definition, examples=())
    if isinstance(definition, Struct):
        fields = (replace(each, examples=()) for each in definition.fields)
        definition = replace(definition, fields=tuple(fields))
    return definition
