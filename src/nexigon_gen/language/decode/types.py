"""The definitions of `types:`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from ...ir.terms import STABLE
from ...syntax import hazards
from ...syntax.node import Entry, MappingNode, Node, ScalarNode, is_missing
from ...text.kinds import (
    BAD_INLINE_TYPE,
    DUPLICATE_TYPE,
    MISSING_KEY,
    TOO_MANY_NODES,
    TYPE_HAS_NO_KIND,
    TYPE_HAS_TWO_KINDS,
    UNKNOWN_KEY,
)
from ...text.report import Label, Report
from ...text.suggest import closest, did_you_mean
from .. import hints, keys
from ..complaints import wrong_kind
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
)
from ..texts import text_of
from . import members, variants
from .idle_keys import check_meaning
from .lifecycle import checks, lifecycle
from .names import PASCAL, check_name, likely
from .type_params import name_and_params

MAX_VARIANTS = 1_000
"""Most variants of a union: three times that is more than Python can parse."""
_SHAPES = {each.shape.kind: each for each in keys.TYPE_BODIES}
_KEYS = {key for shape in keys.TYPE.shapes for key in shape.keys}
_KINDS = ", ".join(f"`{key}` ({each.shape.name})" for key, each in _SHAPES.items())


def types(
    entries: Iterable[Entry], report: Report
) -> tuple[tuple[TypeDecl, ...], frozenset[str]]:
    """The definitions of a file, one a name, and the names of those that are broken."""
    found: dict[str, TypeDecl] = {}
    broken: set[str] = set()
    for entry in entries:
        name, params = name_and_params(entry.key, report)
        decl = _type(name, params or (), entry.value, report)
        if not PASCAL.pattern.fullmatch(name.text):
            broken.add(likely(name.text, PASCAL))  # as it is called elsewhere
        if decl is None or params is None:
            broken.add(name.text)
            continue
        first = found.setdefault(decl.head.name.text, decl)
        if first is not decl:
            duplicate_type(decl.head.name, first.head.name, report)
    return tuple(found.values()), frozenset(broken)


def duplicate_type(name: Text, first: Text, report: Report) -> None:
    """Reports a type that is defined twice in one namespace."""
    report.add(
        DUPLICATE_TYPE,
        name.span,
        f"type `{name.text}` is defined twice",
        label="defined again here",
        others=(Label(first.span, "first defined here"),),
        help=("take another name for one of them, or define one type for both",),
    )


def _type(
    name: Text, params: tuple[Text, ...], node: Node, report: Report
) -> TypeDecl | None:
    match node:
        case ScalarNode(is_missing=False) as scalar:
            type_, docs = members.short_type(scalar, report)
            return NewtypeDecl(Head(name, docs, STABLE, params=params), type_)
        case MappingNode() as mapping:
            return _long(name, params, mapping, report)
        case other:
            message = f"type `{name.text}` needs a body"
            wrong_kind(other, message, report, *hints.no_body(other))
            return None


def _long(
    name: Text, params: tuple[Text, ...], node: MappingNode, report: Report
) -> TypeDecl | None:
    what = f"`{name.text}`"
    kinds = [entry.key for entry in node if entry.key.text in _SHAPES]
    is_odd = len(kinds) > 1 or any(each.key.text not in _KEYS for each in node)
    if is_odd and (slip := hints.body(node, kinds)):
        place, message, help = slip
        report.add(UNKNOWN_KEY, place, f"{message} in type {what}", help=help)
        return None
    if len(kinds) > 1:
        report.add(
            TYPE_HAS_TWO_KINDS,
            kinds[1].span,
            f"type {what} has two kinds: `{kinds[0].text}` and `{kinds[1].text}`",
            others=(Label(kinds[0].span, "the first kind"),),
            help=("leave one of them out, or define a type for each",),
        )
        return None
    if not kinds:
        _no_kind(name, node, report)
        return None
    made = _SHAPES[kinds[0].text]
    said = f"{made.shape.name} {what}"
    with made(node, said, report, name=name.text) as body:
        if "docs" not in body:
            hazards.check_docs(name.span, "docs: {}", report)
        head = Head(
            name=name,
            docs=body.docs,
            lifecycle=lifecycle(body, report),
            params=params,
            examples=body.examples,
        )
        return _declared(head, body, report)


def _declared(head: Head, body: keys.TypeBody, report: Report) -> TypeDecl | None:
    match body:
        case keys.StructBody():
            return _struct(head, body, report)
        case keys.EnumBody():
            return _enum(head, body, report)
        case keys.UnionBody():
            return _union(head, body, report)
        case keys.NewtypeBody():
            checked = checks(body.validate, report)
            return NewtypeDecl(head, body.type, checked, secret=body.secret)
        case keys.OpaqueBody():
            return SchemaDecl(head, body.schema)
        case keys.AliasBody():
            return AliasDecl(head, body.alias)
        case _:
            assert_never(body)


def _no_kind(name: Text, node: MappingNode, report: Report) -> None:
    """Reports a body without a kind, at the key that may be meant as one."""
    help = (f"give it one of the keys {_KINDS}",)
    unknown = next((each.key for each in node if each.key.text not in _KEYS), None)
    if unknown is None:
        message = f"type `{name.text}` does not say what it is"
        report.add(TYPE_HAS_NO_KIND, name.span, message, help=help)
        return
    near = closest(unknown.text, _SHAPES, _KEYS)
    report.add(
        UNKNOWN_KEY,
        unknown.span,
        f"unknown key `{unknown.text}` in type `{name.text}`",
        help=hints.no_kind(node, unknown.text, name.text, _KEYS)
        or did_you_mean(near)
        or hints.bare_fields(node, unknown.text, _KEYS)
        or help,
    )


def _struct(head: Head, body: keys.StructBody, report: Report) -> StructDecl:
    fields = members.fields(body.fields, head.name.text, report)
    return StructDecl(head, fields, body.casing)


def inline_struct(entry: Entry, docs: str, report: Report) -> StructDecl | None:
    """A struct that is written where it is used; its body is the fields themselves, or
    the long form with `fields:`."""
    name = check_name(text_of(entry.key, report), PASCAL, "type", report)
    node = entry.value
    if is_missing(node):
        node = MappingNode(node.span, ())
    if not isinstance(node, MappingNode):
        message = f"struct `{name.text}` must be a mapping of fields"
        wrong_kind(node, message, report, *hints.no_fields(node, name.text))
        return None
    if is_long(node):
        with keys.StructBody(node, f"struct `{name.text}`", report) as body:
            head = Head(
                name=name,
                docs=body.docs or docs,
                lifecycle=lifecycle(body, report),
                examples=body.examples,
            )
            return _struct(head, body, report)
    told = next((each for each in node if _is_told(each)), None)
    if told:
        message = f"`docs` stands among the fields of `{name.text}`"
        help = "write `fields:` below it, and indent the fields by two more"
        report.add(BAD_INLINE_TYPE, told.key.span, message, help=(help,))
    kept = [each for each in node if each is not told]
    fields = members.fields(kept, name.text, report)
    return StructDecl(Head(name, docs, STABLE), fields)


def _is_told(entry: Entry) -> bool:
    """Whether what stands for a field is the docs of its struct."""
    value = entry.value
    is_text = isinstance(value, ScalarNode) and " " in value.text.partition(" -- ")[0]
    return entry.key.text == "docs" and is_text


def is_long(node: MappingNode) -> bool:
    """Whether the body of a struct written in place is one with the key `fields`. That
    is so whenever the key holds a mapping: a field called `fields` has the short form
    there, or stands in a long form itself."""
    return any(
        entry.key.text == "fields" and isinstance(entry.value, MappingNode)
        for entry in node
    )


def _enum(head: Head, body: keys.EnumBody, report: Report) -> EnumDecl | None:
    values = members.values(body.values, head.name.text, report)
    decl = EnumDecl(head, values, body.casing, closed=body.closed)
    return decl if values else None


def _union(head: Head, body: keys.UnionBody, report: Report) -> UnionDecl | None:
    found = variants.variants(body.variants, head.name.text, report)
    if len(found) > MAX_VARIANTS:
        message = f"union `{head.name.text}` has more than {MAX_VARIANTS:,} variants"
        report.add(TOO_MANY_NODES, head.name.span, message)
    tagged = body.tagged
    tag = body.tag
    check_meaning(tagged or Tagged.INTERNALLY, body, found, report)
    wants_tag = tagged.has_tag if tagged else "tagged" not in body
    is_said = "tag" in body or body.is_meant("tag") or body.is_meant("tagged")
    if tag is None and wants_tag and not is_said:
        report.add(
            MISSING_KEY,
            head.name.span,
            f"key `tag` is missing in union `{head.name.text}`",
            help=("name the key that holds the variant: `tag: kind`",),
        )
    decl = UnionDecl(
        head=head,
        variants=found,
        tagged=tagged or Tagged.INTERNALLY,
        tag=tag,
        content=body.content,
        casing=body.casing,
        closed=body.closed,
        default=body.default,
        success=body.success,
        envelope=body.envelope,
    )
    return decl if found else None
