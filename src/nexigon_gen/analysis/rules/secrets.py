"""Secrets, which are text."""

from __future__ import annotations

from ...ir.graph import resolved
from ...ir.model import Api, Newtype, Struct
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
from ...text.kinds import CONSTRAINT_NOT_APPLICABLE
from ...text.report import Report
from ...text.span import Span


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
