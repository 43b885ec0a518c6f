"""The IR as it is read back from JSON (the form of `--emit ir`, also without what is
empty). Where things stand in a spec is not known then."""

from __future__ import annotations

import json
from dataclasses import replace

from ..ir.dump import VERSION
from ..ir.model import (
    Action,
    Alias,
    Api,
    Definition,
    EnumDef,
    EnumValue,
    External,
    Field,
    Namespace,
    Newtype,
    Presence,
    Struct,
    TypeId,
    UnionDef,
    Variant,
    Written,
)
from ..ir.terms import Auth, Idempotency, JsonObject
from ..text.span import Source, Span
from .irparts import (
    NotIr,
    Object,
    as_object,
    frozen,
    lifecycle,
    objects,
    optional,
    payload,
    tagging,
    text,
    type_id,
    type_ref,
)


def read(data: str, name: str) -> Api:
    """The API of an IR; `name` is what the file is called.

    Raises:
        NotIr: It is none.
    """
    try:
        document = as_object(json.loads(data))
    except (ValueError, RecursionError):
        raise NotIr("it is not a JSON object") from None
    if document.get("version") != VERSION:
        raise NotIr(f"it is no IR of version {VERSION}")
    try:
        return _Reading(Span(Source(name, ""), 0, 0)).api(document)
    except (KeyError, ValueError, TypeError, RecursionError) as error:
        raise NotIr(f"it is no whole IR: {error}") from None


class _Reading:
    def __init__(self, span: Span) -> None:
        self._span = span

    def api(self, given: Object) -> Api:
        spaces = sorted(
            objects(given, "namespaces"), key=lambda each: text(each, "name")
        )
        return Api(
            text(given, "title"), tuple(map(_with_inline, map(self._space, spaces)))
        )

    def _space(self, given: Object) -> Namespace:
        name = text(given, "name")
        definitions = objects(given, "definitions")
        return Namespace(
            name,
            text(given, "docs"),
            tuple(self._definition(each, name) for each in definitions),
            tuple(map(self._action, objects(given, "actions"))),
        )

    def _definition(self, given: Object, space: str) -> Definition:
        id_, docs = TypeId(space, text(given, "name")), text(given, "docs")
        span, life = self._span, lifecycle(given)
        is_open = given.get("open") is True
        match given["kind"]:
            case "struct":
                fields = tuple(map(self._field, objects(given, "fields")))
                return Struct(id_, docs, fields, span, life)
            case "enum":
                values = tuple(map(self._value, objects(given, "values")))
                return EnumDef(id_, docs, values, is_open, span, life)
            case "union":
                variants = tuple(map(self._variant, objects(given, "variants")))
                told = tagging(as_object(given["tagging"]))
                return UnionDef(id_, docs, told, variants, is_open, span, life)
            case "newtype":
                secret = given.get("secret") is True
                return Newtype(id_, docs, type_ref(given["base"]), secret, span, life)
            case "alias":
                return Alias(id_, docs, type_ref(given["target"]), span, life)
            case "external":
                document = frozen(given["document"])
                if not isinstance(document, JsonObject):
                    raise NotIr("a schema is an object")
                return External(id_, docs, text(given, "file"), document, span, life)
            case kind:
                raise NotIr(f"no definition is a {kind!r}")

    def _field(self, given: Object) -> Field:
        return Field(
            text(given, "name"),
            text(given, "wire"),
            type_ref(given["type"]),
            text(given, "docs"),
            self._span,
            Presence(given["presence"]),
            optional(given, "default", self._written),
            given.get("secret") is True,
            lifecycle(given),
        )

    def _written(self, given: Object) -> Written:
        return Written(frozen(given.get("value")), self._span)

    def _value(self, given: Object) -> EnumValue:
        name, wire = text(given, "name"), text(given, "wire")
        return EnumValue(name, wire, text(given, "docs"), self._span, lifecycle(given))

    def _variant(self, given: Object) -> Variant:
        return Variant(
            text(given, "name"),
            text(given, "wire"),
            payload(as_object(given["payload"])),
            text(given, "docs"),
            self._span,
            lifecycle(given),
        )

    def _action(self, given: Object) -> Action:
        timeout = given.get("timeout")
        return Action(
            text(given, "name"),
            text(given, "wire"),
            text(given, "docs"),
            optional(given, "request", type_id),
            optional(given, "response", type_ref),
            self._span,
            Idempotency(given["idempotency"]),
            Auth(given["auth"]),
            float(timeout) if isinstance(timeout, int | float) else None,
            lifecycle(given),
        )


def _with_inline(space: Namespace) -> Namespace:
    """A namespace in which the structs are marked that were written inside a variant."""
    inside = {
        f"{union.id.name}{variant.name}Payload"
        for union in space.definitions
        if isinstance(union, UnionDef)
        for variant in union.variants
    }
    marked = (
        (
            replace(each, inline=True)
            if isinstance(each, Struct) and each.id.name in inside
            else each
        )
        for each in space.definitions
    )
    return replace(space, definitions=tuple(marked))
