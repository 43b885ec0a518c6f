"""Corrections of an API that breaks rules of specs: what is wrong is removed and reported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..analysis import rules
from ..ir.json_values import Written
from ..ir.model import Action, Alias, Api, Definition, Field, Newtype, Struct, UnionDef
from ..ir.tagging import Bare
from ..ir.typerefs import Constrained, Scalar, TypeRef
from ..runtime.wire.scalars import ScalarKind
from ..text.kinds import (
    AMBIGUOUS_UNTAGGED,
    DEFAULT_NOT_IN_TYPE,
    EXAMPLE_INVALID,
    IMPORT_MENDED,
    INFINITE_TYPE,
    WIRE_NAME_NOT_PRINTABLE,
    DiagnosticKind,
    Severity,
)
from ..text.report import Diagnostic, Report
from ..text.span import Span
from ..values import dataclass, field, replace
from .ambiguous_unions import with_hidden_fields
from .constraints import with_fitting_constraints
from .examples import of_text
from .namespaces import with_definitions

_ANY = Scalar(ScalarKind.ANY)
_ROUNDS = 20


def corrected(api: Api, report: Report) -> Api:
    """The API without what breaks a rule; what is taken out, and why, is told."""
    api = with_fitting_constraints(api, report)
    tried: set[Span] = set()
    for _ in range(_ROUNDS):
        found = Report()
        rules.check(api, found)
        errors = [each for each in found if each.severity is Severity.ERROR]
        if not errors:
            return api
        api = _without(api, errors, tried, report)
    return api


@dataclass(frozen=True, slots=True)
class _Faults:
    """Where the errors of an API are, by what is done about them."""

    dropped: set[Span] = field(default_factory=set[Span])
    nameless: set[Span] = field(default_factory=set[Span])
    moved: set[Span] = field(default_factory=set[Span])
    weakened: set[Span] = field(default_factory=set[Span])
    texts: set[Span] = field(default_factory=set[Span])

    def again(self, kind: DiagnosticKind) -> set[Span] | None:
        """The places at which something else is tried first."""
        if kind is AMBIGUOUS_UNTAGGED:
            return self.moved
        return self.texts if kind in (EXAMPLE_INVALID, DEFAULT_NOT_IN_TYPE) else None

    def of(self, kind: DiagnosticKind) -> set[Span]:
        """The places at which the same is done."""
        if kind in (EXAMPLE_INVALID, DEFAULT_NOT_IN_TYPE, AMBIGUOUS_UNTAGGED):
            return self.dropped
        return self.nameless if kind is WIRE_NAME_NOT_PRINTABLE else self.weakened

    def holds(self, written: Written | None) -> bool:
        """Whether a value is wrong."""
        return written is not None and written.span in self.dropped

    def right(self, examples: tuple[Written, ...]) -> tuple[Written, ...]:
        """The examples that are not."""
        return tuple(self.read(each) for each in examples if not self.holds(each))

    def read(self, written: Written) -> Written:
        """A value; where one is not of its type, what it is the JSON text of."""
        return of_text(written) if written.span in self.texts else written

    def kept(self, written: Written | None) -> Written | None:
        """A value, unless it is wrong."""
        return self.read(written) if written and not self.holds(written) else None


def _without(
    api: Api, errors: Sequence[Diagnostic], tried: set[Span], report: Report
) -> Api:
    """The API without what errors are about: values are read as the text of their JSON, or
    if they were, go, and so do members that have no name on the wire; variants that others
    hide come first, or if they have been there, go into those; all else becomes `any`.
    """
    faults = _Faults()
    hiding = {
        each.label.span: each.others[0].span
        for each in errors
        if each.kind is AMBIGUOUS_UNTAGGED and each.label and each.label.span in tried
    }
    api, gone = with_hidden_fields(api, hiding)
    for each in errors:
        if each.label is None:
            continue
        span = each.label.span
        if each.kind is INFINITE_TYPE and each.others:
            span = each.others[0].span
        if (again := faults.again(each.kind)) is not None and span not in tried:
            again.add(span)
            tried.add(span)
            continue
        if span in gone:
            message = f"{each.message}: another one has its fields"
            report.add(IMPORT_MENDED, span, message)
            continue
        faults.of(each.kind).add(span)
        report.add(IMPORT_MENDED, span, f"left out: {each.message}")
    found = with_definitions(api, lambda each: _weaker(each, faults))
    spaces = (
        replace(each, actions=tuple(_actions(each.actions, faults)))
        for each in found.namespaces
    )
    return replace(found, namespaces=tuple(spaces))


def _weaker(definition: Definition, faults: _Faults) -> Definition:
    definition = replace(definition, examples=faults.right(definition.examples))
    is_weak = definition.span in faults.weakened | faults.nameless
    match definition:
        case Struct(fields=fields):
            kept = (
                _field(each, faults, all_=is_weak)
                for each in fields
                if each.span not in faults.nameless
            )
            return replace(definition, fields=tuple(kept))
        case Newtype(secret=True) if is_weak:
            return replace(definition, secret=False)
        case UnionDef(variants=variants):
            gone = faults.dropped | faults.nameless
            left = [each for each in variants if each.span not in gone]
            if len(variants) > len(left) == 1 and isinstance(left[0].payload, Bare):
                return _only(definition, left[0].payload.type)
            left.sort(key=lambda each: each.span not in faults.moved)
            definition = replace(definition, variants=tuple(left))
            is_weak |= not left or any(e.span in faults.weakened for e in left)
        case _:
            pass
    if is_weak:
        return _nothing_known(definition)
    return definition


def _only(union: UnionDef, left: TypeRef) -> Definition:
    """What stands for a choice of which one is left."""
    if isinstance(left, Constrained):  # an alias has no place for some limits
        return Newtype(union.id, union.docs, left, secret=False, span=union.span)
    return Alias(union.id, union.docs, left, span=union.span)


def _nothing_known(definition: Definition) -> Newtype:
    id_, span = definition.id, definition.span
    return Newtype(id_, definition.docs, _ANY, secret=False, span=span)


def _field(member: Field, faults: _Faults, *, all_: bool) -> Field:
    found = replace(
        member,
        default=faults.kept(member.default),
        examples=faults.right(member.examples),
    )
    if not all_ and member.span not in faults.weakened:
        return found
    if member.secret:  # most likely that is what is wrong
        return replace(found, secret=False)
    return replace(found, type=_ANY, default=None, examples=())


def _actions(actions: Iterable[Action], faults: _Faults) -> Iterator[Action]:
    for action in actions:
        if action.span not in faults.weakened:
            kept = (
                replace(
                    each,
                    request=faults.kept(each.request),
                    response=faults.kept(each.response),
                )
                for each in action.examples
                if not faults.holds(each.request) and not faults.holds(each.response)
            )
            yield replace(action, examples=tuple(kept))
