"""The response type of an action, as pydantic is to read it."""

from __future__ import annotations

from types import NoneType
from typing import Annotated, Any, ForwardRef, TypeAlias, get_args, get_origin

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema
from typing_extensions import get_original_bases

from .action import Returning, Returns
from .links import resolve


def response_type(action: type[Returning[object]]) -> Any:
    """The type that an action returns. Names in it are those of the module of the action.

    Raises:
        TypeError: The class has no `Returns[...]` among its bases.
    """
    for base in get_original_bases(action):
        if get_origin(base) is Returns:
            (found,) = get_args(base)
            quoted = get_args(found)[0] if get_origin(found) is Annotated else found
            if isinstance(quoted, ForwardRef):
                found = resolve(action.__module__, quoted.__forward_arg__)
            return _Empty if found in (None, NoneType) else found
    raise TypeError(f"{action.__name__} does not say what it returns")


class _NoFields:
    """Reads and writes `None` as `{}`, the struct with no fields (wire.md W1.4)."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.json_or_python_schema(
            json_schema=core_schema.no_info_after_validator_function(
                _to_none, core_schema.typed_dict_schema({}, extra_behavior="ignore")
            ),
            python_schema=core_schema.none_schema(),
            serialization=core_schema.plain_serializer_function_ser_schema(_to_object),
        )


def _to_none(value: object) -> None:
    return None


def _to_object(value: None) -> dict[str, object]:
    return {}


_Empty: TypeAlias = Annotated[None, _NoFields()]
