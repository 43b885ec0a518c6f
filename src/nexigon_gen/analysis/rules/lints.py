"""Warnings: what is legal and most likely not meant."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import repeat
from typing import TYPE_CHECKING, TypeAlias

from ...ir.examples import answered, sent
from ...ir.graph import action_targets, dependencies
from ...ir.jsontext import JsonValue, compact, plain
from ...ir.model import (
    Action,
    Alias,
    Api,
    Definition,
    EnumDef,
    EnumValue,
    Field,
    Struct,
    UnionDef,
    ValueAlias,
    Variant,
)
from ...ir.terms import STABLE, Effect, Idempotency
from ...ir.typerefs import TypeId
from ...text.kinds import (
    DEFAULT_WITHOUT_QUESTION_MARK,
    DEPRECATED_WITHOUT_NOTE,
    EXAMPLE_MISSING,
    QUERY_NOT_SAFE,
    REMOVE_IN_PASSED,
    UNDOCUMENTED,
    UNUSED_TYPE,
)
from ...text.report import Report

if TYPE_CHECKING:
    from ...ir.sample import Samples

_VERSION = r"(?a)\d{1,9}(?:\.\d{1,9})*"


_Described: TypeAlias = Definition | Field | EnumValue | ValueAlias | Variant | Action
"""Anything of a spec that has a name, docs and a life."""


def _items(api: Api) -> Iterator[tuple[_Described, str]]:
    """Every definition, member and action, and whose it is."""
    for each in api.definitions.values():
        owner = each.id.name
        yield each, owner
        match each:
            case Struct():
                yield from zip(each.fields, repeat(owner))
            case UnionDef():
                yield from zip(each.variants, repeat(owner))
            case EnumDef():
                for value in each.values:
                    yield from zip(value.all_names, repeat(owner))
            case _:
                pass
    for space in api.namespaces:
        yield from ((action, space.name) for action in space.actions)


def _unusual(api: Api) -> Iterator[tuple[_Described, str]]:
    """Those with more to their life than that they are there, which are few."""
    return (each for each in _items(api) if each[0].lifecycle is not STABLE)


def _what(item: _Described, owner: str) -> str:
    match item:
        case Action(name=name):
            return f"action `{name}`"
        case Field(name=name):
            return f"field `{name}` of `{owner}`"
        case EnumValue(name=name) | ValueAlias(name=name) | Variant(name=name):
            return f"`{name}` of `{owner}`"
        case _:
            return f"type `{owner}`"


def undocumented(api: Api, report: Report) -> None:
    """NXG701: something without docs; off unless asked for."""
    for item, owner in _items(api) if report.wants(UNDOCUMENTED) else ():
        if not item.docs:
            report.add(UNDOCUMENTED, item.span, f"{_what(item, owner)} has no docs")


def examples(api: Api, report: Report) -> None:
    """NXG709: an action without an example of what is sent or of what comes back; off
    unless asked for."""
    if not report.wants(EXAMPLE_MISSING):
        return
    from ...ir.sample import Samples  # few runs ask for it

    samples = Samples(api)
    for action in api.actions:
        bodies = (
            ("request", action.request, sent),
            ("response", action.response, answered),
        )
        missing = [
            what
            for what, type_, body in bodies
            if type_ and not any(body(each, action, api) for each in action.examples)
        ]
        if missing:
            what = " and ".join(missing)
            message = f"action `{action.name}` has no example of its {what}"
            help = (_example(action, missing, samples),)
            report.add(EXAMPLE_MISSING, action.span, message, help=help)


def _example(action: Action, missing: Collection[str], samples: Samples) -> str:
    """How an example of the bodies that are missing is written: what is made up is
    valid, and there to be made true."""
    from ...ir.sample import NoSampleError

    bodies: dict[str, JsonValue] = {}
    try:
        if "request" in missing:
            bodies["request"] = plain(samples.request(action.request))
        if "response" in missing and action.response:
            bodies["response"] = plain(samples.of(action.response))
    except NoSampleError:
        return "write one under `examples`"
    if action.examples:
        return f"add one to its `examples`, such as `{compact(bodies)}`"
    return f"write one, such as `examples: [{compact(bodies)}]`"


def deprecations(api: Api, report: Report) -> None:
    """NXG702: a deprecation that does not say what to use instead."""
    for item, owner in _unusual(api):
        deprecated = item.lifecycle.deprecated
        if deprecated and not deprecated.note:
            what = _what(item, owner)
            report.add(
                DEPRECATED_WITHOUT_NOTE,
                item.span,
                f"{what} is deprecated and does not say what to use instead",
                help=("write it: `deprecated: Use X.`",),
            )


def reading_actions(api: Api, report: Report) -> None:
    """NXG705: an action that reads, by its effect or name, and may not be repeated."""
    for action in api.actions:
        named = action.name.startswith(("Query", "Get"))
        reads = action.effect is Effect.READS or (named and not action.effect)
        if reads and action.idempotency is Idempotency.UNSAFE:
            report.add(
                QUERY_NOT_SAFE,
                action.span,
                f"action `{action.name}` reads and is not `idempotency: safe`",
                notes=("a client does not repeat an unsafe action that failed",),
            )


def defaults(api: Api, report: Report) -> None:
    """NXG706: a field with a default whose name does not say that it may be absent."""
    for definition in api.definitions.values():
        for field in definition.fields if isinstance(definition, Struct) else ():
            text, end = field.span.source.text, field.span.end
            is_marked = text[end : end + 1] == "?"  # which is no part of the name
            if field.default is not None and not is_marked:
                owner = definition.id.name
                report.add(
                    DEFAULT_WITHOUT_QUESTION_MARK,
                    field.span,
                    f"field `{field.name}` of `{owner}` has a default, and so may be absent",
                    help=(f"say so: `{field.name}?`; or leave the default out",),
                )


def unused_types(api: Api, report: Report) -> None:
    """NXG310: a type that nothing refers to, in a namespace that has actions.

    A namespace without actions is a library for others; an alias may have been seen
    through.
    """
    used: set[TypeId] = set()
    for action in api.actions:
        used.update(action_targets(action))
    for definition in api.definitions.values():
        used.update(set(dependencies(definition)) - {definition.id})
    for space in api.namespaces:
        for definition in space.definitions if space.actions else ():
            if definition.id not in used and not isinstance(definition, Alias):
                message = f"nothing uses the type `{definition.id.name}`"
                report.add(UNUSED_TYPE, definition.span, message)


def removals(api: Api, report: Report) -> None:
    """NXG704: something whose version of removal the API has reached, as far as the
    versions in `since` tell."""
    items = [*_unusual(api)]
    lives = [item.lifecycle for item, _ in items]
    named = [api.release, *(life.since for life in lives)]
    named += [life.deprecated.since for life in lives if life.deprecated]
    reached = max(map(_version, named), default=())
    for item, owner in items:
        deprecated = item.lifecycle.deprecated
        due = _version(deprecated.remove_in) if deprecated else ()
        if deprecated and due and due <= reached:
            report.add(
                REMOVE_IN_PASSED,
                item.span,
                f"{_what(item, owner)} was to be removed in {deprecated.remove_in}",
            )


def _version(text: str | None) -> tuple[int, ...]:
    """`2.10` as numbers; nothing for what is no dotted number."""
    if text is None or not re.fullmatch(_VERSION, text):
        return ()
    return tuple(map(int, text.split(".")))
