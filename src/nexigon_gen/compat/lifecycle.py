"""The version of an API, and what it says of when things come and go."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..ir.model import Api, EnumDef, Struct, UnionDef
from .change import Delta, both
from .members import Documented
from .names import Names, Subject

_NUMBERS = re.compile(r"\d+(?:[.-]\d+)*")


def numbers(version: str) -> tuple[int, ...] | None:
    """The numbers that a version begins with, by which versions are ordered: without
    zeros at the end, as `1` is `1.0`. None if there are none."""
    found = _NUMBERS.match(version.removeprefix("v"))
    if found is None:
        return None
    parts = [int(part) for part in re.split(r"[.-]", found[0])]
    while parts and not parts[-1]:
        parts.pop()
    return (*parts,)


def is_before(one: str, other: str) -> bool:
    """Whether a version comes before another; those without numbers never do."""
    first, second = numbers(one), numbers(other)
    return first is not None and second is not None and first < second


def overdue(api: Api, names: Names) -> Iterator[Delta]:
    """What should have been removed by now, or is said to come later than this version."""
    version = api.release
    if version is None:
        return
    for subject, each in dict(_all(api, names)).items():
        life, name = each.lifecycle, subject.shown
        end = life.deprecated.remove_in if life.deprecated else None
        if end and not is_before(version, end):
            message = f"`{name}` was to go in `{end}`, and is there in `{version}`"
            yield Delta(
                both("NXC704"), subject.name, message, new=each.span, whole=True
            )
        start = life.since
        if start and is_before(version, start):
            message = f"`{name}` is there since `{start}`, and this is `{version}`"
            yield Delta(
                both("NXC705"), subject.name, message, new=each.span, whole=True
            )


def _all(api: Api, names: Names) -> Iterator[tuple[Subject, Documented]]:
    """Whatever has a life; what is told of a generic once for each expansion."""
    for space in api.namespaces:
        for action in space.actions:
            shown = names.short(space.name, action.name)
            yield Subject(f"{space.name}.{action.name}", shown), action
    for id_, definition in api.definitions.items():
        subject = names.subject(id_)
        yield subject, definition
        match definition:
            case Struct(fields=members) | EnumDef(values=members):
                yield from ((subject.member(each.name), each) for each in members)
            case UnionDef(variants=variants):
                yield from ((subject.member(each.name), each) for each in variants)
            case _:
                continue


_SEMVER = re.compile(r"v?(\d{1,3})\.(\d+)(?:\.\d+)?(?:-.*)?")


def same_line(one: str, other: str) -> bool:
    """Whether two versions, by SemVer, promise that clients of the one go on with the
    other."""
    found = [_SEMVER.fullmatch(each) for each in (one, other)]
    kept = [
        (each[1],) if each[1] != "0" else (each[1], each[2]) for each in found if each
    ]
    return len(kept) == 2 and kept[0] == kept[1]
