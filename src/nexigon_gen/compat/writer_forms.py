"""Wire forms as a writer sends them: each variant of a union by itself, and nothing that
no value has."""

from __future__ import annotations

from collections.abc import Iterator

from ..ir.model import Api, UnionDef, Variant
from ..ir.terms import Length
from ..runtime.wire.scalars import ScalarKind
from ..values import replace
from . import leaves
from .type_forms import TypeForms
from .wire_forms import (
    ANYTHING,
    ExternallyTaggedForm,
    ListForm,
    LiteralForm,
    MapForm,
    Part,
    Property,
    ScalarForm,
    StructForm,
    TaggedForm,
    TupleForm,
    WireForm,
)

_NULL = ScalarForm(ScalarKind.UNIT)
_EMPTY = Length(0, 0)


class WriterForms:
    """The forms of the types of an API, as a writer has them.

    A type has a value only if one ends: a list that has to hold itself has none. So what
    holds such a type is never written, and an optional member of one is always absent.
    """

    def __init__(self, api: Api) -> None:
        self._forms = TypeForms(api, checks=True, grows=False)
        self._known: dict[Part, tuple[WireForm, ...]] = {}
        self._ends: dict[Part, bool] = {}

    def of(self, part: Part) -> tuple[WireForm, ...]:
        """Every form that a value of a type has; none, if it has no value."""
        if part not in self._known:
            forms = self._forms.of(part)
            self._known[part] = tuple(
                each for form in forms for each in self.pieces(form)
            )
        return self._known[part]

    def variant(self, union: UnionDef, variant: Variant) -> tuple[WireForm, ...]:
        """What one variant of a union is written as."""
        return self._forms.variant(union, variant)

    def sends(self, member: Property) -> bool:
        """Whether a member is ever there."""
        if member.required:
            return True
        self._settle(member.type)
        return self.tells(member)

    def tells(self, member: Property) -> bool:
        """Whether a member has values beside a null that tells nothing."""
        if self.tells_null(member):
            return True
        forms = self._forms.of(member.type)
        return any(each != _NULL and self._has_value(each) for each in forms)

    def tells_null(self, member: Property) -> bool:
        """Whether a member says one thing by `null`, and another by being absent."""
        return not member.required and self._forms.tells_null(member)

    def has_null(self, part: Part) -> bool:
        """Whether `null` is among the values of a type."""
        return any(each in (_NULL, ANYTHING) for each in self._forms.of(part))

    def pieces(self, form: WireForm) -> Iterator[WireForm]:
        """The forms that the values of a form have."""
        for each in _apart(form):
            for inner in _inner(each):
                self._settle(inner)
            if self._has_value(each):
                yield self._bare(each)

    def _bare(self, form: WireForm) -> WireForm:
        """A form without what it never holds. Nobody writes null for absent."""
        match form:
            case ListForm(item=item) | MapForm(value=item) if not self._ends[item]:
                return replace(form, limits=(_EMPTY,))
            case StructForm(members=members):
                kept = (m for m in members if self.sends(m[1]))
                return replace(form, members=tuple(kept))
            case _:
                return form

    def _settle(self, start: Part) -> None:
        """Finds out which of the types that one leads to have a value: the least fixed
        point."""
        if start in self._ends:
            return
        found = [start]
        self._ends[start] = False
        for part in found:  # grows while it is walked
            for each in (
                each for form in self._forms.of(part) for each in _inner(form)
            ):
                if each not in self._ends:
                    self._ends[each] = False
                    found.append(each)
        found.reverse()  # what others are made of comes first
        while left := [each for each in found if not self._grown(each)]:
            if len(left) == len(found):
                return
            found = left

    def _grown(self, part: Part) -> bool:
        """Whether a type has a value, as far as is known of those that it is made of."""
        self._ends[part] = any(map(self._has_value, self._forms.of(part)))
        return self._ends[part]

    def _has_value(self, form: WireForm) -> bool:
        match form:
            case ScalarForm():
                return leaves.has_value(form)
            case ListForm(item=item) | MapForm(value=item):
                least, most = leaves.lengths(form.limits)
                return least <= most and (least == 0 or self._ends[item])
            case TupleForm(items=items):
                return all(self._ends[each] for each in items)
            case StructForm(members=members):
                return all(self._ends[m.type] for _, m in members if m.required)
            case TaggedForm(variants=variants):
                return any(self._has_value(each) for _, each in variants)
            case ExternallyTaggedForm(payloads=payloads):
                return any(each is None or self._ends[each] for _, each in payloads)
            case _:
                return True


def _apart(form: WireForm) -> Iterator[WireForm]:
    match form:
        case TaggedForm(variants=variants):
            yield from (struct for _, struct in variants)
        case ExternallyTaggedForm(payloads=payloads):
            if units := frozenset(name for name, type_ in payloads if type_ is None):
                yield LiteralForm(units)
            for name, type_ in payloads:
                if type_ is not None:
                    yield StructForm(((name, Property(type_, required=True)),))
        case _:
            yield form


def _inner(form: WireForm) -> Iterator[Part]:
    """The types that a form is made of."""
    match form:
        case ListForm(item=item):
            yield item
        case MapForm(key=key, value=value):
            yield from (key, value)
        case TupleForm(items=items):
            yield from items
        case StructForm(members=members):
            yield from (member.type for _, member in members)
        case TaggedForm(variants=variants):
            for _, struct in variants:
                yield from _inner(struct)
        case ExternallyTaggedForm(payloads=payloads):
            yield from (each for _, each in payloads if each is not None)
        case _:
            return
