"""Scopes: what the names in a spec file refer to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import chain

from ..ir.terms import JsonObject
from ..ir.typerefs import TypeId, TypeRef
from ..language import hints
from ..language.document import SpecDocument, Text, TypeDecl
from ..language.load import LoadedDocument
from ..language.siblings import Neighbours
from ..runtime.wire.scalars import ScalarKind
from ..text.kinds import DUPLICATE_TYPE, SHADOWS_BUILTIN, UNKNOWN_IMPORT
from ..text.report import Label, Report
from ..text.span import Span
from ..text.suggest import closest, did_you_mean
from ..values import dataclass, field, replace

PATIENCE = 1_000_000
"""How many names a run compares, in all, to suggest similar ones. With so many unknown names,
spelling is not the problem."""
BUILTIN = frozenset({kind.value for kind in ScalarKind} | {"list", "map"})
"""The names that no definition can have."""


@dataclass(slots=True)
class Scope:
    """The names that a file can use: its own types and imported ones.

    Args:
        document: The file.
        names: What each name refers to.
        schemas: The documents of opaque types, by path.
        arguments: Inside of a generic, the types that its parameters stand for.
        imported: The imported names.
        used: The names that were looked up.
        poisoned: Names with an error that was already reported.
    """

    document: SpecDocument
    names: dict[str, TypeId]
    schemas: Mapping[str, JsonObject]
    arguments: Mapping[str, TypeRef] = field(default_factory=dict[str, TypeRef])
    imported: dict[str, Text] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    poisoned: set[str] = field(default_factory=set)

    def find(self, name: str) -> TypeId | None:
        """The definition that a name refers to; takes note that the name is used."""
        self.used.add(name)
        return self.names.get(name)

    def inside(self, decl: TypeDecl, args: Sequence[TypeRef]) -> Scope:
        """The scope inside of a generic with these arguments."""
        params = (param.text for param in decl.head.params)
        return replace(self, arguments=dict(zip(params, args, strict=True)))


@dataclass(frozen=True, slots=True)
class ScopedDecl:
    """A definition in a spec, and the scope of its names."""

    decl: TypeDecl
    scope: Scope


class Index:
    """All definitions of a run, and the scope of each file."""

    def __init__(self, files: tuple[LoadedDocument, ...], report: Report) -> None:
        self._report = report
        self._patience = PATIENCE
        self._neighbours = Neighbours()
        self._homes: dict[str, list[str]] = {}
        self.declared: dict[TypeId, ScopedDecl] = {}
        self.scopes: dict[str, Scope] = {}
        for each in files:
            self._declare(each)
        names = Counter(id_.name for id_ in self.declared)
        self.ambiguous = frozenset(name for name, count in names.items() if count > 1)
        for each in files:
            self._import(each)
        for scope in self.scopes.values():
            self._check_params(scope)

    def _declare(self, file: LoadedDocument) -> None:
        document = file.document
        namespace = document.namespace.text
        scope = self.scopes[namespace] = Scope(document, {}, file.schemas)
        scope.poisoned.update(document.broken)
        for decl in document.types:
            id_ = TypeId(namespace, decl.head.name.text)
            scope.names[id_.name] = id_
            self.declared[id_] = ScopedDecl(decl, scope)
            self._homes.setdefault(id_.name, []).append(namespace)
            if id_.name in BUILTIN:
                message = f"type `{id_.name}` has the name of a built-in type"
                self._report.add(SHADOWS_BUILTIN, decl.head.name.span, message)

    def _import(self, file: LoadedDocument) -> None:
        scope = self.scopes[file.document.namespace.text]
        for clause, target in zip(file.document.imports, file.imports, strict=True):
            for name in clause.names:
                self._import_name(scope, name, clause.path, target)

    def _import_name(
        self, scope: Scope, name: Text, path: Text, target: SpecDocument | None
    ) -> None:
        if target is None:
            scope.poisoned.add(name.text)
            return
        id_ = TypeId(target.namespace.text, name.text)
        if id_ not in self.declared:
            scope.poisoned.add(name.text)
            if name.text in target.broken or not target.is_complete:
                return
            known = self.scopes[id_.namespace].names
            likely = self._closest(name.text, known)
            scope.poisoned.update(likely)
            self._report.add(
                UNKNOWN_IMPORT,
                name.span,
                f"`{target.source.name}` does not define `{name.text}`",
                help=did_you_mean(likely),
            )
            return
        first = scope.names.setdefault(name.text, id_)
        if first != id_ or name.text in scope.imported:
            self._clash(scope, name, path)
        scope.imported.setdefault(name.text, name)

    def _check_params(self, scope: Scope) -> None:
        for decl in scope.document.types:
            for param in decl.head.params:
                if param.text in BUILTIN:
                    message = f"type parameter `{param.text}` hides a built-in type"
                    self._report.add(SHADOWS_BUILTIN, param.span, message)
                elif param.text in scope.names:
                    first = self._first(scope, param.text)
                    self._report.add(
                        DUPLICATE_TYPE,
                        param.span,
                        f"type parameter `{param.text}` hides a type",
                        others=(Label(first.span, "the type"),),
                        help=("choose another name, such as `T`",),
                    )

    def _clash(self, scope: Scope, name: Text, path: Text) -> None:
        first = self._first(scope, name.text)
        self._report.add(
            DUPLICATE_TYPE,
            name.span,
            f"`{name.text}` is imported from `{path.text}` and exists here already",
            others=(Label(first.span, "first defined here"),),
            help=("leave one of them out",),
        )

    def _first(self, scope: Scope, name: str) -> Text:
        """The place where a file imports or defines a name."""
        imported = scope.imported.get(name)
        return imported or self.declared[scope.names[name]].decl.head.name

    def unknown(self, name: str, place: Span, scope: Scope) -> tuple[str, ...]:
        """Help for a name that refers to nothing. `place` is that of the whole type."""
        source = scope.document.source.name
        homes = [
            self.scopes[each].document.source.name for each in self._homes.get(name, ())
        ]
        if homes or (
            name[:1].isupper() and (homes := [*self._neighbours.defining(name, source)])
        ):
            # One import makes it known in the whole file, so it is reported once.
            scope.poisoned.add(name)
            return hints.importing(name, min(homes), scope.document)
        is_own = name[:1].isupper()
        own = self._similar(name, scope.names) if is_own else ()
        text = place.text
        return (
            own
            or hints.foreign(text, place)
            or self._similar(name, scope.names, sorted(BUILTIN))
            or ((f"define `{name}` under `types`, or import it",) if is_own else ())
        )

    def _similar(self, name: str, *known: Collection[str]) -> tuple[str, ...]:
        return did_you_mean(self._closest(name, *known))

    def _closest(self, name: str, *known: Collection[str]) -> tuple[str, ...]:
        self._patience -= sum(map(len, known))
        return closest(name, chain(*known)) if self._patience >= 0 else ()
