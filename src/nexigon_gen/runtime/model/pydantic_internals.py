"""All uses of pydantic that its documentation does not promise to support.

These are attributes of models, and changes to core schemas. A core schema is a typed
dictionary of one of many kinds, which its `type` tells apart; `CoreNode` stands for any.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from operator import attrgetter
from threading import RLock
from typing import Any, Final, TypeAlias, TypeGuard, TypeVar

from pydantic import BaseModel, SerializationInfo, SerializerFunctionWrapHandler
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, SchemaSerializer, SchemaValidator, core_schema

C = TypeVar("C", bound=Callable[..., object])

CoreNode: TypeAlias = dict[str, Any]
"""A core schema or a part of one."""

fields_of: Callable[[type[BaseModel]], dict[str, FieldInfo]]
fields_of = attrgetter("__pydantic_fields__")
"""The fields of a class, by Python name."""

schema_of: Callable[[type[BaseModel]], CoreSchema] = attrgetter(
    "__pydantic_core_schema__"
)
"""The core schema of a complete class."""

validator_of: Callable[[type[BaseModel]], SchemaValidator] = attrgetter(
    "__pydantic_validator__"
)
"""The validator of a class."""

serializer_of: Callable[[type[BaseModel]], SchemaSerializer] = attrgetter(
    "__pydantic_serializer__"
)
"""The serializer of a class."""

extra_of: Callable[[Any], dict[str, Any] | None]
extra_of = attrgetter("__pydantic_extra__")
"""The unknown keys of a value."""

fields_set_of: Callable[[BaseModel], set[str]] = attrgetter("__pydantic_fields_set__")
"""The names of the fields that were given to a value."""

is_complete: Callable[[type[BaseModel]], bool] = attrgetter("__pydantic_complete__")
"""Whether a class has a validator and a serializer of its own."""

are_fields_complete: Callable[[type[BaseModel]], bool] = attrgetter(
    "__pydantic_fields_complete__"
)
"""Whether the annotations of the fields of a class have been evaluated."""

assigned_to: Callable[[FieldInfo], object] = attrgetter("_original_assignment")
"""What was assigned to a field in the class body, if anything."""

_SCALARS: Final = ("bool", "int", "float", "str", "bytes")

_CONTAINERS: Final = (dict, list, tuple)
"""Types of the parts of a core schema that have parts themselves."""

_IS_WRAPPED: Final = "nexigon_is_wrapped"
"""Marks the schema of a tuple or a literal that is read by a function of ours."""


def free_rebuilds() -> None:
    """Frees pydantic's lock, which a thread of the parent may have held at a fork."""
    names = sys.modules[BaseModel.__module__].__dict__
    if "_rebuild_lock" in names:
        names["_rebuild_lock"] = RLock()


def put_fields(cls: type[BaseModel], fields: dict[str, FieldInfo]) -> None:
    """Replaces the fields of a class, before its schema is made."""
    cls.__pydantic_fields__ = fields


def unbuild(cls: type[BaseModel]) -> None:
    """Makes a class one that was not built."""
    cls.__pydantic_complete__ = False
    cls.__pydantic_core_schema__ = BaseModel.__pydantic_core_schema__


def put_origin(field: FieldInfo, annotation: object, given: object) -> None:
    """Sets the annotation and assignment of a field, from which subclasses make their own."""
    object.__setattr__(field, "_original_annotation", annotation)
    object.__setattr__(field, "_original_assignment", given)


def put_incomplete(field: FieldInfo) -> None:
    """Marks a field whose annotation has not been evaluated."""
    object.__setattr__(field, "_complete", False)


def put_extra(value: BaseModel, extra: dict[str, Any]) -> None:
    """Sets the unknown keys of a value, which may be frozen."""
    object.__setattr__(value, "__pydantic_extra__", extra)


def put_fields_set(value: BaseModel, names: set[str]) -> None:
    """Sets which fields of a value, which may be frozen, were given."""
    object.__setattr__(value, "__pydantic_fields_set__", names)


def plain_init(init: C) -> C:
    """Marks a constructor that does nothing but validate. pydantic-core does not call it to
    make an instance within another."""
    vars(init)["__pydantic_base_init__"] = True
    return init


def iter_schemas(schema: CoreSchema) -> Iterator[CoreNode]:
    """A core schema and all schemas within it."""
    waiting: list[object] = [schema]
    while waiting:
        found = waiting.pop()
        if is_node(found):
            yield found
            waiting.extend(found.values())
        elif is_several(found):
            waiting.extend(found)


def own_schemas(schema: CoreSchema) -> Sequence[CoreNode]:
    """The core schema of a model and all schemas within it, each once, without those inside
    of other models."""
    waiting: list[object] = [schema]
    own: dict[int, CoreNode] = {}
    is_inside = False
    while waiting:
        found = waiting.pop()
        if is_several(found):
            waiting += found
        elif is_node(found) and id(found) not in own:
            if found.get("type") == "model":
                if is_inside:
                    continue
                is_inside = True
            own[id(found)] = found
            waiting += [part for part in found.values() if type(part) in _CONTAINERS]
    return [*own.values()]


