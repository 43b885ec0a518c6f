"""Names that clash in Python, made others: a document need not care."""

from __future__ import annotations

from collections.abc import Collection
from typing import TypeVar

from ..backends.python.generate import check
from ..config import GenerationSettings
from ..ir.model import (
    Action,
    Api,
    Definition,
    EnumDef,
    EnumValue,
    Field,
    Struct,
    UnionDef,
    Variant,
)
from ..ir.typerefs import TypeId
from ..text.kinds import IMPORT_RENAMED, Severity
from ..text.report import Report
from ..text.span import Span
from ..values import replace
from .names import unused
from .namespaces import moved_to

_ROUNDS = 20
_Member = TypeVar("_Member", Action, EnumValue, Field, Variant)


def without_clashes(api: Api, report: Report) -> Api:
    """The API in which what clashes has other names, which is reported."""
    for _ in range(_ROUNDS):
        found = Report()
        check(api, GenerationSettings(), found)
        errors = [each for each in found if each.severity is Severity.ERROR]
        if not errors:
            return api
        spans = {each.label.span if each.label else None for each in errors}
        for each in errors:
            place = each.label.span if each.label else None
            report.add(IMPORT_RENAMED, place, f"renamed: {each.message}")
        api = _renamed(api, spans)
    return api


def _renamed(api: Api, spans: Collection[Span | None]) -> Api:
    ids: dict[TypeId, TypeId] = {}
    taken = {each.name for each in api.definitions}
    for id_, definition in api.definitions.items():
        if definition.span in spans:
            name = unused(id_.name, taken)
            taken.add(name)
            ids[id_] = TypeId(id_.namespace, name)
    spaces = (
        replace(
            space,
            definitions=tuple(_inside(each, spans) for each in space.definitions),
            actions=_members(space.actions, spans),
        )
        for space in api.namespaces
    )
    title = f"{api.title} API" if api.span in spans else api.title
    return moved_to(replace(api, title=title, namespaces=tuple(spaces)), ids)


def _inside(definition: Definition, spans: Collection[Span | None]) -> Definition:
    match definition:
        case Struct(fields=fields):
            return replace(definition, fields=_members(fields, spans))
        case EnumDef(values=values):
            return replace(definition, values=_members(values, spans))
        case UnionDef(variants=variants):
            return replace(definition, variants=_members(variants, spans))
        case _:
            return definition


def _members(
    members: tuple[_Member, ...], spans: Collection[Span | None]
) -> tuple[_Member, ...]:
    taken = {each.name for each in members}
    found: list[_Member] = []
    for each in members:
        if each.span in spans:
            each = replace(each, name=unused(each.name, taken))
            taken.add(each.name)
        found.append(each)
    return tuple(found)
