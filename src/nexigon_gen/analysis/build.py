"""Building of the IR from documents. Nothing else makes an IR from a spec."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from ..ir.casing import spell
from ..ir.json_values import Written
from ..ir.model import (
    Action,
    Alias,
    Api,
    Definition,
    EnumDef,
    EnumValue,
    Example,
    Expansion,
    Field,
    Namespace,
    Newtype,
    OpaqueDef,
    Presence,
    Struct,
    ValueAlias,
)
from ..ir.terms import Casing, JsonObject
from ..ir.typerefs import Ref, TypeId, TypeRef
from ..language.document import (
    ActionDecl,
    AliasDecl,
    EnumDecl,
    ExampleDecl,
    FieldDecl,
    NewtypeDecl,
    SchemaDecl,
    StructDecl,
    TypeDecl,
    TypeExpr,
    UnionDecl,
)
from ..language.load import LoadedDocument
from ..syntax.node import Node
from ..text.kinds import REQUEST_NOT_A_STRUCT, UNKNOWN_VARIANT, UNUSED_IMPORT
from ..text.report import Report
from ..text.suggest import closest, did_you_mean
from . import metadata, wire
from .heads import head
from .json_values import shown, written
from .resolve import BROKEN, Resolver
from .scope import Index, Scope
from .unions import UnionBuilder

_NO_DOCUMENT = JsonObject(())
"""Stands for a document with an error that was already reported."""


def build(files: tuple[LoadedDocument, ...], report: Report) -> Api:
    """Resolves all names in the loaded files, and decides all wire names.

    If there are errors, the result may have `Broken` references. Then rules may still check
    it, but backends must not use it.
    """
    index = Index(files, report)
    resolver = Resolver(index, report)
    spaces = [_ScopeBuilder(resolver, scope, report) for scope in index.scopes.values()]
    drafts = [(space, *space.build()) for space in spaces]
    instances = _expand(resolver, report)
    namespaces = tuple(
        Namespace(
            name=space.name,
            docs=space.document.docs,
            definitions=(*definitions, *instances.get(space.name, ())),
            actions=actions,
            span=space.document.namespace.span,
        )
        for space, definitions, actions in drafts
    )
    if not report.has_errors:
        for scope in index.scopes.values():
            _unused_imports(scope, report)
    documents = [space.document for space in spaces]
    title = metadata.title(documents, report)
    return Api(
        title=title.text if title else "",
        namespaces=namespaces,
        release=metadata.version(documents, report),
        servers=metadata.servers(documents, report),
        expansions=tuple(
            Expansion(id_, generic, arguments)
            for id_, (generic, arguments) in sorted(resolver.instances.items())
        ),
        span=title.span if title else None,
    )


def _unused_imports(scope: Scope, report: Report) -> None:
    for name, text in scope.imported.items():
        if name not in scope.used:
            report.add(UNUSED_IMPORT, text.span, f"import `{name}` is not used")


def _expand(resolver: Resolver, report: Report) -> dict[str, list[Definition]]:
    """The definitions of all instances of generics, by namespace and sorted by name. Building
    one may need further instances."""
    built: dict[TypeId, list[Definition]] = {}
    while pending := resolver.instances.keys() - built.keys():
        for id_ in sorted(pending):
            declared = resolver.index.declared[id_]
            builder = _ScopeBuilder(resolver, declared.scope, report)
            built[id_] = builder.definition(id_, declared.decl)
    found: dict[str, list[Definition]] = {}
    for id_ in sorted(built):
        found.setdefault(id_.namespace, []).extend(built[id_])
    return found


class _ScopeBuilder:
    """Builds the definitions and actions of one scope."""

    def __init__(self, resolver: Resolver, scope: Scope, report: Report) -> None:
        self.document = scope.document
        self.name = scope.document.namespace.text
        self._resolver = resolver
        self._scope = scope
        self._report = report

    def build(self) -> tuple[list[Definition], tuple[Action, ...]]:
        """The definitions and actions of a file, without instances of generics. A generic
        itself is built only to report its errors."""
        definitions: list[Definition] = []
        for decl in self.document.types:
            id_ = TypeId(self.name, decl.head.name.text)
            if params := decl.head.params:
                scope = self._scope.inside(decl, [BROKEN] * len(params))
                _ScopeBuilder(self._resolver, scope, self._report).definition(id_, decl)
            else:
                definitions.extend(self.definition(id_, decl))
        return definitions, tuple(self._action(decl) for decl in self.document.actions)

    def definition(self, id_: TypeId, decl: TypeDecl) -> list[Definition]:
        """A definition, after the structs that are written inside of it."""
        if isinstance(decl, StructDecl):
            return [self.struct(id_, decl)]
        common = head(id_, decl.head, self._report)
        match decl:
            case EnumDecl():
                values = tuple(_values(decl, self._report))
                return [EnumDef(values=values, open=not decl.closed, **common)]
            case UnionDecl():
                builder = UnionBuilder(self._resolver, self._scope, self._report)
                union = builder.build(id_, decl)
                inline = [self.struct(*each, inline=True) for each in builder.inline]
                return [*inline, union]
            case NewtypeDecl():
                base = self._resolver.checked(decl.type, decl.checks, self._scope)
                return [Newtype(base=base, secret=decl.secret, **common)]
            case SchemaDecl(file=file):
                path = file.text if file else ""
                document = self._scope.schemas.get(path, _NO_DOCUMENT)
                return [OpaqueDef(file=path, document=document, **common)]
            case AliasDecl():
                return [Alias(target=self._ref(decl.target), **common)]
            case _:
                assert_never(decl)

    def struct(self, id_: TypeId, decl: StructDecl, *, inline: bool = False) -> Struct:
        """A struct; `inline` if it is written inside of a variant."""
        casing = decl.casing or self.document.field_casing or wire.FIELD_CASING
        return Struct(
            fields=tuple(self._field(each, casing) for each in decl.fields),
            inline=inline,
            **head(id_, decl.head, self._report),
        )

    def _field(self, decl: FieldDecl, casing: Casing) -> Field:
        name = decl.name.text
        return Field(
            name=name,
            wire=decl.wire.text if decl.wire else spell(name, casing),
            type=self._resolver.checked(decl.type, decl.checks, self._scope),
            docs=decl.docs,
            span=decl.name.span,
            # A field with a default is optional, even without a `?`.
            presence=(
                Presence.OPTIONAL
                if decl.optional or decl.default
                else Presence.REQUIRED
            ),
            default=self._written(decl.default),
            secret=decl.secret,
            lifecycle=decl.lifecycle,
            examples=shown(decl.examples, self._report),
        )

    def _action(self, decl: ActionDecl) -> Action:
        full = wire.action_name(self.name, decl.name.text)
        return Action(
            name=decl.name.text,
            wire=decl.wire.text if decl.wire else full,
            request=self._request(decl),
            response=self._body(decl.response) if decl.response else None,
            span=decl.name.span,
            examples=tuple(self._examples(decl.examples)),
            **decl.facts,
        )

    def _request(self, decl: ActionDecl) -> TypeId | None:
        if decl.request is None:
            return None
        ref = self._body(decl.request)
        struct = self._resolver.struct(ref)
        if struct is None and ref != BROKEN and isinstance(decl.request, TypeExpr):
            name, held = decl.name.text, decl.request.span.text
            self._report.add(
                REQUEST_NOT_A_STRUCT,
                decl.request.span,
                f"the request of `{name}` must be a struct",
                notes=("a request is a JSON object with fields (wire.md W1.2)",),
                help=(f"write `request: {{{name}Action: {{value: {held}}}}}`",),
            )
        return struct

    def _body(self, body: TypeExpr | StructDecl) -> TypeRef:
        if isinstance(body, StructDecl):
            return Ref(TypeId(self.name, body.head.name.text))
        return self._ref(body)

    def _ref(self, expr: TypeExpr | None) -> TypeRef:
        return self._resolver.ref(expr, self._scope)

    def _written(self, node: Node | None) -> Written | None:
        return written(node, self._report) if node else None

    def _examples(self, decls: Iterable[ExampleDecl]) -> Iterator[Example]:
        for decl in decls:
            bodies = [node for node in (decl.request, decl.response) if node]
            if len(shown(bodies, self._report)) == len(bodies):
                request, response = map(self._written, (decl.request, decl.response))
                yield Example(request, response, decl.docs)


def _values(decl: EnumDecl, report: Report) -> Iterator[EnumValue]:
    """The values of an enum, each with its aliases."""
    casing = decl.casing or wire.MEMBER_CASING
    named = {each.name.text for each in decl.values if each.alias is None}
    aliases: dict[str, list[ValueAlias]] = {}
    for each in decl.values:
        if each.alias is None:
            continue
        if each.alias.text not in named:
            report.add(
                UNKNOWN_VARIANT,
                each.alias.span,
                f"enum `{decl.head.name.text}` has no value `{each.alias.text}`",
                help=did_you_mean(closest(each.alias.text, named)),
            )
        other = ValueAlias(
            each.name.text, each.docs, span=each.name.span, lifecycle=each.lifecycle
        )
        aliases.setdefault(each.alias.text, []).append(other)
    for each in decl.values:
        if each.alias is None:
            name = each.name.text
            yield EnumValue(
                name=name,
                wire=wire.member_name(name, each.wire, casing),
                docs=each.docs,
                span=each.name.span,
                lifecycle=each.lifecycle,
                aliases=tuple(aliases.get(name, ())),
            )
