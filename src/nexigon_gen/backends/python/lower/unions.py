"""Lowering of unions: a class for each variant, one for unknown variants, and the alias."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias, assert_never

from ....ir.graph import named
from ....ir.model import UnionDef, Variant
from ....ir.tagging import (
    AdjacentlyTagged,
    Bare,
    ExternallyTagged,
    Flat,
    InternallyTagged,
    Keyed,
    Nothing,
    Untagged,
)
from .. import literals
from ..expr import (
    Call,
    Expr,
    Keyword,
    Name,
    Raw,
    Subscript,
    annotated,
    builtin,
    either,
    runtime,
    typing,
)
from ..identifiers import Identifier
from ..names import UnionNames
from ..spelling import Spelling
from ..view import ClassMemberView, ItemView
from .aliases import lower_alias
from .classes import class_item
from .context import Lowering
from .draft import ModuleDraft
from .structs import lower_fields
from .typerefs import annotation


def lower_union(
    union: UnionDef, context: Lowering, draft: ModuleDraft
) -> list[ItemView]:
    """All items of a union, in the order in which they must be defined."""
    lowered: list[ItemView] = []
    members: list[Expr] = []
    names = context.names.unions[union.id]
    for variant in union.variants:
        if isinstance(variant.payload, Bare):
            members.append(annotation(variant.payload.type, context))
        else:
            lowered.append(_variant(union, variant, context, draft))
            members.append(Raw(names.variants[variant.name]))
    known = members.copy()
    if union.open:
        lowered.append(_unknown(union, context, draft))
        members.append(Raw(names.unknown))
    lowered.append(
        lower_alias(
            union.id,
            _choice(union, members),
            _docs(union, context),
            context,
            draft,
        )
    )
    if union.open:
        lowered.append(_known(union, known, context, draft))
    return lowered


def _docs(union: UnionDef, context: Lowering) -> str:
    """The docs of a union, with those of the variants that have no class."""
    docs = context.told(union.docs, union.lifecycle)
    parts = [docs or f"The union `{union.id.name}`."]
    for variant in union.variants:
        text = context.told(variant.docs, variant.lifecycle)
        if text and isinstance(variant.payload, Bare):
            parts.append(f"`{variant.name}`: {text}")
    return "\n\n".join(parts)


def _choice(union: UnionDef, members: Sequence[Expr]) -> Expr:
    """The type of the union. If it is untagged and has one member, that is the type itself:
    `Annotated` would merge the constraints of the member with `FirstOf`, which would then
    hide them."""
    if isinstance(union.tagging, Untagged) and len(members) == 1:
        return members[0]
    return annotated(either(*members), _discriminator(union))


def _discriminator(union: UnionDef) -> Expr:
    match union.tagging:
        case InternallyTagged(tag=tag) | AdjacentlyTagged(tag=tag):
            args: list[Expr] = [Raw(literals.string(tag))]
            if default := named(union, None):
                args.append(Keyword("default", Raw(literals.wire_name(default.wire))))
            return Call(runtime("OneOf"), (*args,))
        case ExternallyTagged():
            return Call(runtime("ExternalOneOf"), ())
        case Untagged():
            return Call(runtime("FirstOf"), ())
        case _:
            assert_never(union.tagging)


def _known(
    union: UnionDef, members: Sequence[Expr], context: Lowering, draft: ModuleDraft
) -> ItemView:
    docs = f"The variants of `{union.id.name}` that this version of the SDK knows."
    tagged = not isinstance(union.tagging, Untagged)
    known = either(*members) if tagged else _choice(union, members)
    alias = context.names.unions[union.id].known
    return lower_alias(union.id, known, docs, context, draft, name=alias)


def _variant(
    union: UnionDef, variant: Variant, context: Lowering, draft: ModuleDraft
) -> ItemView:
    names = context.names.unions[union.id]
    match union.tagging:
        case InternallyTagged(tag=tag) | AdjacentlyTagged(tag=tag):
            bases, members = _tagged(tag, union, variant, context, draft)
        case ExternallyTagged() | Untagged():
            bases, members = _external(names, variant, context, draft)
        case _:
            assert_never(union.tagging)
    docs = context.told(variant.docs, variant.lifecycle)
    docs = docs or f"The `{variant.name}` variant of `{union.id.name}`."
    return class_item(names.variants[variant.name], bases, docs, draft, members)


_Body: TypeAlias = tuple[tuple[Expr, ...], tuple[ClassMemberView, ...]]
"""Bases and members of a class."""


def _tagged(
    tag: str,
    union: UnionDef,
    variant: Variant,
    context: Lowering,
    draft: ModuleDraft,
) -> _Body:
    names = context.names.unions[union.id]
    attribute = names.tag
    wire = Raw(literals.wire_name(variant.wire))
    literal = Subscript(typing("Literal"), (wire,))
    own = frozenset({attribute})
    members = [_member(attribute, tag, literal, draft, own, wire)]
    members += _around(union, own, context, draft)
    base: Expr = runtime("Model")
    match variant.payload:
        case Flat(struct=struct) if context.is_merged(struct):
            fields = context.struct(struct)
            members += lower_fields(fields, context, draft, beside=own)
        case Flat(struct=struct):
            base = context.names.classes[struct]
        case Keyed(key=key, type=type_):
            base = runtime("ContentVariant")
            content = names.contents[variant.name]
            inner = annotation(type_, context)
            members.append(_member(content, key, inner, draft, own | {content}))
        case Nothing() | Bare():
            pass
    return (base, _tag_keyword(attribute)), tuple(members)


def _around(
    union: UnionDef, own: frozenset[str], context: Lowering, draft: ModuleDraft
) -> Sequence[ClassMemberView]:
    """The fields of the envelope."""
    if union.envelope is None:
        return ()
    return lower_fields(context.struct(union.envelope), context, draft, beside=own)


def _external(
    names: UnionNames, variant: Variant, context: Lowering, draft: ModuleDraft
) -> _Body:
    wire = Keyword("wire", Raw(literals.wire_name(variant.wire)))
    if not isinstance(variant.payload, Keyed):
        return (runtime("ExternalUnit"), wire), ()
    key = variant.payload.key
    type_ = annotation(variant.payload.type, context)
    content = names.contents[variant.name]
    member = _member(content, key, type_, draft, frozenset({content}))
    return (runtime("ExternalVariant"), wire), (member,)


def _tag_keyword(attribute: Identifier) -> Keyword:
    return Keyword("tag", Raw(literals.string(attribute)))


def _member(
    attribute: Identifier,
    key: str,
    type_: Expr,
    draft: ModuleDraft,
    shadowed: frozenset[str],
    default: Expr | None = None,
) -> ClassMemberView:
    """A member of a class. `shadowed` has the names of the members of the class."""
    if key != attribute:
        alias = Keyword("alias", Raw(literals.string(key)))
        type_ = annotated(type_, Call(Name("pydantic", "Field"), (alias,)))
    spelling = Spelling(draft.imports, shadowed)
    value = spelling.text(default) if default else ""
    return ClassMemberView(attribute, spelling.text(type_), value)


def _unknown(union: UnionDef, context: Lowering, draft: ModuleDraft) -> ItemView:
    members: tuple[ClassMemberView, ...] = ()
    names = context.names.unions[union.id]
    match union.tagging:
        case InternallyTagged(tag=tag) | AdjacentlyTagged(tag=tag):
            attribute = names.tag
            bases: tuple[Expr, ...] = (
                runtime("UnknownVariant"),
                _tag_keyword(attribute),
            )
            own = frozenset({attribute})
            kind = builtin("int" if union.is_numeric else "str")
            members = (
                _member(attribute, tag, kind, draft, own),
                *_around(union, own, context, draft),
            )
        case ExternallyTagged():
            bases = (runtime("UnknownExternal"),)
        case Untagged():
            bases = (runtime("UnknownPayload"),)
        case _:
            assert_never(union.tagging)
    docs = f"A variant of `{union.id.name}` that this version of the SDK does not know."
    return class_item(names.unknown, bases, docs, draft, members)
