"""The IR as JSON: for people who look at it, and for programs in other languages.

Every key is always there. A definition and whatever else is one of several kinds has its
`kind`; a reference to a definition is `{"kind": "ref", "namespace": …, "name": …}`.
Where things stand in the spec is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias, assert_never

from .jsontext import JsonValue, plain
from .model import (
    Action,
    AdjacentlyTagged,
    Alias,
    Api,
    Bare,
    Broken,
    Constrained,
    Definition,
    EnumDef,
    EnumValue,
    Example,
    External,
    ExternallyTagged,
    Field,
    Flat,
    InternallyTagged,
    Keyed,
    ListOf,
    MapOf,
    Namespace,
    Newtype,
    Nothing,
    Nullable,
    Payload,
    Ref,
    Scalar,
    Struct,
    Tagging,
    TypeId,
    TypeRef,
    UnionDef,
    Untagged,
    Variant,
    Written,
)
from .terms import Constraint, Deprecation, Length, Lifecycle, Pattern, Range, Unstable

VERSION = 1
"""Goes up when a key changes its meaning or goes away."""

_Object: TypeAlias = Mapping[str, JsonValue]


def dump(api: Api) -> _Object:
    """An API in its JSON form."""
    return {
        "version": VERSION,
        "title": api.title,
        "namespaces": [_namespace(each) for each in api.namespaces],
    }


def _namespace(space: Namespace) -> _Object:
    return {
        "name": space.name,
        "docs": space.docs,
        "definitions": [_definition(each) for each in space.definitions],
        "actions": [_action(each) for each in space.actions],
    }


def _definition(definition: Definition) -> _Object:
    return {
        "name": definition.id.name,
        "docs": definition.docs,
        **_body(definition),
        **_lifecycle(definition.lifecycle),
        "examples": _values(definition.examples),
    }


def _body(definition: Definition) -> _Object:
    match definition:
        case Struct(fields=fields):
            return {"kind": "struct", "fields": [_field(each) for each in fields]}
        case EnumDef(values=values, open=is_open):
            listed = [_value(each) for each in values]
            return {"kind": "enum", "open": is_open, "values": listed}
        case UnionDef(tagging=tagging, variants=variants, open=is_open):
            return {
                "kind": "union",
                "open": is_open,
                "tagging": _tagging(tagging),
                "variants": [_variant(each) for each in variants],
            }
        case Newtype(base=base, secret=secret):
            return {"kind": "newtype", "base": _ref(base), "secret": secret}
        case Alias(target=target):
            return {"kind": "alias", "target": _ref(target)}
        case External(file=file, document=document):
            return {"kind": "external", "file": file, "document": plain(document)}
        case _:
            assert_never(definition)


def _field(field: Field) -> _Object:
    return {
        "name": field.name,
        "wire": field.wire,
        "docs": field.docs,
        "type": _ref(field.type),
        "presence": field.presence.value,
        "default": _default(field.default),
        "secret": field.secret,
        **_lifecycle(field.lifecycle),
        "examples": _values(field.examples),
    }


def _default(default: Written | None) -> _Object | None:
    """In an object, for `null` is a default, too."""
    return {"value": plain(default.value)} if default else None


def _value(value: EnumValue) -> _Object:
    return {
        "name": value.name,
        "wire": value.wire,
        "docs": value.docs,
        **_lifecycle(value.lifecycle),
    }


def _variant(variant: Variant) -> _Object:
    return {
        "name": variant.name,
        "wire": variant.wire,
        "docs": variant.docs,
        "payload": _payload(variant.payload),
        **_lifecycle(variant.lifecycle),
    }


def _tagging(tagging: Tagging) -> _Object:
    match tagging:
        case InternallyTagged(tag=tag):
            return {"kind": "internal", "tag": tag}
        case AdjacentlyTagged(tag=tag, content=content):
            return {"kind": "adjacent", "tag": tag, "content": content}
        case ExternallyTagged():
            return {"kind": "external"}
        case Untagged():
            return {"kind": "untagged"}
        case _:
            assert_never(tagging)


def _payload(payload: Payload) -> _Object:
    match payload:
        case Nothing():
            return {"kind": "nothing"}
        case Flat(struct=struct):
            return {"kind": "flat", "struct": _id(struct)}
        case Keyed(key=key, type=type_):
            return {"kind": "keyed", "key": key, "type": _ref(type_)}
        case Bare(type=type_):
            return {"kind": "bare", "type": _ref(type_)}
        case _:
            assert_never(payload)


def _action(action: Action) -> _Object:
    return {
        "name": action.name,
        "wire": action.wire,
        "docs": action.docs,
        "request": _id(action.request) if action.request else None,
        "response": _ref(action.response) if action.response else None,
        "idempotency": action.idempotency.value,
        "auth": action.auth.value,
        "timeout": action.timeout,
        **_lifecycle(action.lifecycle),
        "examples": [_example(each) for each in action.examples],
    }


def _example(example: Example) -> _Object:
    """A body that is not given is that of the struct with no fields."""
    bodies = {"request": example.request, "response": example.response}
    return {
        "docs": example.docs,
        **{name: plain(body.value) if body else {} for name, body in bodies.items()},
    }


def _ref(ref: TypeRef) -> _Object:
    match ref:
        case Scalar(kind=kind):
            return {"kind": kind.value}
        case Ref(target=target):
            return _id(target)
        case ListOf(item=item):
            return {"kind": "list", "item": _ref(item)}
        case MapOf(key=key, value=value):
            return {"kind": "map", "key": _ref(key), "value": _ref(value)}
        case Nullable(item=item):
            return {"kind": "nullable", "item": _ref(item)}
        case Constrained(base=base, constraints=constraints):
            limits = [_constraint(each) for each in constraints]
            return {"kind": "constrained", "base": _ref(base), "constraints": limits}
        case Broken():
            raise AssertionError("a spec with errors has no IR to show")
        case _:
            assert_never(ref)


def _id(id_: TypeId) -> _Object:
    return {"kind": "ref", "namespace": id_.namespace, "name": id_.name}


def _constraint(constraint: Constraint) -> _Object:
    words = {"message": constraint.message, "code": constraint.code}
    match constraint:
        case Length(min=low, max=high):
            return {"kind": "length", "min": low, "max": high, **words}
        case Range(min=low, max=high):
            return {"kind": "range", "min": low, "max": high, **words}
        case Pattern(regex=regex):
            return {"kind": "pattern", "regex": regex, **words}
        case _:
            assert_never(constraint)


def _lifecycle(lifecycle: Lifecycle) -> _Object:
    return {
        "deprecated": _deprecation(lifecycle.deprecated),
        "unstable": _instability(lifecycle.unstable),
        "since": lifecycle.since,
    }


def _deprecation(stage: Deprecation | None) -> _Object | None:
    if stage is None:
        return None
    return {"note": stage.note, "since": stage.since, "remove_in": stage.remove_in}


def _instability(stage: Unstable | None) -> _Object | None:
    if stage is None:
        return None
    return {"feature": stage.feature, "note": stage.note, "issue": stage.issue}


def _values(written: Iterable[Written]) -> JsonValue:
    return [plain(each.value) for each in written]
