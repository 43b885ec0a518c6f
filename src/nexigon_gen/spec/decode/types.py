"""The definitions of `types:`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...diagnostics.model import Label, Report
from ...source.node import Entry, Mapping, Scalar
from ...source.span import Span
from ...terms import STABLE, Casing
from .. import keys, typeexpr
from ..document import (
    AliasDecl,
    EnumDecl,
    Head,
    NewtypeDecl,
    SchemaDecl,
    StructDecl,
    Tagged,
    Text,
    TypeDecl,
    UnionDecl,
    VariantDecl,
)
from . import members
from .lifecycle import checks, lifecycle
from .names import PASCAL, check_name
from .reader import Body, part_of, text_of, wrong_kind

MAX_VARIANTS = 1_000
"""Most variants of a union: three times that is more than Python can parse."""
_GENERIC = re.compile(r"([^<]*)<([^<>]*)>")
_SHAPES = {shape.kind: shape for shape in keys.TYPE.shapes}
_KINDS = ", ".join(f"`{key}` ({shape.name})" for key, shape in _SHAPES.items())

_IDLE = (
    "a union that is tagged `{}`, and a variant without a payload, have no use for it"
)


def types(entries: Iterable[Entry], report: Report) -> tuple[TypeDecl, ...]:
    """The definitions of a file; one name may be defined once."""
    found: dict[str, TypeDecl] = {}
    for entry in entries:
        decl = _type(entry, report)
        if decl is None:
            continue
        first = found.setdefault(decl.head.name.text, decl)
        if first is not decl:
            duplicate_type(decl.head.name, first.head.name, report)
    return tuple(found.values())


def duplicate_type(name: Text, first: Text, report: Report) -> None:
    """Reports a type that is defined twice in one namespace."""
    report.error(
        "NXG304",
        name.span,
        f"type `{name.text}` is defined twice",
        label="defined again here",
        others=(Label(first.span, "first defined here"),),
    )


def _type(entry: Entry, report: Report) -> TypeDecl | None:
    name, params = _name(entry.key, report)
    match entry.value:
        case Scalar(is_missing=False) as scalar:
            type_, docs = members.short_type(scalar, report)
            return NewtypeDecl(Head(name, docs, STABLE, params), type_)
        case Mapping() as mapping:
            return _long(name, params, mapping, report)
        case other:
            message = f"type `{name.text}` needs a body"
            help = "write a type, or a mapping with `fields`, `values` or `variants`"
            wrong_kind(other, message, report, help)
            return None


def _name(key: Scalar, report: Report) -> tuple[Text, tuple[Text, ...]]:
    """`Page<T>` as the name and its parameters."""
    match = _GENERIC.fullmatch(key.text)
    if match is None:
        return check_name(text_of(key, report), PASCAL, "type", report), ()
    params = tuple(
        check_name(part_of(key, *each.span()), PASCAL, "type parameter", report)
        for each in re.compile(r"[^\s,]+").finditer(key.text, *match.span(2))
    )
    name = part_of(key, 0, match.end(1))
    return check_name(name, PASCAL, "type", report), params


def _long(
    name: Text, params: tuple[Text, ...], node: Mapping, report: Report
) -> TypeDecl | None:
    what = f"`{name.text}`"
    kinds = [entry.key for entry in node if entry.key.text in _SHAPES]
    if len(kinds) > 1:
        report.error(
            "NXG205",
            kinds[1].span,
            f"type {what} has two kinds: `{kinds[0].text}` and `{kinds[1].text}`",
            others=(Label(kinds[0].span, "the first kind"),),
        )
        return None
    if not kinds:
        report.error(
            "NXG206",
            name.span,
            f"type {what} does not say what it is",
            help=(f"give it one of the keys {_KINDS}",),
        )
        return None
    shape = _SHAPES[kinds[0].text]
    body = Body(node, shape, f"{shape.name} {what}", report)
    head = Head(
        name, body.docs(), lifecycle(body, report), params, body.items("examples")
    )
    if shape is keys.STRUCT:
        return _struct(head, body, report)
    if shape is keys.ENUM:
        return _enum(head, body, report)
    if shape is keys.UNION:
        return _union(head, body, report)
    if shape is keys.NEWTYPE:
        type_ = members.long_type(body, report)
        return NewtypeDecl(head, type_, checks(body, report), body.flag("secret"))
    if shape is keys.OPAQUE:
        return SchemaDecl(head, body.text("schema"))
    node_ = body.scalar("alias")
    target = node_ and typeexpr.parse(part_of(node_, 0, len(node_.text)), report)
    return AliasDecl(head, target or None)


def _struct(head: Head, body: Body, report: Report) -> StructDecl:
    fields = members.fields(body.members("fields"), head.name.text, report)
    return StructDecl(head, fields, _casing(body))


def inline_struct(entry: Entry, docs: str, report: Report) -> StructDecl | None:
    """A struct that is written where it is used; its body is the fields themselves, or
    the long form with `fields:`."""
    name = check_name(text_of(entry.key, report), PASCAL, "type", report)
    node = entry.value
    if isinstance(node, Scalar) and node.is_missing:
        node = Mapping(node.span, ())
    if not isinstance(node, Mapping):
        wrong_kind(node, f"struct `{name.text}` must be a mapping of fields", report)
        return None
    if is_long(node):
        body = Body(node, keys.STRUCT, f"struct `{name.text}`", report)
        head = Head(
            name,
            body.docs() or docs,
            lifecycle(body, report),
            examples=body.items("examples"),
        )
        return _struct(head, body, report)
    fields = members.fields(node, name.text, report)
    return StructDecl(Head(name, docs, STABLE), fields)


def is_long(node: Mapping) -> bool:
    """Whether the body of a struct written in place is one with the key `fields`. That
    is so whenever the key holds a mapping: a field called `fields` has the short form
    there, or stands in a long form itself."""
    return any(
        entry.key.text == "fields" and isinstance(entry.value, Mapping)
        for entry in node
    )


def _enum(head: Head, body: Body, report: Report) -> EnumDecl:
    values = members.values(body.members("values"), head.name.text, report)
    return EnumDecl(head, values, _casing(body), body.flag("closed"))


def _union(head: Head, body: Body, report: Report) -> UnionDecl:
    variants = members.variants(body.members("variants"), head.name.text, report)
    if len(variants) > MAX_VARIANTS:
        message = f"union `{head.name.text}` has more than {MAX_VARIANTS:,} variants"
        report.error("NXG111", head.name.span, message)
    tagged = body.choice("tagged", Tagged)
    tag = body.text("tag")
    _check_meaning(tagged or Tagged.INTERNALLY, body, variants, report)
    if tag is None and (tagged.has_tag if tagged else "tagged" not in body):
        report.error(
            "NXG202",
            head.name.span,
            f"key `tag` is missing in union `{head.name.text}`",
            help=("name the key that holds the variant: `tag: kind`",),
        )
    return UnionDecl(
        head,
        variants,
        tagged or Tagged.INTERNALLY,
        tag,
        body.text("content"),
        _casing(body),
        body.flag("closed"),
    )


def _check_meaning(
    tagged: Tagged, body: Body, variants: tuple[VariantDecl, ...], report: Report
) -> None:
    """Reports keys that say nothing in a union of this tagging, or of a unit."""
    idle: list[tuple[str, Span]] = []
    if not tagged.has_tag:
        idle += [(key, body.key(key).span) for key in ("tag", "content") if key in body]
    if tagged is Tagged.UNTAGGED:
        if "casing" in body:
            idle.append(("casing", body.key("casing").span))
        idle += [("wire", each.wire.span) for each in variants if each.wire]
    for each in variants:
        if each.content and (not tagged.has_tag or each.payload is None):
            idle.append(("content", each.content.span))
    for key, span in idle:
        report.error(
            "NXG201",
            span,
            f"`{key}` has no meaning here",
            notes=(_IDLE.format(tagged.value),),
        )


def _casing(body: Body) -> Casing | None:
    return body.choice("casing", Casing, code="NXG509")
