"""Resolution of type expressions to type references of the IR."""

from __future__ import annotations

from ..ir.typerefs import (
    Broken,
    Constrained,
    ListOf,
    MapOf,
    Nullable,
    Ref,
    Scalar,
    TupleOf,
    TypeId,
    TypeRef,
)
from ..language import hints
from ..language.document import (
    AliasDecl,
    Check,
    EnumDecl,
    NewtypeDecl,
    StructDecl,
    TypeExpr,
    WireNumber,
)
from ..runtime.wire.scalars import ScalarKind
from ..text.kinds import (
    DUPLICATE_TYPE,
    GENERIC_RECURSION_GROWS,
    MAP_KEY_NOT_STRING,
    TYPE_USED_AS_NAMESPACE,
    UNKNOWN_TYPE,
    WRONG_ARITY,
)
from ..text.report import Label, Report
from . import constraints, generics
from .scope import Index, Scope, ScopedDecl

BROKEN = Broken()
_SCALARS = {kind.value: Scalar(kind) for kind in ScalarKind}
_ARITY = {"list": 1, "map": 2}
_TUPLE = "tuple"
MAX_ITEMS = 64
"""Most items that a tuple may have."""


class Resolver:
    """Resolves type expressions, once the index has all definitions.

    `instances` are the instances of generics that were needed so far, with the generic and
    its arguments. Each is in the index like a definition.
    """

    def __init__(self, index: Index, report: Report) -> None:
        self.index = index
        self.instances: dict[TypeId, tuple[TypeId, tuple[TypeRef, ...]]] = {}
        self._report = report

    def ref(self, expr: TypeExpr | None, scope: Scope) -> TypeRef:
        """The type that an expression stands for; `Broken` after an error."""
        if expr is None:
            return BROKEN
        found = self._named(expr, scope)
        if expr.bounds and found != BROKEN:
            base = self.base(found)
            constraint = constraints.from_bounds(expr.bounds, base, self._report)
            found = Constrained(found, (constraint,)) if constraint else BROKEN
        if expr.nullable and not isinstance(found, Nullable):
            return Nullable(found)
        return found

    def checked(
        self, expr: TypeExpr | None, checks: tuple[Check, ...], scope: Scope
    ) -> TypeRef:
        """Like `ref`, with the constraints of `validate:`."""
        found = self.ref(expr, scope)
        if not checks or found == BROKEN:
            return found
        if isinstance(found, Nullable):
            return Nullable(self._checked(found.item, checks))
        return self._checked(found, checks)

    def _checked(self, found: TypeRef, checks: tuple[Check, ...]) -> TypeRef:
        base = self.base(found)
        more = constraints.from_checks(checks, base, self._report)
        if isinstance(found, Constrained):
            return Constrained(found.base, (*found.constraints, *more))
        return Constrained(found, more) if more else found

    def _named(self, expr: TypeExpr, scope: Scope) -> TypeRef:
        if scalar := _SCALARS.get(expr.name):
            return scalar if self._has_arity(expr, 0) else BROKEN
        if expr.name in _ARITY or expr.name == _TUPLE:
            return self._collection(expr, scope)
        if argument := scope.arguments.get(expr.name):
            return argument if self._has_arity(expr, 0) else BROKEN
        target = scope.find(expr.name)
        if target is None:
            self._unknown(expr, scope)
            return BROKEN
        params = self.index.declared[target].decl.head.params
        if not self._has_arity(expr, len(params)):
            return BROKEN
        return self._instance(target, expr, scope) if params else Ref(target)

    def _instance(self, target: TypeId, expr: TypeExpr, scope: Scope) -> TypeRef:
        """An instance of a generic, which is added to the index at its first use."""
        args = tuple(self.ref(arg, scope) for arg in expr.args)
        if BROKEN in args:
            return BROKEN
        generic = self.index.declared[target]
        id_ = TypeId(
            target.namespace,
            generics.instance_name(target.name, args, self.index.ambiguous),
        )
        if id_ in self.index.declared:
            if self.instances.get(id_) != (target, args):
                self._clash(id_, expr)
            return Ref(id_)
        if (
            len(id_.name) > generics.MAX_NAME
            or len(self.instances) >= generics.MAX_INSTANCES
            or max(map(self._depth, args)) > generics.MAX_DEPTH
        ):
            self._report.add(
                GENERIC_RECURSION_GROWS,
                expr.span,
                f"`{target.name}` needs itself with ever larger type arguments",
            )
            return BROKEN
        inside = generic.scope.inside(generic.decl, args)
        self.index.declared[id_] = ScopedDecl(generic.decl, inside)
        self.instances[id_] = (target, args)
        return Ref(id_)

    def _depth(self, ref: TypeRef) -> int:
        """How deeply type arguments are nested in a type."""
        inner = ref.parts
        if isinstance(ref, Ref) and ref.target in self.instances:
            _, inner = self.instances[ref.target]
        return 1 + max(map(self._depth, inner)) if inner else 0

    def _clash(self, id_: TypeId, expr: TypeExpr) -> None:
        first = self.index.declared[id_].decl.head.name
        self._report.add(
            DUPLICATE_TYPE,
            expr.span,
            f"type `{id_.name}` is defined twice",
            label=f"expands to `{id_.name}`",
            others=(Label(first.span, "first defined here"),),
            help=("give one of them a name of its own, as an alias",),
        )

    def _collection(self, expr: TypeExpr, scope: Scope) -> TypeRef:
        wanted = max(1, min(len(expr.args), MAX_ITEMS))  # of a tuple
        if not self._has_arity(expr, _ARITY.get(expr.name, wanted)):
            return BROKEN
        args = [self.ref(arg, scope) for arg in expr.args]
        if BROKEN in args:
            return BROKEN
        if expr.name == _TUPLE:
            return TupleOf((*args,))
        if expr.name == "list":
            return ListOf(args[0])
        key, value = args
        if not self._is_key(key):
            self._report.add(
                MAP_KEY_NOT_STRING,
                expr.args[0].span,
                "the key of a map is `string`, a newtype of it or an enum of texts",
                help=(f"write `{hints.with_key(expr, 'string')}`",),
                notes=("a key of a JSON object is a string (wire.md W4.5)",),
            )
            return BROKEN
        return MapOf(key, value)

    def _is_key(self, ref: TypeRef) -> bool:
        match self.base(ref):
            case Scalar(kind=ScalarKind.STRING):
                return True
            case Ref(target=target):
                decl = self.index.declared[target].decl
                return isinstance(decl, EnumDecl) and not any(
                    isinstance(each.wire, WireNumber) for each in decl.values
                )
            case _:
                return False

    def _has_arity(self, expr: TypeExpr, wanted: int) -> bool:
        given = len(expr.args)
        if given == wanted:
            return True
        takes = f"{wanted} type argument{'s' * (wanted != 1)}" if wanted else "none"
        self._report.add(
            WRONG_ARITY,
            expr.span,
            (
                f"`{expr.name}` takes {takes}, not {given}"
                if wanted
                else f"`{expr.name}` takes no type arguments"
            ),
            help=hints.arity(expr, wanted),
        )
        return False

    def _unknown(self, expr: TypeExpr, scope: Scope) -> None:
        if expr.name in scope.poisoned or not scope.document.is_complete:
            return
        named = expr.span
        if expr.args or expr.bounds or expr.nullable:
            named = named.part(0, len(expr.name))
        namespaces = self.index.scopes
        if expr.name in namespaces:
            message = f"`{expr.name}` is a namespace, not a type"
            self._report.add(TYPE_USED_AS_NAMESPACE, named, message)
            return
        # A word for a generic of another language is wrong with its arguments.
        whole = expr.span if expr.args and hints.foreign(expr.name, named) else named
        self._report.add(
            UNKNOWN_TYPE,
            whole,
            f"unknown type `{expr.name}`",
            help=self.index.unknown(
                expr.name, expr.span if expr.args else named, scope
            ),
        )

    def base(self, ref: TypeRef) -> TypeRef:
        """What a type is on the wire: follows newtypes, aliases and constraints."""
        seen: set[TypeId] = set()
        while True:
            match ref:
                case Constrained(base=base):
                    ref = base
                case Ref(target=target) if target not in seen:
                    seen.add(target)
                    declared = self.index.declared[target]
                    match declared.decl:
                        case NewtypeDecl(type=expr) | AliasDecl(target=expr) if expr:
                            ref = self._quiet(expr, declared.scope)
                        case _:
                            return ref
                case _:
                    return ref

    def _quiet(self, expr: TypeExpr, scope: Scope) -> TypeRef:
        """The outermost part of an expression, without reports: `ref` makes them elsewhere."""
        if expr.nullable:
            return BROKEN
        if scalar := _SCALARS.get(expr.name):
            return scalar
        if expr.name == "list":
            return ListOf(BROKEN)
        if expr.name == "map":
            return MapOf(BROKEN, BROKEN)
        if expr.name == _TUPLE:
            return TupleOf(())
        if expr.args:
            return self._named(expr, scope)
        if argument := scope.arguments.get(expr.name):
            return argument
        target = scope.names.get(expr.name)
        return Ref(target) if target else BROKEN

    def struct(self, ref: TypeRef) -> TypeId | None:
        """The struct that a type is, directly or through aliases. A newtype is not a struct
        (wire.md W3.3)."""
        seen: set[TypeId] = set()
        while isinstance(ref, Ref) and ref.target not in seen:
            seen.add(ref.target)
            declared = self.index.declared[ref.target]
            match declared.decl:
                case StructDecl():
                    return ref.target
                case AliasDecl(target=expr) if expr:
                    ref = self._quiet(expr, declared.scope)
                case _:
                    return None
        return None
