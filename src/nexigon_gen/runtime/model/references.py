"""References: they stand for built models in the core schemas of other models.

pydantic-core takes the built validator and serializer of such a class, and does not read the
rest of its schema. So a reference has no more than the class, and the schema of a model does
not grow with the models that it holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from pydantic import BaseModel
from pydantic_core import CoreSchema, core_schema

from .pydantic_internals import CoreNode, is_node, is_several, iter_schemas, schema_of

_UNREAD: Final[Any] = {"type": "nexigon-unread"}
"""The inner schema of a reference. pydantic-core knows no such type: where it does not use
the built validator, it refuses the schema instead of reading values wrongly."""

_JSON_SCHEMA: Final = "pydantic_js_functions"
"""Key of metadata: functions that make the JSON Schema."""


def reference(cls: type[BaseModel]) -> CoreSchema | None:
    """A reference to a built class; None if pydantic-core would not use its validator, which
    is so if a function wraps the model."""
    root = _root(schema_of(cls))
    written = root.get("serialization", {}).get("type")
    is_plain = root["type"] == "model" and written != "function-wrap"
    if not is_plain and root["type"] != "definition-ref":
        return None
    return core_schema.model_schema(cls, _UNREAD)


def is_reference(node: Mapping[str, Any]) -> bool:
    """Whether a part of a core schema is a reference."""
    return bool(node.get("schema") == _UNREAD)


def whole(schema: CoreSchema) -> CoreSchema:
    """A core schema with definitions in place of references: for code that reads the schema,
    and for models that are not ours, which may be built without built validators."""
    definitions: dict[str, CoreNode] = {}
    referred: dict[type[BaseModel], None] = {}
    root: Any = _take(_copy(schema, referred, {}), definitions)
    done: set[type[BaseModel]] = set()
    while pending := [each for each in referred if each not in done]:
        done.update(pending)
        for each in pending:
            own = _take(_copy(schema_of(each), referred, {}), definitions)
            if "ref" in own:
                definitions.setdefault(own["ref"], own)
    if root.get("ref") in definitions:
        root = _to(root["ref"])
    kept: Any = [*definitions.values()]
    return core_schema.definitions_schema(root, kept) if kept else root


def wire_names(schema: CoreSchema) -> frozenset[str]:
    """The wire names of all fields within a core schema."""
    return frozenset(
        field.get("validation_alias", name)
        for node in iter_schemas(whole(schema))
        if node.get("type") == "model-fields"
        for name, field in node["fields"].items()
    )


def _copy(
    part: object, referred: dict[type[BaseModel], None], copies: dict[int, CoreNode]
) -> Any:
    """A copy of a part of a core schema that refers to definitions instead of classes. The
    classes are added to `referred`."""
    if is_several(part):
        several = [_copy(each, referred, copies) for each in part]
        return (*several,) if isinstance(part, tuple) else several
    if not is_node(part):
        return part
    if id(part) not in copies:
        if is_reference(part):
            referred[part["cls"]] = None
        found = _definition(part) if is_reference(part) else part
        copies[id(part)] = {k: _copy(v, referred, copies) for k, v in found.items()}
    return copies[id(part)]


def _definition(part: CoreNode) -> CoreNode:
    """The reference to a definition, in place of one to a class."""
    cls = part["cls"]
    found = {key: part[key] for key in part.keys() - {"type", "cls", "schema"}}
    metadata = {**found.pop("metadata", {})}
    for_json = metadata.pop(_JSON_SCHEMA, [])
    if others := [e for e in for_json if e != cls.__get_pydantic_json_schema__]:
        metadata[_JSON_SCHEMA] = others
    return {**found, **({"metadata": metadata} if metadata else {}), **_to(_ref(cls))}


def _take(schema: CoreNode, definitions: dict[str, CoreNode]) -> CoreNode:
    """The root of a schema. Its definitions are added to `definitions`."""
    for each in schema.get("definitions", ()):
        definitions.setdefault(each["ref"], each)
    return _root(schema)


def _root(schema: Any) -> CoreNode:
    root: CoreNode = schema["schema"] if schema["type"] == "definitions" else schema
    return root


def _ref(cls: type[BaseModel]) -> str:
    root = _root(schema_of(cls))
    ref: str = root.get("schema_ref") or root["ref"]
    return ref


def _to(ref: str) -> CoreNode:
    return {**core_schema.definition_reference_schema(ref)}
