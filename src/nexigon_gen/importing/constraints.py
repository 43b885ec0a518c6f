"""Constraints of a document that fit the types they are on; others are told."""

from __future__ import annotations

from math import ceil, floor

from .. import patterns
from ..analysis.constraints import fits
from ..ir.graph import resolved
from ..ir.model import Api, Definition, EnumDef, Newtype, Struct, UnionDef, Variant
from ..ir.scalars import integer_range
from ..ir.tagging import Bare, Keyed
from ..ir.terms import Constraint, Pattern, Range
from ..ir.typerefs import (
    Constrained,
    ListOf,
    MapOf,
    Nullable,
    Ref,
    Scalar,
    TupleOf,
    TypeRef,
)
from ..runtime.wire.scalars import ScalarKind
from ..text.kinds import IMPORT_MENDED
from ..text.report import Report
from ..text.span import Span
from ..values import replace
from .namespaces import with_definitions

_STRING = Scalar(ScalarKind.STRING)


def with_fitting_constraints(api: Api, report: Report) -> Api:
    """The API without the constraints that do not fit."""
    return with_definitions(api, _ConstraintFilter(api, report).definition)


class _ConstraintFilter:
    """A change of definitions: constraints that do not fit are left out and reported."""

    def __init__(self, api: Api, report: Report) -> None:
        self._api = api
        self._report = report

    def definition(self, definition: Definition) -> Definition:
        match definition:
            case Struct(fields=fields):
                kept = (replace(f, type=self._of(f.type, f.span)) for f in fields)
                return replace(definition, fields=tuple(kept))
            case UnionDef(variants=variants):
                return replace(definition, variants=tuple(map(self._variant, variants)))
            case Newtype(base=base, span=span):
                return replace(definition, base=self._of(base, span))
            case _:
                return definition

    def _variant(self, variant: Variant) -> Variant:
        payload = variant.payload
        if isinstance(payload, Keyed | Bare):
            payload = replace(payload, type=self._of(payload.type, variant.span))
        return replace(variant, payload=payload)

    def _of(self, ref: TypeRef, span: Span) -> TypeRef:
        match ref:
            case ListOf(item=item):
                return ListOf(self._inner(item, span))
            case TupleOf(items=items):
                return TupleOf(tuple(self._inner(each, span) for each in items))
            case MapOf(key=key, value=value):
                return MapOf(self._key(key, span), self._inner(value, span))
            case Nullable(item=item):
                return Nullable(self._of(item, span))
            case Constrained(base=base, constraints=constraints):
                base = self._of(base, span)
                found = [self._kept(each, base, span) for each in constraints]
                kept = tuple(each for each in found if each)
                return Constrained(base, kept) if kept else base
            case _:
                return ref

    def _key(self, ref: TypeRef, span: Span) -> TypeRef:
        """A key of a map, which is text."""
        found = self._inner(ref, span)
        kind = resolved(found, self._api)
        is_enum = isinstance(kind, Ref) and isinstance(
            self._api.definitions[kind.target], EnumDef
        )
        if (kind == _STRING or is_enum) and not isinstance(found, Nullable):
            return found
        self._tell(span, "the type of the keys is left out: a key is a string")
        return _STRING

    def _inner(self, ref: TypeRef, span: Span) -> TypeRef:
        """A type inside of another: it has no place for a pattern."""
        found = self._of(ref, span)
        inner = found.item if isinstance(found, Nullable) else found
        if not isinstance(inner, Constrained):
            return found
        first, *others = inner.constraints
        for each in (first, *others) if isinstance(first, Pattern) else others:
            self._tell(
                span,
                f"{_shown(each)} is left out: the type inside of another "
                "has no place for it",
            )
        kept: TypeRef = inner.base
        if not isinstance(first, Pattern):
            kept = Constrained(inner.base, (first,))
        return Nullable(kept) if isinstance(found, Nullable) else kept

    def _kept(self, found: Constraint, base: TypeRef, span: Span) -> Constraint | None:
        why = Report()
        if isinstance(found, Pattern):
            try:
                found = replace(found, regex=_of_the_dialect(found.regex))
            except patterns.DialectError as error:
                self._tell(span, f"{_shown(found)} is left out: {error.message}")
                return None
        kind = resolved(base, self._api)
        if isinstance(found, Range) and isinstance(kind, Scalar):
            numbers = _of_type(found, kind.kind)
            if numbers is None:
                return None
            found = numbers
        if fits(found, kind, span, why):
            return found
        reason = next((each.message for each in why), "")
        self._tell(span, f"{_shown(found)} is left out: {reason}")
        return None

    def _tell(self, span: Span, message: str) -> None:
        self._report.add(IMPORT_MENDED, span, message)


def _of_type(found: Range, kind: ScalarKind) -> Range | None:
    """The range in numbers of a type; None if it leaves all of them."""
    limits = integer_range(kind)
    if limits is None:
        return found
    low = None if found.min is None or found.min < limits[0] else ceil(found.min)
    high = None if found.max is None or found.max > limits[1] else floor(found.max)
    return None if low is high is None else replace(found, min=low, max=high)


def _of_the_dialect(regex: str) -> str:
    """A pattern with a backslash before each `-` that is a character of a class.

    Raises:
        DialectError: It is not of the dialect in another way.
    """
    while True:
        try:
            patterns.portable(regex)
        except patterns.DialectError as error:
            if r"`\-`" not in error.help:
                raise
            at = error.start
            if error.end > at + 1:  # a range whose one end is a set, such as `\w-.`
                at += 2 if regex[at] == "\\" else 1
            if regex[at] != "-":
                raise
            regex = f"{regex[:at]}\\{regex[at:]}"
        else:
            return regex


def _shown(constraint: Constraint) -> str:
    if isinstance(constraint, Pattern):
        return "the pattern"
    return f"the {type(constraint).__name__.lower()}"
