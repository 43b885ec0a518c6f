"""Words: types, limits and the life of a thing as people say them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from ...ir.graph import refined
from ...ir.jsontext import compact
from ...ir.lifecycle import closed, deprecation
from ...ir.model import Action, Api, ValueAlias
from ...ir.terms import (
    STABLE,
    Auth,
    ByteLength,
    Constraint,
    Effect,
    Idempotency,
    Length,
    Lifecycle,
    Pattern,
    Range,
    Unique,
    Unstable,
)
from ...ir.typerefs import ListOf, MapOf, Scalar, TypeRef
from ...runtime.wire.facts import JsonForm
from ...runtime.wire.numeric import SPECIAL
from ...runtime.wire.scalars import ScalarKind
from ...values import replace
from .filters import code, words
from .view import BadgeView


def scalar_word(kind: ScalarKind) -> str:
    """What a scalar is called in JSON."""
    match kind.facts.form:
        case JsonForm.TEXT | JsonForm.CODED | JsonForm.BYTES:
            return "string"
        case JsonForm.INTEGER | JsonForm.WIDE:
            return "integer"
        case JsonForm.FLOAT:
            return "number"
        case JsonForm.BOOL:
            return "boolean"
        case JsonForm.ANY:
            return "any"
        case JsonForm.NULL:
            return "null"
        case _:
            assert_never(kind.facts.form)


def notes_of(ref: TypeRef, api: Api) -> Iterator[str]:
    """What values of a type have to be, beyond what the type is called."""
    ref, limits = refined(ref, api)
    if isinstance(ref, Scalar):
        yield from _scalar_note(ref, limits)
    for each in limits:
        yield limit_note(each, _counted(ref))


def _scalar_note(scalar: Scalar, limits: Sequence[Constraint]) -> Iterator[str]:
    ranges = [each for each in limits if isinstance(each, Range)]
    if any(each.min is not None and each.max is not None for each in ranges):
        return
    facts = scalar.kind.facts
    match facts.form:
        case JsonForm.CODED:
            yield facts.notation.replace("`", "")
        case JsonForm.BYTES:
            yield "Base64, padded"
        case JsonForm.INTEGER:
            yield f"{_number(facts.low)} to {_number(facts.high)}"
        case JsonForm.WIDE:
            yield "−2⁶³ to 2⁶³ − 1" if facts.low else "0 to 2⁶⁴ − 1"
        case JsonForm.FLOAT:
            yield f"or {', '.join(map(compact, SPECIAL))}"
        case JsonForm.ANY:
            yield "any JSON value"
        case JsonForm.TEXT | JsonForm.BOOL | JsonForm.NULL:
            return
        case _:
            assert_never(facts.form)


def _counted(ref: TypeRef) -> str:
    match ref:
        case ListOf():
            return "item"
        case MapOf():
            return "entry"
        case Scalar(kind=kind) if kind.facts.form is JsonForm.BYTES:
            return "byte"
        case _:
            return "character"


def limit_note(limit: Constraint, unit: str) -> str:
    """What is said of a limit; `unit` is what a length counts."""
    match limit:
        case Length(min=low, max=high) | ByteLength(min=low, max=high):
            unit = unit if isinstance(limit, Length) else "byte"
            last = low if high is None else high
            several = "entries" if unit == "entry" else f"{unit}s"
            said = f"{_span(low, high)} {unit if last == 1 else several}"
        case Range(min=low, max=high):
            said = _span(low, high)
        case Pattern(regex=regex):
            said = f"matches {regex}"
        case Unique():
            said = "no item twice"
        case _:
            assert_never(limit)
    return f"{said} ({limit.message})" if limit.message else said


def _span(low: float | None, high: float | None) -> str:
    if low == high and low is not None:
        return f"exactly {_number(low)}"
    if high is None:
        return f"at least {_number(low or 0)}"
    if low is None:
        return f"at most {_number(high)}"
    return f"{_number(low)} to {_number(high)}"


def _number(value: float) -> str:
    text = f"{value:,}" if isinstance(value, int) else repr(value)
    return text.replace("-", "−").replace(",", "\u202f")


_REPEATED = {
    Idempotency.SAFE: (
        "reads",
        "only reads",
        "A call changes nothing; clients repeat it after any lost answer.",
    ),
    Idempotency.IDEMPOTENT: (
        "repeats",
        "safe to repeat",
        "Sent twice, a call leaves the same state and gets the same answer; clients repeat it.",
    ),
    Idempotency.UNSAFE: (
        "plain",
        "not repeated when in doubt",
        "Clients repeat a call only if it was certainly not carried out.",
    ),
}


_EFFECTS = {
    Effect.READS: BadgeView("reads", "reads"),
    Effect.ADDS: BadgeView("adds", "adds"),
    Effect.CHANGES: BadgeView("changes", "changes"),
    Effect.REMOVES: BadgeView("removes", "removes"),
}


def action_badges(action: Action) -> tuple[BadgeView, ...]:
    """What is to be known before an action is called."""
    found = [*life_badges(action.lifecycle)]
    if action.effect and action.idempotency is not Idempotency.SAFE:
        found.append(_EFFECTS[action.effect])
    found.append(BadgeView(*_REPEATED[action.idempotency]))
    if action.auth is Auth.REQUIRED:
        found.append(BadgeView("plain", "needs a token"))
    else:
        found.append(BadgeView("open", "no token needed", "Anybody may call it."))
    if action.timeout is not None:
        words = f"deadline {action.timeout:g} s"
        found.append(
            BadgeView("plain", words, "Clients wait so long, repetitions included.")
        )
    return tuple(found)


def life_badges(life: Lifecycle) -> tuple[BadgeView, ...]:
    """Where in its life a thing is, in a word each."""
    if life is STABLE:  # as most are
        return ()
    found: list[BadgeView] = []
    if life.deprecated:
        found.append(BadgeView("deprecated", "deprecated"))
    if life.unstable:
        found.append(BadgeView("unstable", "unstable"))
    if life.since:
        found.append(BadgeView("plain", f"since {life.since}"))
    return tuple(found)


def life_notes(life: Lifecycle) -> tuple[str, ...]:
    """The same in sentences, as far as there is more to say, in Markdown: notes are docs."""
    if life is STABLE:
        return ()
    notes: list[str] = []
    if life.deprecated:
        named = replace(
            life.deprecated,
            since=_text(life.deprecated.since),
            remove_in=_text(life.deprecated.remove_in),
        )
        notes.append(deprecation(named))
    if life.unstable:
        notes.append(_instability(life.unstable))
    return tuple(notes)


def alias_note(alias: ValueAlias) -> str:
    """What is said of another name of a value, in Markdown."""
    said = (
        f"also called {words(alias.name)}",
        alias.docs.strip(),
        *life_notes(alias.lifecycle),
    )
    return "; ".join(filter(None, said))


def _instability(unstable: Unstable) -> str:
    note = f" {closed(unstable.note)}" if unstable.note else ""
    issue = f" See {words(unstable.issue)}." if unstable.issue else ""
    part = code(unstable.feature)
    return f"Unstable, part of {part}: may change without notice.{note}{issue}"


def _text(given: str | None) -> str | None:
    return given if given is None else words(given)
