"""Untagged unions: the first variant that decodes wins (wire.md W3.9)."""

from __future__ import annotations

from ...ir.graph import resolved
from ...ir.model import Api, EnumDef, Struct, UnionDef
from ...ir.scalars import NUMBERS, TEXTS
from ...ir.tagging import Bare
from ...ir.typerefs import ListOf, MapOf, Nullable, Ref, Scalar, TupleOf, TypeRef
from ...runtime.wire.facts import JsonForm
from ...runtime.wire.scalars import ScalarKind
from ...text.kinds import AMBIGUOUS_UNTAGGED
from ...text.report import Label, Report

_MAX_DEPTH = 8
"""How far into two types they are compared."""
_MAX_VARIANTS = 100
"""A union with more is not compared: that would take the square of the time."""


def ambiguous(api: Api, report: Report) -> None:
    """NXG508: a variant that an earlier one always takes the place of."""
    order = _Order(api)
    for union in api.definitions.values():
        if not isinstance(union, UnionDef) or len(union.variants) > _MAX_VARIANTS:
            continue
        for index, variant in enumerate(union.variants):
            for earlier in union.variants[:index]:
                first, second = earlier.payload, variant.payload
                if not (isinstance(first, Bare) and isinstance(second, Bare)):
                    continue
                if order.takes(first.type, second.type):
                    report.add(
                        AMBIGUOUS_UNTAGGED,
                        variant.span,
                        f"variant `{variant.name}` of `{union.id.name}` is never read",
                        others=(Label(earlier.span, "this takes all its values"),),
                        help=("put the narrower variant first, or give them a tag",),
                    )
                    break


class _Order:
    """Which types take all values of which, as far as can be told."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._known: dict[tuple[TypeRef, TypeRef, int], bool] = {}

    def takes(self, first: TypeRef, second: TypeRef, depth: int = 0) -> bool:
        """Whether every value of `second` is one of `first`."""
        first, second = resolved(first, self._api), resolved(second, self._api)
        if first == second or first == Scalar(ScalarKind.ANY):
            return True
        if depth > _MAX_DEPTH:
            return False
        pair = (first, second, depth)
        if pair not in self._known:
            self._known[pair] = self._compare(first, second, depth + 1)
        return self._known[pair]

    def _compare(self, first: TypeRef, second: TypeRef, depth: int) -> bool:
        match first, second:
            case Scalar(kind=wide), Scalar(kind=narrow):
                return _takes_scalar(wide, narrow)
            case Scalar(kind=wide), Ref(target=target):
                enum = self._api.definitions[target]
                return isinstance(enum, EnumDef) and _takes_enum(wide, enum)
            case ListOf(item=a), ListOf(item=b):
                return self.takes(a, b, depth)
            case ListOf(item=a), TupleOf(items=items):
                return all(self.takes(a, each, depth) for each in items)
            case TupleOf(items=a), TupleOf(items=b):
                return len(a) == len(b) and all(
                    self.takes(one, other, depth)
                    for one, other in zip(a, b, strict=True)
                )
            case MapOf(key=k, value=a), MapOf(key=m, value=b):
                return self.takes(k, m, depth) and self.takes(a, b, depth)
            case (Nullable(item=a), Nullable(item=b)) | (Nullable(item=a), b):
                return self.takes(a, b, depth)
            case Ref(target=a), Ref(target=b):
                outer, inner = self._api.definitions[a], self._api.definitions[b]
                if isinstance(outer, Struct) and isinstance(inner, Struct):
                    return self._takes_struct(outer, inner, depth)
                return False
            case _:
                return False

    def _takes_struct(self, wide: Struct, narrow: Struct, depth: int) -> bool:
        """Unknown keys are ignored, so only the fields of `wide` count."""
        others = {field.wire: field for field in narrow.fields}
        for field in wide.fields:
            required = field.is_required
            other = others.get(field.wire)
            if other is None:
                if required:
                    return False
                continue
            if required and not other.is_required:
                return False
            if not self.takes(field.type, other.type, depth):
                return False
        return True


def _takes_enum(wide: ScalarKind, enum: EnumDef) -> bool:
    if not enum.is_numeric:
        return wide is ScalarKind.STRING
    facts = wide.facts
    if facts.form not in NUMBERS or wide is ScalarKind.F32 or enum.open:
        return False
    numbers = [each.wire for each in enum.values if isinstance(each.wire, int)]
    return facts.low <= min(numbers) and max(numbers) <= facts.high


def _takes_scalar(wide: ScalarKind, narrow: ScalarKind) -> bool:
    outer, inner = wide.facts, narrow.facts
    if outer.form is JsonForm.TEXT:
        return inner.form in TEXTS
    if outer.form not in NUMBERS or inner.form not in NUMBERS:
        return False
    if outer.form is JsonForm.FLOAT:
        # Wide integers may be strings; an integer of single precision may be no exact one.
        is_taken = inner.form is JsonForm.FLOAT or wide is ScalarKind.F64
        return is_taken and inner.form is not JsonForm.WIDE and inner.high <= outer.high
    return inner.form is not JsonForm.FLOAT and (
        outer.low <= inner.low and inner.high <= outer.high
    )
