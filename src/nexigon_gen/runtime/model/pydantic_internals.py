"""The seam to pydantic: all that we touch of it and that its guide does not promise.

Attributes that it gives to models, and the core schemas that it makes of types. These are
typed dictionaries of many kinds, to be told apart by `type`; `CoreNode` stands for any.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any, Final, TypeAlias, TypeGuard, TypeVar

from pydantic import BaseModel, SerializerFunctionWrapHandler
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
"""The core schema of a class that is complete."""

validator_of: Callable[[type[BaseModel]], SchemaValidator] = attrgetter(
    "__pydantic_validator__"
)
"""What reads values of a class."""

serializer_of: Callable[[type[BaseModel]], SchemaSerializer] = attrgetter(
    "__pydantic_serializer__"
)
"""What writes values of a class."""

is_complete: Callable[[type[BaseModel]], bool] = attrgetter("__pydantic_complete__")
"""Whether a class has a validator and a serializer of its own."""

are_fields_complete: Callable[[type[BaseModel]], bool] = attrgetter(
    "__pydantic_fields_complete__"
)
"""Whether the annotations of the fields of a class have been evaluated."""

_SCALARS: Final = ("bool", "int", "float", "str", "bytes")

_TAKES_LISTS: Final = "nexigon_takes_lists"
"""Marks the schema of a tuple that is made of lists, too."""

_WITHIN: Final = (
    "schema",
    "lax_schema",
    "strict_schema",
    "json_schema",
    "python_schema",
)
"""Keys of schemas that only wrap others."""


def put_fields(cls: type[BaseModel], fields: dict[str, FieldInfo]) -> None:
    """Give a class other fields, before its schema is made."""
    cls.__pydantic_fields__ = fields


def put_extra(value: BaseModel, extra: dict[str, Any]) -> None:
    """Give a value, which may be frozen, the keys that are no fields."""
    object.__setattr__(value, "__pydantic_extra__", extra)


def put_fields_set(value: BaseModel, names: set[str]) -> None:
    """Tell which fields of a value, which may be frozen, were given."""
    object.__setattr__(value, "__pydantic_fields_set__", names)


def plain_init(init: C) -> C:
    """Mark a constructor as one that only validates: a class that has one is not built
    through it where it is part of another."""
    vars(init)["__pydantic_base_init__"] = True
    return init


def iter_schemas(schema: CoreSchema) -> Iterator[CoreNode]:
    """A core schema and all within it."""
    waiting: list[object] = [schema]
    while waiting:
        found = waiting.pop()
        if _is_node(found):
            yield found
            waiting.extend(found.values())
        elif _is_several(found):
            waiting.extend(found)


def iter_own_schemas(schema: CoreSchema) -> Iterator[CoreNode]:
    """A core schema of a model and all within it, but for what other models in it are
    made of."""
    waiting: list[object] = [schema]
    is_inside = False
    while waiting:
        found = waiting.pop()
        if _is_node(found):
            if found.get("type") == "model":
                if is_inside:
                    continue
                is_inside = True
            yield found
            waiting.extend(found.values())
        elif _is_several(found):
            waiting.extend(found)


def strict_scalars(schema: CoreSchema) -> None:
    """Let no scalar within a schema take the place of another, whoever reads it: `"1"`
    is no integer and `1` no boolean, in JSON as in the data of Python code. But a list
    may be a tuple: JSON that a function has seen has no others."""
    for node in iter_own_schemas(schema):
        if node.get("type") in _SCALARS:
            node["strict"] = True
        elif node.get("type") == "tuple" and _TAKES_LISTS not in node.get(
            "metadata", ()
        ):
            inner: Any = {**node, "metadata": {_TAKES_LISTS: True}}
            ref = inner.pop("ref", None)
            node.clear()
            node.update(
                core_schema.no_info_before_validator_function(_tuple, inner, ref=ref)
            )


def _tuple(value: object) -> object:
    return (*value,) if _is_several(value) else value


def fail_fast(schema: CoreSchema) -> None:
    """Let lists and maps report their first bad item only: a hostile body can hold
    millions, and pydantic remembers them all."""
    for node in iter_own_schemas(schema):
        if node.get("type") in ("list", "dict"):
            node["fail_fast"] = True


def write_lists(
    schema: CoreSchema, one: Callable[..., object], several: Callable[[object], object]
) -> None:
    """Have one function write a whole list that another one would write item by item."""
    for node in iter_own_schemas(schema):
        if node.get("type") == "list" and "items_schema" in node:
            written = node["items_schema"].get("serialization", {})
            if written.get("function") is one:
                node["serialization"] = {**written, "function": several}


def check_extra_keys(schema: CoreSchema, check: Callable[..., str]) -> None:
    """Have a function see each key of a struct that is the name of no field."""
    checked = core_schema.with_info_plain_validator_function(check)
    _first("model-fields", schema)["extras_keys_schema"] = checked


def own_fields(schema: CoreSchema) -> Mapping[str, CoreNode]:
    """The schemas of the fields of a struct, by Python name."""
    fields = _first("model-fields", schema)["fields"].items()
    return {name: field["schema"] for name, field in fields}


def writes_itself(schema: CoreSchema) -> bool:
    """Whether a model has a serializer already: its own, or that of `wrap_model`."""
    return "serialization" in _first("model", schema)


def wrap_model(
    schema: CoreSchema,
    read: Callable[..., object],
    write: Callable[[object, SerializerFunctionWrapHandler], object] | None,
) -> None:
    """Have a function see what a model read, before it is put into the instance, and
    another write its instances."""
    model = _first("model", schema)
    model["schema"] = core_schema.no_info_after_validator_function(
        read, model["schema"]
    )
    if write:
        model["serialization"] = core_schema.wrap_serializer_function_ser_schema(write)


def write_extra(schema: CoreSchema) -> None:
    """Write a model as if it allowed unknown fields: only what was read has any. What
    `wrap_model` has written goes on seeing it first."""
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
    """The schemas of the fields of a class, without their defaults, by Python name; and
    the schema with the definitions that they refer to, if there are any."""
    schema: Any = schema_of(cls)
    model: Any = next(each for each in iter_schemas(schema) if each.get("cls") is cls)
    fields = own_fields(model).items()
    found = {name: _without_default(field) for name, field in fields}
    return found, schema if schema["type"] == "definitions" else None


def wire_names(schema: CoreSchema) -> frozenset[str]:
    """The wire names of all fields within a core schema."""
    return frozenset(
        field.get("validation_alias", name)
        for node in iter_schemas(schema)
        if node.get("type") == "model-fields"
        for name, field in node["fields"].items()
    )


def containers(
    schemas: Iterable[Any], known: dict[str, CoreNode]
) -> Iterator[CoreNode]:
    """The schemas that have values of their own, within those that only wrap them.

    Args:
        schemas: Where to look.
        known: Definitions by reference; those that are found are added.
    """
    waiting = [*schemas]
    done: set[int] = set()
    while waiting:
        node = waiting.pop()
        if id(node) in done:
            continue
        done.add(id(node))
        if node["type"] == "definitions":
            known.update((each["ref"], each) for each in node["definitions"])
        if node["type"] == "definition-ref":
            waiting.append(known[node["schema_ref"]])
        waiting.extend(node[key] for key in _WITHIN if key in node)
        yield node


def children(
    node: CoreNode, part: int | str
) -> Iterator[tuple[int | str, int | str, CoreSchema]]:
    """What a part of a place may lead to: its Python name, its wire name, its schema."""
    match node["type"]:
        case "model-fields" | "typed-dict":
            for name, field in node["fields"].items():
                wire = field.get("validation_alias", name)
                if part in (name, wire):
                    yield name, wire, field["schema"]
        case "list" if isinstance(part, int):
            yield part, part, node["items_schema"]
        case "tuple" if isinstance(part, int) and part < len(node["items_schema"]):
            yield part, part, node["items_schema"][part]
        case "dict":
            yield part, part, node["values_schema"]
        case "tagged-union" if part in node["choices"]:
            yield part, part, node["choices"][part]
        case "union":
            choices: list[Any] = node["choices"]
            for choice in choices:
                schema, label = choice if _is_labelled(choice) else (choice, part)
                if label == part:
                    yield part, part, schema
        case _:
            pass


def _first(type_: str, schema: CoreSchema) -> CoreNode:
    return next(each for each in iter_schemas(schema) if each.get("type") == type_)


def _without_default(schema: Any) -> CoreSchema:
    found: CoreSchema = schema["schema"] if schema["type"] == "default" else schema
    return found


def _is_node(found: object) -> TypeGuard[CoreNode]:
    return isinstance(found, dict)


def _is_several(found: object) -> TypeGuard[Sequence[object]]:
    return isinstance(found, list | tuple)


def _is_labelled(choice: object) -> TypeGuard[tuple[Any, str]]:
    return isinstance(choice, tuple)
