"""Values that a spec gives in wire form, held against their types."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...ir.json_values import Written
from ...ir.mismatch import mismatch
from ...ir.model import Api, Field, Struct
from ...ir.terms import Json, JsonObject
from ...ir.typerefs import Ref, TypeRef
from ...text.kinds import DEFAULT_NOT_IN_TYPE, EXAMPLE_INVALID
from ...text.report import Report
from ...text.span import Span
from ...text.suggest import closest, did_you_mean
from ...values import dataclass, replace
from .objects import WrittenObject, objects

_CALLED = r"(?i:now|today|current_\w+|[\w.]+\(\))"
"""What other languages find out when a default is used."""


@dataclass(frozen=True, slots=True)
class _Fault:
    """What is wrong with a value, or with the key at `path` in it."""

    problem: str
    help: tuple[str, ...] = ()
    path: str = "$"
    is_of_key: bool = False

    def span(self, written: Written) -> Span:
        """Where it is."""
        place = written.place(self.path)
        return place.key if self.is_of_key else place.value


def defaults(api: Api, report: Report) -> None:
    """NXG412: a default that is not of the type of its field, or never ends."""
    for field in _fields(api):
        default = field.default
        if default and (fault := _default_fault(field, default.value, api)):
            message = f"the default of `{field.name}` {fault.problem}"
            span = fault.span(default)
            report.add(DEFAULT_NOT_IN_TYPE, span, message, help=fault.help)
    if not report.has_errors:
        _endless(api, report)


def _default_fault(field: Field, value: Json, api: Api) -> _Fault | None:
    found = _fault(value, field.type, api)
    if found is None:
        return None
    help = found.help
    if value is None:
        help = ("leave `default` out: a field with a `?` that is absent is None",)
    elif not help and isinstance(value, str) and re.fullmatch(_CALLED, value):
        help = ("leave `default` out: it is a value, the same whenever it is meant",)
    problem = found.problem.removeprefix("`$` ")
    problem = f"is wrong: {problem}" if problem.startswith("`") else problem
    return replace(found, problem=problem, help=help)


def _endless(api: Api, report: Report) -> None:
    """A default in which its own field is absent again, and so means the default."""
    fields = {id(field): field for field in _fields(api) if field.default}
    needs = {
        key: [id(each) for each in _left_to_defaults(field, api)]
        for key, field in fields.items()
    }
    if not any(needs.values()):
        return
    from graphlib import CycleError, TopologicalSorter

    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        _, (key, *_) = error.args
        field = fields[key]
        assert field.default
        message = f"the default of `{field.name}` never ends"
        note = f"in it `{field.name}` is absent, and so means the default again"
        report.add(DEFAULT_NOT_IN_TYPE, field.default.span, message, notes=(note,))


def _left_to_defaults(field: Field, api: Api) -> Iterator[Field]:
    """The fields of which the default of a field takes the defaults."""
    assert field.default
    for each in objects(field.default.value, field.type, api):
        yield from (absent for absent in each.absent(api) if absent.default)


def examples(api: Api, report: Report) -> None:
    """NXG703: an example that is not of its type."""
    for definition in api.definitions.values():
        for example in definition.examples:
            _check(example, Ref(definition.id), api, report)
    for field in _fields(api):
        for example in field.examples:
            _check(example, field.type, api, report)
    for action in api.actions:
        request = Ref(action.request) if action.request else None
        for pair in action.examples:
            _check(pair.request, request, api, report)
            _check(pair.response, action.response, api, report)


def _check(
    written: Written | None, ref: TypeRef | None, api: Api, report: Report
) -> None:
    if written is None:
        return
    if fault := _fault(written.value, ref, api):
        message = f"the example is wrong: {fault.problem}"
        report.add(EXAMPLE_INVALID, fault.span(written), message, help=fault.help)


def _fault(value: Json, ref: TypeRef | None, api: Api) -> _Fault | None:
    """What is wrong with an example; a misspelt key before what it leads to."""
    if ref is None:
        return None if value == JsonObject(()) else _Fault("it must be `{}`")
    for each in objects(value, ref, api):
        for key in each.surplus():
            return _surplus(each, key)
    found = mismatch(value, ref, api)
    if found is None:
        return None
    from .meant_values import meant  # a good run does not need it

    help = meant(value, ref, api)
    return _Fault(f"`{found.path}` {found.problem}", help, path=found.path)


def _surplus(found: WrittenObject, key: str) -> _Fault:
    fault = _Fault(
        f"`{found.path}` cannot have `{key}`",
        path=f"{found.path}.{key}",
        is_of_key=True,
    )
    for field in found.fields:
        if field.name == key:
            return replace(fault, help=(f"on the wire it is `{field.wire}`",))
    wires = [field.wire for field in found.fields]
    if near := closest(key, wires):
        return replace(fault, help=did_you_mean(near))
    keys = ", ".join(f"`{each}`" for each in wires)
    return replace(fault, help=(f"its keys are {keys}",)) if keys else fault


def _fields(api: Api) -> Iterator[Field]:
    for definition in api.definitions.values():
        if isinstance(definition, Struct):
            yield from definition.fields
