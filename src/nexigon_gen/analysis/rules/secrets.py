"""Secrets: they are text, and their values stand in no spec."""

from __future__ import annotations

from ...ir.graph import is_secret, resolved
from ...ir.model import Api, Field, Newtype, Struct
from ...ir.terms import Json, JsonObject
from ...ir.typerefs import (
    Broken,
    Constrained,
    ListOf,
    MapOf,
    Nullable,
    Scalar,
    TupleOf,
    TypeRef,
)
from ...runtime.wire.scalars import ScalarKind
from ...text.kinds import CONSTRAINT_NOT_APPLICABLE, SECRET_IN_DEFAULT
from ...text.report import Report
from ...text.span import Span
from .objects import objects


def only_text(api: Api, report: Report) -> None:
    """NXG405: `secret` on what is no text, and constraints on a secret, whose value
    nobody is to look at."""
    for definition in api.definitions.values():
        match definition:
            case Newtype(secret=True, base=Constrained()):
                message = f"the secret `{definition.id.name}` cannot have constraints"
                report.add(CONSTRAINT_NOT_APPLICABLE, definition.span, message)
            case Newtype(secret=True, base=ref) if not _is_text(ref, api):
                _complain(definition.id.name, definition.span, report)
            case Struct(fields=fields):
                for field in fields:
                    if field.secret and not _holds_text(field.type, api):
                        _complain(field.name, field.span, report)
            case _:
                pass


def in_defaults(api: Api, report: Report) -> None:
    """NXG710: a default that has the value of a secret."""
    for definition in api.definitions.values():
        for field in definition.fields if isinstance(definition, Struct) else ():
            if field.default and _holds_secret(field, field.default.value, api):
                report.add(
                    SECRET_IN_DEFAULT,
                    field.default.span,
                    f"the default of `{field.name}` has a secret, which all can read",
                    notes=("defaults stand in the package, its docs and openapi.json",),
                    help=("leave `default` out, and have the server choose",),
                )


def _holds_secret(field: Field, value: Json, api: Api) -> bool:
    """Whether a value of a field, or of a field within it, is a secret and not empty."""
    if field.secret or is_secret(field.type, api):
        return value not in (None, "", (), JsonObject(()))
    return any(
        _holds_secret(inner, each.members[inner.wire], api)
        for each in objects(value, field.type, api)
        for inner in each.fields
        if inner.wire in each.members
    )


def _complain(name: str, span: Span, report: Report) -> None:
    report.add(
        CONSTRAINT_NOT_APPLICABLE,
        span,
        f"`{name}` cannot be secret: it is no text",
        notes=("text can be secret, and a list or map of text",),
    )


def _is_text(ref: TypeRef, api: Api) -> bool:
    found = resolved(ref, api)
    return found == Scalar(ScalarKind.STRING) or isinstance(found, Broken)


def _holds_text(ref: TypeRef, api: Api) -> bool:
    match resolved(ref, api):
        case ListOf(item=inner) | MapOf(value=inner) | Nullable(item=inner):
            return _holds_text(inner, api)
        case TupleOf(items=items):
            return all(_holds_text(each, api) for each in items)
        case found:
            return _is_text(found, api)
