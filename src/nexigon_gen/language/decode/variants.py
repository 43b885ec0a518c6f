"""Variants of a union."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...ir.terms import STABLE
from ...syntax.node import (
    Entry,
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    is_missing,
)
from ...text.kinds import INVALID_IDENTIFIER, TYPE_HAS_TWO_KINDS
from ...text.report import Label, Report
from ...text.suggest import closest
from .. import hints
from ..complaints import wrong_kind
from ..document import Head, StructDecl, Text, TypeExpr, VariantDecl
from ..member_keys import VariantBody
from .lifecycle import checks, lifecycle
from .members import fields, short_type
from .names import PASCAL, key_name

_TUPLE = r"(\w+)\s*\(\s*([\w<>., ]*?)\s*\)"
"""`Booked(Visit)`, as Rust has it."""


def variants(
    entries: Iterable[Entry], owner: str, report: Report
) -> tuple[VariantDecl, ...]:
    """The variants of a union."""
    return tuple(_variant(entry, owner, report) for entry in entries)


def _variant(entry: Entry, owner: str, report: Report) -> VariantDecl:
    if is_missing(entry.value) and (written := re.fullmatch(_TUPLE, entry.key.text)):
        message = f"`{entry.key.text}` is not a name"
        shown = f"{written[1]}: {written[2] or 'unit'}"
        report.add(
            INVALID_IDENTIFIER, entry.key.span, message, help=(f"write `{shown}`",)
        )
        return _bare(Text(written[1], entry.key.span), None, "")
    name = key_name(entry.key, PASCAL, "variant", report)
    what = f"variant `{name.text}` of `{owner}`"
    match entry.value:
        case ScalarNode(is_missing=False) as scalar:
            type_, docs = short_type(scalar, report)
            return _bare(name, _payload(type_), docs)
        case MappingNode(entries=entries) if _are_fields(entries):
            help = hints.payload(name.text, entry.value)
            message = f"{what} needs a payload"
            wrong_kind(entry.value, message, report, help)
            return _bare(name, None, "")
        case MappingNode() as mapping:
            within = f"{owner}.{name.text}"
            with VariantBody(mapping, what, report, name=within) as body:
                return VariantDecl(
                    name=name,
                    payload=_long_payload(body, mapping, name, owner, report),
                    docs=body.docs,
                    wire=body.wire,
                    content=body.content,
                    lifecycle=lifecycle(body, report),
                    checks=checks(body.validate, report),
                )
        case other:
            _needs_payload(other, what, report)
            return _bare(name, None, "")


def _bare(name: Text, payload: TypeExpr | None, docs: str) -> VariantDecl:
    """A variant of which only so much is said."""
    return VariantDecl(
        name=name, payload=payload, docs=docs, wire=None, content=None, lifecycle=STABLE
    )


def _are_fields(entries: tuple[Entry, ...]) -> bool:
    """Whether the body of a variant holds fields that should be below `fields`."""
    known = VariantBody.shape.keys
    return bool(entries) and not any(
        closest(each.key.text, known) or each.key.text in known for each in entries
    )


def _needs_payload(node: Node, what: str, report: Report) -> None:
    help = "write a type, or `unit` for none"
    if isinstance(node, MappingNode) and not node.entries:
        help = "write `unit`"
    elif isinstance(node, MappingNode):
        help = "say its type, `type: unit` for none"
    elif isinstance(node, SequenceNode) and (one := hints.no_body(node)):
        help = one[0]
    wrong_kind(node, f"{what} needs a payload", report, help)


def _long_payload(
    body: VariantBody, node: MappingNode, name: Text, owner: str, report: Report
) -> TypeExpr | StructDecl | None:
    if "type" in body and "fields" in body:
        report.add(
            TYPE_HAS_TWO_KINDS,
            body.key("fields").span,
            f"variant `{name.text}` of `{owner}` has two payloads",
            others=(Label(body.key("type").span, "the other one"),),
        )
        return None
    if "type" in body:
        return _payload(body.type)
    if "fields" not in body:
        _needs_payload(node, f"variant `{name.text}` of `{owner}`", report)
        return None
    head = Head(name, body.docs, STABLE)
    members = fields(body.fields, f"{owner}.{name.text}", report)
    return StructDecl(head, members)


def _payload(type_: TypeExpr | None) -> TypeExpr | None:
    if type_ and type_.name == "unit" and not (type_.args or type_.bounds):
        return None
    return type_