def strict_scalars(nodes: Iterable[CoreNode]) -> None:
    """Makes schemas of scalars strict, in JSON and in Python data: `"1"` is no integer, and
    `1` is neither a boolean nor the literal `True`. Tuples also read lists, since JSON that
    went through a Python function has lists."""
    for node in nodes:
        kind = node.get("type")
        if kind in _SCALARS:
            node["strict"] = True
        elif _IS_WRAPPED in node.get("metadata", ()):
            pass
        elif kind == "tuple":
            _wrap(node, core_schema.no_info_before_validator_function, _tuple)
        elif kind == "literal" and any(
            isinstance(each, int) for each in node["expected"]
        ):
            read = partial(_literal, *node["expected"])
            _wrap(node, core_schema.no_info_wrap_validator_function, read)


def _wrap(node: CoreNode, make: Callable[..., CoreSchema], function: Any) -> None:
    inner: CoreNode = {**node, "metadata": {_IS_WRAPPED: True}}
    ref = inner.pop("ref", None)
    node.clear()
    node.update(make(function, inner, ref=ref))


def _literal(*given: Any) -> object:
    """Reads the literal of a value, given all literals, the value and what reads any. To
    Python, `1` and `True` are equal."""
    *expected, value, handler = given
    is_flag = isinstance(value, bool)
    if not isinstance(value, int | float):
        return handler(value)
    found = [e for e in expected if e == value and isinstance(e, bool) is is_flag]
    return found[0] if found else handler(expected)


def _tuple(value: object) -> object:
    return (*value,) if is_several(value) else value


def fail_fast(nodes: Iterable[CoreNode]) -> None:
    """Makes lists and maps report only their first bad item. A hostile body can have
    millions, and pydantic would collect them all."""
    for node in nodes:
        if node.get("type") in ("list", "dict"):
            node["fail_fast"] = True


def write_lists(
    nodes: Iterable[CoreNode],
    one: Callable[..., object],
    several: Callable[[Any], object],
) -> None:
    """Replaces a serializer that writes items of lists one by one by one for whole lists."""
    for node in nodes:
        if node.get("type") == "list" and "items_schema" in node:
            written = node["items_schema"].get("serialization", {})
            if written.get("function") is one:
                node["serialization"] = {**written, "function": several}


def check_extra_keys(schema: CoreSchema, check: Callable[..., str]) -> None:
    """Makes a function check each unknown key of a struct."""
    checked = core_schema.with_info_plain_validator_function(check)
    _first("model-fields", schema)["extras_keys_schema"] = checked


def write_unknown_by(
    schema: CoreSchema, write: Callable[[Any, SerializationInfo], object]
) -> None:
    """Makes a function write the value of each unknown key."""
    fields = _first("model-fields", schema)
    fields["extras_schema"] = core_schema.any_schema(
        serialization=core_schema.plain_serializer_function_ser_schema(
            write, info_arg=True
        )
    )


def own_fields(schema: CoreSchema) -> Mapping[str, CoreNode]:
    """The schemas of the fields of a struct, by Python name."""
    fields = _first("model-fields", schema)["fields"].items()
    return {name: field["schema"] for name, field in fields}


def writes_itself(schema: CoreSchema) -> bool:
    """Whether a model has a custom serializer: its own, or that of `wrap_model`."""
    return "serialization" in _first("model", schema)


def wrap_model(
    schema: CoreSchema,
    read: Callable[..., object],
    write: Callable[[object, SerializerFunctionWrapHandler], object] | None,
) -> None:
    """Makes `read` change what a model has read, before it is put into the instance, and
    `write` write instances."""
    model = _first("model", schema)
    model["schema"] = core_schema.no_info_after_validator_function(
        read, model["schema"]
    )
    if write:
        model["serialization"] = core_schema.wrap_serializer_function_ser_schema(write)


def write_extra(schema: CoreSchema) -> None:
    """Makes a model that forbids unknown fields write those that it has: one that was read
    may have some. A function that `wrap_model` has set is kept."""
    model = next(iter_schemas(schema))
    fields = _first("model-fields", schema)
    as_allowed = {
        "type": "model",
        "cls": model["cls"],
        "schema": {**fields, "extra_behavior": "allow"},
        "config": {**model["config"], "extra_fields_behavior": "allow"},
    }
    written = model.get("serialization", as_allowed)
    if written["type"] == "function-wrap":
        written = {**written, "schema": as_allowed}
    model["serialization"] = written


def field_schemas(
    cls: type[BaseModel],
) -> tuple[Mapping[str, CoreSchema], CoreNode | None]:
    """The schemas of the fields of a class, by Python name and without defaults; and the
    schema with the definitions that they refer to, if there is one."""
    schema: Any = schema_of(cls)
    model: Any = next(each for each in iter_schemas(schema) if each.get("cls") is cls)
    fields = own_fields(model).items()
    found = {name: _without_default(field) for name, field in fields}
    return found, schema if schema["type"] == "definitions" else None


def _first(type_: str, schema: CoreSchema) -> CoreNode:
    return next(each for each in iter_schemas(schema) if each.get("type") == type_)


def _without_default(schema: Any) -> CoreSchema:
    found: CoreSchema = schema["schema"] if schema["type"] == "default" else schema
    return found


def is_node(found: object) -> TypeGuard[CoreNode]:
    """Whether a part of a core schema is a dictionary, and so perhaps a schema."""
    return isinstance(found, dict)


def is_several(found: object) -> TypeGuard[Sequence[object]]:
    """Whether a part of a core schema is a list or tuple of parts."""
    return isinstance(found, list | tuple)
