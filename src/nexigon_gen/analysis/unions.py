"""Building of unions: decides the wire form of each payload (wire.md W3)."""

from __future__ import annotations

from typing import assert_never

from ..ir.model import UnionDef, Variant
from ..ir.tagging import (
    AdjacentlyTagged,
    Bare,
    ExternallyTagged,
    Flat,
    InternallyTagged,
    Keyed,
    Nothing,
    Payload,
    Tagging,
    Untagged,
)
from ..ir.terms import WireName
from ..ir.typerefs import Ref, TypeId, TypeRef
from ..language.document import (
    StructDecl,
    Tagged,
    Text,
    TypeExpr,
    UnionDecl,
    VariantDecl,
)
from ..text.kinds import (
    BAD_INLINE_TYPE,
    CONSTRAINT_NOT_APPLICABLE,
    UNKNOWN_VARIANT,
    WIRE_NAME_NOT_PRINTABLE,
)
from ..text.report import Report
from ..text.suggest import closest, did_you_mean
from . import wire
from .heads import head
from .resolve import BROKEN, Resolver
from .scope import Scope


class UnionBuilder:
    """Builds one union. `inline` collects the structs that are written inside its variants."""

    def __init__(self, resolver: Resolver, scope: Scope, report: Report) -> None:
        self._resolver = resolver
        self._scope = scope
        self._report = report
        self.inline: list[tuple[TypeId, StructDecl]] = []

    def build(self, id_: TypeId, decl: UnionDecl) -> UnionDef:
        """Builds the union, with the wire form of the payload of each variant."""
        self._check_keys(decl)
        casing = decl.casing or wire.MEMBER_CASING
        variants: list[Variant] = []
        for each in decl.variants:
            name = each.name.text
            spelling = wire.member_name(name, each.wire, casing)
            variants.append(
                Variant(
                    name=name,
                    wire=spelling,
                    payload=self._payload(each, spelling, decl, id_),
                    docs=each.docs,
                    span=each.name.span,
                    lifecycle=each.lifecycle,
                )
            )
        return UnionDef(
            tagging=_tagging(decl),
            variants=tuple(variants),
            open=not decl.closed,
            success=self._named(decl.success, decl),
            default=self._named(decl.default, decl),
            envelope=self._envelope(decl),
            **head(id_, decl.head, self._report),
        )

    def _named(self, named: Text | None, decl: UnionDecl) -> str | None:
        """The name of a variant, as a key of the union gives it. Reports one that does not exist."""
        names = [each.name.text for each in decl.variants]
        if named is None or named.text in names:
            return named.text if named else None
        self._report.add(
            UNKNOWN_VARIANT,
            named.span,
            f"union `{decl.head.name.text}` has no variant `{named.text}`",
            help=did_you_mean(closest(named.text, names)),
        )
        return None

    def _check_keys(self, decl: UnionDecl) -> None:
        """Reports empty keys, which the IR cannot tell from keys that were not given."""
        for key in (decl.tag, decl.content, *(each.content for each in decl.variants)):
            if key and not key.text:
                message = f"a key of `{decl.head.name.text}` is empty"
                self._report.add(WIRE_NAME_NOT_PRINTABLE, key.span, message)

    def _envelope(self, decl: UnionDecl) -> TypeId | None:
        """The struct of `envelope:`. Reports a type that is not a struct."""
        expr = decl.envelope
        if expr is None:
            return None
        ref = self._resolver.ref(expr, self._scope)
        struct = self._resolver.struct(ref)
        if struct is None and ref != BROKEN:
            self._report.add(
                BAD_INLINE_TYPE,
                expr.span,
                f"the envelope of `{decl.head.name.text}` must be a struct",
                notes=("its fields stand beside the tag (wire.md W3.12)",),
            )
        return struct

    def _payload(
        self, decl: VariantDecl, spelling: WireName, union: UnionDecl, id_: TypeId
    ) -> Payload:
        if decl.checks and not isinstance(decl.payload, TypeExpr):
            what = "no payload" if decl.payload is None else "a struct"
            message = f"`{decl.name.text}` has {what}: there is nothing to constrain"
            help = ("leave `validate` out, or put it on a field",)
            for each in decl.checks:
                self._report.add(
                    CONSTRAINT_NOT_APPLICABLE, each.span, message, help=help
                )
        if decl.payload is None:
            if union.tagged is Tagged.UNTAGGED:
                message = "a variant of an untagged union needs a payload"
                help = ("leave it out, or let a `tag` tell the variants apart",)
                self._report.add(BAD_INLINE_TYPE, decl.name.span, message, help=help)
            return Nothing()
        if isinstance(decl.payload, StructDecl):
            inline = TypeId(id_.namespace, f"{id_.name}{decl.name.text}Payload")
            self.inline.append((inline, decl.payload))
            type_: TypeRef = Ref(inline)
            struct: TypeId | None = inline
        else:
            type_ = self._resolver.checked(decl.payload, decl.checks, self._scope)
            # A type variable counts as "not a struct", whatever it stands for (W3.3).
            variable = decl.payload.name in self._scope.arguments
            struct = None if variable else self._resolver.struct(type_)
        own = decl.content or union.content
        key = own.text if own else wire.CONTENT_KEY
        match union.tagged:
            case Tagged.INTERNALLY:
                # `content:` of the variant forces the content form, that of the union
                # only renames the key (W3.3).
                if struct and decl.content is None:
                    return Flat(struct)
                return Keyed(key, type_)
            case Tagged.ADJACENTLY:
                return Keyed(key, type_)
            case Tagged.EXTERNALLY:
                return Keyed(str(spelling), type_)
            case Tagged.UNTAGGED:
                return Bare(type_)
            case _:
                assert_never(union.tagged)


def _tagging(decl: UnionDecl) -> Tagging:
    tag = decl.tag.text if decl.tag else ""
    content = decl.content.text if decl.content else wire.CONTENT_KEY
    match decl.tagged:
        case Tagged.INTERNALLY:
            return InternallyTagged(tag)
        case Tagged.ADJACENTLY:
            return AdjacentlyTagged(tag, content)
        case Tagged.EXTERNALLY:
            return ExternallyTagged()
        case Tagged.UNTAGGED:
            return Untagged()
        case _:
            assert_never(decl.tagged)
