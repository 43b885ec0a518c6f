"""Values that a spec gives in wire form, held against their types."""

from __future__ import annotations

from collections.abc import Iterator

from ...ir.codec import mismatch, resolved
from ...ir.model import Api, EnumDef, Field, Struct, Written
from ...ir.scalars import NUMBERS
from ...ir.terms import Json, JsonObject
from ...ir.typerefs import Ref, Scalar, TypeRef
from ...runtime.wire.scalars import JsonForm
from ...text.kinds import DEFAULT_NOT_IN_TYPE, EXAMPLE_INVALID
from ...text.report import Report
from .objects import surplus

_PLAIN = (JsonForm.TEXT, JsonForm.BOOL, *NUMBERS)
"""The scalars that may have a default."""


def defaults(api: Api, report: Report) -> None:
    """NXG412: a default that is not of the type of its field."""
    for field in _fields(api):
        if field.default is None:
            continue
        if not _is_plain(field.type, api):
            report.add(
                DEFAULT_NOT_IN_TYPE,
                field.default.span,
                f"field `{field.name}` is of a type that cannot have a default",
                notes=(
                    "text, numbers, booleans and enums can, unless they may be null",
                ),
            )
        elif found := mismatch(field.default.value, field.type, api):
            report.add(
                DEFAULT_NOT_IN_TYPE,
                field.default.span,
                f"the default of `{field.name}` {found.problem}",
                help=_no_default(field),
            )


def _no_default(field: Field) -> tuple[str, ...]:
    """Help for `default: null`."""
    if field.default is None or field.default.value is not None:
        return ()
    return ("leave `default` out: a field with a `?` that is absent is None",)


def _is_plain(ref: TypeRef, api: Api) -> bool:
    match resolved(ref, api):
        case Scalar(kind=kind):
            return kind.facts.form in _PLAIN
        case Ref(target=target):
            return isinstance(api.definitions[target], EnumDef)
        case _:
            return False


def examples(api: Api, report: Report) -> None:
    """NXG703: an example that is not of its type."""
    for definition in api.definitions.values():
        for example in definition.examples:
            _check(example, Ref(definition.id), api, report)
    for field in _fields(api):
        for example in field.examples:
            _check(example, field.type, api, report)
    for space in api.namespaces:
        for action in space.actions:
            request = Ref(action.request) if action.request else None
            for pair in action.examples:
                _check(pair.request, request, api, report)
                _check(pair.response, action.response, api, report)


def _check(
    written: Written | None, ref: TypeRef | None, api: Api, report: Report
) -> None:
    if written is None:
        return
    problem, help = _fault(written.value, ref, api)
    if problem:
        message = f"the example is wrong: {problem}"
        report.add(EXAMPLE_INVALID, written.span, message, help=help)


def _fault(value: Json, ref: TypeRef | None, api: Api) -> tuple[str, tuple[str, ...]]:
    """What is wrong with an example, and help with it; a misspelt key before what it
    leads to."""
    if ref is None:
        return ("" if value == JsonObject(()) else "it must be `{}`"), ()
    for extra in surplus(value, ref, api):
        problem = f"`{extra.path}` cannot have `{extra.key}`"
        for field in extra.fields:
            if field.name == extra.key:
                return problem, (f"on the wire it is `{field.wire}`",)
        keys = ", ".join(f"`{field.wire}`" for field in extra.fields)
        return problem, (f"its keys are {keys}",) if keys else ()
    found = mismatch(value, ref, api)
    return (f"`{found.path}` {found.problem}" if found else ""), ()


def _fields(api: Api) -> Iterator[Field]:
    for definition in api.definitions.values():
        if isinstance(definition, Struct):
            yield from definition.fields
