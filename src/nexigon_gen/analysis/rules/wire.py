"""Names on the wire, which must tell things apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias, TypeVar

from ...ir.graph import envelope
from ...ir.model import (
    Action,
    Api,
    EnumDef,
    EnumValue,
    Field,
    Struct,
    UnionDef,
    Variant,
)
from ...ir.tagging import (
    AdjacentlyTagged,
    ExternallyTagged,
    Flat,
    InternallyTagged,
    Keyed,
    Untagged,
)
from ...ir.terms import MAX_WIRE_NUMBER, WireName
from ...text.kinds import (
    CONTENT_COLLIDES_WITH_TAG,
    DUPLICATE_ACTION_WIRE_NAME,
    DUPLICATE_ENUM_WIRE_VALUE,
    DUPLICATE_VARIANT_WIRE_NAME,
    NUMBER_ON_WIRE,
    TAG_COLLIDES_WITH_FIELD,
    WIRE_NAME_COLLISION,
    WIRE_NAME_NOT_PRINTABLE,
    DiagnosticKind,
)
from ...text.report import Label, Report
from ...text.unseen import is_seen

_PATH = re.compile(r"[A-Za-z0-9_.~-]+")
_Named: TypeAlias = Field | EnumValue | Variant | Action
_D = TypeVar("_D", Struct, EnumDef, UnionDef)


def struct_names(api: Api, report: Report) -> None:
    """NXG501: two fields of a struct have one wire name."""
    for struct in _definitions(api, Struct):
        _unique(
            struct.fields, WIRE_NAME_COLLISION, f"fields of `{struct.id.name}`", report
        )


def enum_names(api: Api, report: Report) -> None:
    """NXG504: two values of an enum have one wire name."""
    for enum in _definitions(api, EnumDef):
        _unique(
            enum.values,
            DUPLICATE_ENUM_WIRE_VALUE,
            f"values of `{enum.id.name}`",
            report,
            "or say that it is another name: `{alias: %s}`",
        )
        _numbers(enum.values, f"enum `{enum.id.name}`", report)


def union_names(api: Api, report: Report) -> None:
    """NXG505, NXG502, NXG503, NXG510: variants, tag and payload share one JSON object."""
    for union in _definitions(api, UnionDef):
        _unique(
            union.variants,
            DUPLICATE_VARIANT_WIRE_NAME,
            f"variants of `{union.id.name}`",
            report,
        )
        if isinstance(union.tagging, ExternallyTagged):
            _no_numbers(union, report)
        elif not isinstance(union.tagging, Untagged):
            _numbers(union.variants, f"union `{union.id.name}`", report)
        if isinstance(union.tagging, InternallyTagged | AdjacentlyTagged):
            for variant in union.variants:
                _tag_collision(api, union, union.tagging.tag, variant, report)
            _envelope_collisions(api, union, union.tagging.tag, report)
            _keys(union, union.tagging.tag, report)


def _keys(union: UnionDef, tag: str, report: Report) -> None:
    """Reports a key of the tag, or of a payload, that one cannot see; each once."""
    found = {tag: (union.span, f"the tag of `{union.id.name}`")}
    for variant in union.variants:
        if isinstance(variant.payload, Keyed):
            what = f"the key of the payload of `{variant.name}`"
            found.setdefault(variant.payload.key, (variant.span, what))
    for key, (span, what) in found.items():
        if not is_seen(key):
            message = f"{what} is not printable"
            report.add(WIRE_NAME_NOT_PRINTABLE, span, message)


def action_names(api: Api, report: Report) -> None:
    """NXG506: two actions have one wire name, also across files. NXG510: one that does
    not fit into a URL path as it is (wire.md W1.1)."""
    for action in api.actions:
        if is_seen(action.wire) and not _PATH.fullmatch(action.wire or "-"):
            message = f"`{action.wire}` cannot be part of a URL path as it is"
            help = ("use letters, digits and `_`, `-`, `.`, `~`",)
            report.add(WIRE_NAME_NOT_PRINTABLE, action.span, message, help=help)
    _unique(api.actions, DUPLICATE_ACTION_WIRE_NAME, "actions", report)


def _definitions(api: Api, kind: type[_D]) -> Iterator[_D]:
    return (each for each in api.definitions.values() if isinstance(each, kind))


def _unique(
    members: Iterable[_Named],
    kind: DiagnosticKind,
    what: str,
    report: Report,
    otherwise: str = "",
) -> None:
    seen: dict[WireName, _Named] = {}
    for member in members:
        # A value may be the empty text; nothing else is there to be seen.
        is_empty = member.wire == "" and not isinstance(member, EnumValue)
        if is_empty or (isinstance(member.wire, str) and not is_seen(member.wire)):
            message = f"the wire name of `{member.name}` is empty or not printable"
            report.add(WIRE_NAME_NOT_PRINTABLE, member.span, message)
        first = seen.setdefault(member.wire, member)
        if first is not member:
            report.add(
                kind,
                member.span,
                f"two {what} are called `{member.wire}` on the wire",
                label=f"`{member.name}` is `{member.wire}`",
                others=(Label(first.span, "and so is this"),),
                help=(
                    "give one of them another name with `wire:`",
                    *([otherwise % first.name] if otherwise else []),
                ),
            )


def _numbers(
    members: Sequence[EnumValue] | Sequence[Variant], what: str, report: Report
) -> None:
    """NXG512: numbers on the wire are for all members or none, and not any number."""
    numbers = [each for each in members if isinstance(each.wire, int)]
    free = max((each.wire for each in numbers if isinstance(each.wire, int)), default=0)
    for each in members if numbers else ():
        if isinstance(each.wire, str):
            message = f"`{each.name}` has no number, and others of {what} have"
            others = (Label(numbers[0].span, "this is a number on the wire"),)
            free += 1
            help = (f"give it one: `{each.name}: {free}`",)
            report.add(NUMBER_ON_WIRE, each.span, message, others=others, help=help)
        elif abs(each.wire) > MAX_WIRE_NUMBER:
            message = f"the number of `{each.name}` is out of range"
            note = "readers of JSON have all integers up to 2⁵³ − 1, and no more"
            report.add(NUMBER_ON_WIRE, each.span, message, notes=(note,))


def _no_numbers(union: UnionDef, report: Report) -> None:
    for each in union.variants:
        if isinstance(each.wire, int):
            message = f"`{each.name}` is the key of its payload, which is no number"
            help = ("give the union a tag: `tagged: adjacently`",)
            report.add(NUMBER_ON_WIRE, each.span, message, help=help)


def _tag_collision(
    api: Api, union: UnionDef, tag: str, variant: Variant, report: Report
) -> None:
    match variant.payload:
        case Keyed(key=key) if key == tag:
            report.add(
                CONTENT_COLLIDES_WITH_TAG,
                variant.span,
                f"the content key of variant `{variant.name}` is the tag `{tag}`",
                help=("choose another key with `content:`",),
            )
        case Flat(struct=struct):
            payload = api.definitions[struct]
            assert isinstance(payload, Struct)
            for field in payload.fields:
                if field.wire == tag:
                    report.add(
                        TAG_COLLIDES_WITH_FIELD,
                        variant.span,
                        f"the tag `{tag}` of `{union.id.name}` is also a field of "
                        f"variant `{variant.name}`",
                        label=f"holds `{struct.name}`",
                        others=(Label(field.span, f"is `{tag}` on the wire"),),
                        help=("rename one, or give the variant a `content:` key",),
                    )
        case _:
            pass


def _envelope_collisions(api: Api, union: UnionDef, tag: str, report: Report) -> None:
    """A field of the envelope that is also the tag, a content key or a field of a payload,
    on the wire or in code."""
    around = envelope(union, api)
    for variant in union.variants:
        wires, names = {tag}, set[str]()
        match variant.payload:
            case Keyed(key=key):
                wires.add(key)
            case Flat(struct=struct):
                payload = api.definitions[struct]
                assert isinstance(payload, Struct)
                wires |= {each.wire for each in payload.fields}
                names = {each.name for each in payload.fields}
            case _:
                pass
        for field in around:
            if field.wire in wires or field.name in names:
                report.add(
                    TAG_COLLIDES_WITH_FIELD,
                    variant.span,
                    f"variant `{variant.name}` of `{union.id.name}` has a key"
                    f" `{field.wire}`, and so has the envelope",
                    others=(Label(field.span, "the field of the envelope"),),
                    help=("rename one of them",),
                )
