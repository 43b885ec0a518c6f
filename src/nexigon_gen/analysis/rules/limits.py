"""Limits of a type together with those of the types it is over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...ir.graph import payload_ref, refined, walk
from ...ir.model import Alias, Api, Newtype, Struct, UnionDef
from ...ir.terms import ByteLength, Length, Limits, Range
from ...ir.typerefs import (
    Constrained,
    TypeRef,
)
from ...text.kinds import CONSTRAINT_EMPTY_RANGE
from ...text.report import Report
from ...text.span import Span

_WIDEST = 4
"""Bytes of a character, at most."""


def apart(api: Api, report: Report) -> None:
    """NXG406: limits that no value meets together, be they of one type or of a newtype and
    what it is over. Those are told that are the first to leave nothing."""
    for ref, span in _places(api):
        for each in walk(ref):
            if isinstance(each, Constrained):
                _, under = refined(each.base, api)
                told = _nothing((*under, *each.constraints))
                if told and not _nothing(under):
                    report.add(CONSTRAINT_EMPTY_RANGE, span, f"no value has {told}")


def _places(api: Api) -> Iterator[tuple[TypeRef, Span]]:
    for definition in api.definitions.values():
        match definition:
            case Struct(fields=fields):
                yield from ((each.type, each.span) for each in fields)
            case UnionDef(variants=variants):
                for each in variants:
                    if ref := payload_ref(each.payload):
                        yield ref, each.span
            case Newtype(base=ref) | Alias(target=ref):
                yield ref, definition.span
            case _:
                pass
    for action in api.actions:
        if action.response:
            yield action.response, action.span


def _nothing(limits: Limits) -> str:
    """What limits ask for that there is not; empty if some value meets all."""
    low, high = _bounds(each for each in limits if isinstance(each, Range))
    if low > high:
        return f"a number of at least {low} and at most {high}"
    shortest, longest = _bounds(each for each in limits if isinstance(each, Length))
    if shortest > longest:
        return f"a length of at least {shortest} and at most {longest}"
    least, most = _bounds(each for each in limits if isinstance(each, ByteLength))
    if least > most:
        return f"at least {least} and at most {most} bytes"
    if shortest > most:
        return f"at least {shortest} characters in at most {most} bytes"
    if least > _WIDEST * longest:
        return f"at least {least} bytes in at most {longest} characters"
    return ""


def _bounds(limits: Iterable[Range | Length | ByteLength]) -> tuple[float, float]:
    known = [*limits]
    lows = [each.min for each in known if each.min is not None]
    highs = [each.max for each in known if each.max is not None]
    return max(lows, default=float("-inf")), min(highs, default=float("inf"))
