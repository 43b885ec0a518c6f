"""The values of a changed copy, of which only the changed ones are checked."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError
from pydantic_core import CoreSchema, SchemaValidator, core_schema

from .naming import failed, sorted_out, unordered
from .nesting import STACK, is_nested_data
from .pydantic_internals import field_schemas
from .role import CALLER
from .stack import on_stack

if TYPE_CHECKING:
    from .base import Model


def changes(
    value: Model, update: Mapping[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The checked new values of fields, by Python name, and those of unknown fields.

    Raises:
        ValidationError: There is no such field, or a value is not of its type.
    """
    cls = type(value)
    cls.model_rebuild()
    carried = value.model_extra or {}
    values, more, wrong = sorted_out(cls, update, carried)
    validate = _validator(cls).validate_python
    check = partial(validate, values, extra="forbid", context=CALLER)
    try:
        found = on_stack(STACK, check) if is_nested_data(values) else check()
    except ValidationError as error:
        raise failed(cls, wrong, error) from None
    wrong += unordered(values)
    if wrong:
        raise failed(cls, wrong)
    return found, more


@cache
def _validator(cls: type[Model]) -> SchemaValidator:
    """A validator for any of the fields of a class, none of which is required."""
    schemas, definitions = field_schemas(cls)
    partial: CoreSchema = core_schema.typed_dict_schema(
        {
            name: core_schema.typed_dict_field(schema, required=False)
            for name, schema in schemas.items()
        }
    )
    if definitions is not None:
        partial = core_schema.definitions_schema(partial, definitions["definitions"])
    return SchemaValidator(partial, core_schema.CoreConfig(title=cls.__name__))
