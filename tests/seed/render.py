"""Renders a namespace of the IR as the plain text page of the Hub's API reference.

The page expands each type where it is used and leaves out the docs of types. What the
page has no form for (constraints, nullable types, other taggings) is refused, so that
the spec cannot say more than the page does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nexigon_gen.ir.model import (
    Action,
    Api,
    Definition,
    EnumDef,
    Namespace,
    Newtype,
    Struct,
    UnionDef,
    Variant,
)
from nexigon_gen.ir.tagging import Flat, InternallyTagged
from nexigon_gen.ir.typerefs import ListOf, MapOf, Ref, Scalar, TypeRef
from nexigon_gen.runtime.wire.scalars import ScalarKind

_NO_FIELDS = "No fields."

_SCALARS = {
    ScalarKind.ANY: "any",
    ScalarKind.BOOL: "boolean",
    ScalarKind.STRING: "string",
    ScalarKind.TIMESTAMP: "string",
    ScalarKind.U32: "integer",
    ScalarKind.U64: "integer",
}


@dataclass(frozen=True, slots=True)
class Page:
    """The reference page of one namespace of `api`."""

    api: Api
    namespace: Namespace

    def lines(self) -> Iterator[str]:
        """The lines that are not blank, with their indentation."""
        yield f"{self.namespace.name.title()} API"
        yield self.namespace.docs
        for action in self.namespace.actions:
            yield from self._action(action)

    def _action(self, action: Action) -> Iterator[str]:
        yield action.wire
        yield f"POST /api/v1/actions/invoke/{action.wire}"
        yield action.docs
        request = None if action.request is None else Ref(action.request)
        yield from self._message("Request", request)
        yield from self._message("Response", action.response)

    def _message(self, role: str, ref: TypeRef | None) -> Iterator[str]:
        """A type at the left margin, where only the bullets below it are indented."""
        name, *rest = ["Empty", _NO_FIELDS] if ref is None else self._expand(ref)
        yield f"{role} {name}"
        yield from rest if rest == [_NO_FIELDS] else _indent(rest)

    def _expand(self, ref: TypeRef) -> Iterator[str]:
        """The label of a type and everything in it."""
        match ref:
            case Ref(target):
                yield from self._define(self.api.definitions[target])
            case ListOf(item):
                yield _label(ref)
                yield from self._expand(item)
            case MapOf(key, value):
                yield _label(ref)
                yield from self._expand(key)
                yield from self._expand(value)
            case _:
                yield _label(ref)

    def _define(self, definition: Definition) -> Iterator[str]:
        name = definition.id.name
        match definition:
            case Newtype():
                yield f"{name} {_label(definition.base)}"
            case Struct():
                yield name
                if not definition.fields:
                    yield _NO_FIELDS
                for field in definition.fields:
                    origin = f" (from {field.name})" if field.name != field.wire else ""
                    head = f"{field.wire}{origin} {field.presence.value}"
                    yield from _bullet(head, field.docs, *self._expand(field.type))
            case EnumDef():
                yield name
                for value in definition.values:
                    wire = f'"{value.wire}"'
                    head = f"{value.name} → {wire}"
                    yield from _bullet(head, value.docs, f"Value: {wire}")
            case UnionDef(tagging=InternallyTagged(tag)):
                yield name
                for variant in definition.variants:
                    yield from self._variant(tag, variant)
            case _:
                raise ValueError(f"no form for {definition}")

    def _variant(self, tag: str, variant: Variant) -> Iterator[str]:
        match variant.payload:
            case Flat(struct):
                hint = (
                    f'{{ "{tag}": "{variant.wire}", ...<payload fields> }}'
                    ' — or "content" for non-object payloads'
                )
                payload = self._expand(Ref(struct))
                yield from _bullet(variant.name, variant.docs, hint, *payload)
            case other:
                raise ValueError(f"no form for {other}")


def _label(ref: TypeRef) -> str:
    """How a type is called inside another one."""
    match ref:
        case Scalar(kind):
            return _SCALARS[kind]
        case Ref(target):
            return target.name
        case ListOf(item):
            return f"array<{_label(item)}>"
        case MapOf(key, value):
            return f"object<{_label(key)}, {_label(value)}>"
        case _:
            raise ValueError(f"no form for {ref}")


def _bullet(head: str, docs: str, *rest: str) -> Iterator[str]:
    yield f"• {head}"
    yield from _indent([docs, *rest] if docs else rest)


def _indent(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)
