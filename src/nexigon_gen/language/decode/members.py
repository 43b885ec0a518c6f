"""Fields and values."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...ir.terms import STABLE
from ...syntax import hazards
from ...syntax.implicit import in_odd_quotes
from ...syntax.node import Entry, MappingNode, Node, ScalarNode, SequenceNode
from ...text.kinds import (
    DOCS_IN_COMMENT,
    DUPLICATE_FIELD,
    INVALID_IDENTIFIER,
    LIST_SHORTHAND,
    UNKNOWN_KEY,
    WRONG_YAML_KIND,
    YAML_NOT_A_STRING,
)
from ...text.report import Label, Report
from ...text.suggest import closest
from .. import hints, typeexpr
from ..complaints import wrong_kind
from ..document import (
    FieldDecl,
    Text,
    TypeExpr,
    ValueDecl,
    WireNumber,
)
from ..leftovers import whole
from ..member_keys import FieldBody, ValueBody
from ..texts import Meaning, check_text, number_of, part_of
from .lifecycle import checks, lifecycle
from .names import PASCAL, SNAKE, check_name, key_name

_DOCS_MARK = " -- "
_NUMBERED = re.compile(r"(0|-?[1-9][0-9]{0,99}) -- ")
_FRACTION = r"-?[0-9]+\.[0-9]+"
_GIVEN = re.compile(r"=\s*(-?[0-9]+)|=?\s*(?:enum\.)?auto\(\)")
"""What gives a value its number in Python."""
_ONE_FIELD = "`{0}` and `{0}?` are the same field; the `?` only marks it optional"


def split_docs(node: ScalarNode) -> tuple[Text, str]:
    """The type and the docs of a short form, `Type -- docs`."""
    head, mark, docs = node.text.partition(_DOCS_MARK)
    return part_of(node, 0, len(head)), docs if mark else ""


def short_type(
    node: ScalarNode, report: Report, *, nullable: bool = False
) -> tuple[TypeExpr | None, str]:
    """The parsed type and the docs of a short form; a field's may be `nullable`."""
    text, docs = split_docs(node)
    if not docs:
        hazards.check_docs(node.span, text.text, report)
    return typeexpr.parse(text, report, nullable=nullable), docs


def fields(
    entries: Iterable[Entry], owner: str, report: Report
) -> tuple[FieldDecl, ...]:
    """The fields of a struct; `name` and `name?` are one field."""
    found: dict[str, FieldDecl] = {}
    for entry in whole(entries):
        field = _field(entry, owner, report)
        first = found.get(field.name.text)
        if first is None:
            found[field.name.text] = field
            continue
        report.add(
            DUPLICATE_FIELD,
            entry.key.span,
            f"field `{field.name.text}` is defined twice in `{owner}`",
            label="defined again here",
            others=(Label(first.name.span, "first defined here"),),
            notes=(_ONE_FIELD.format(field.name.text),),
        )
    return tuple(found.values())


def _field(entry: Entry, owner: str, report: Report) -> FieldDecl:
    key = entry.key
    optional = key.text.endswith("?")
    if (" " in key.text or key.text.isdigit()) and (
        own := hints.keyed(key.text, entry.value)
    ):
        help = " and ".join(f"`{each}`" for each in own)
        message = f"`{key.text}` is not a name"
        report.add(INVALID_IDENTIFIER, key.span, message, help=(f"write {help}",))
        return _plain(Text(own[0].partition(":")[0], key.span), optional, None, "")
    name = part_of(key, 0, len(key.text) - optional)
    if not optional and (SNAKE.pattern.fullmatch(name.text) or in_odd_quotes(key.text)):
        check_text(key, report)
    name = check_name(name, SNAKE, "field", report)
    what = f"field `{name.text}` of `{owner}`"
    match entry.value:
        case ScalarNode(is_missing=False) as scalar:
            type_, docs = short_type(scalar, report, nullable=True)
            return _plain(name, optional, type_, docs)
        case MappingNode() as mapping if _is_struct(mapping):
            kind = hints.type_for(f"{owner}.{name.text}")
            help = (
                f"define `{kind}: {{fields: {hints.inline(mapping)}}}` under `types`, and"
                f" write `{key.text}: {kind}`"
            )
            wrong_kind(mapping, f"{what} needs a type", report, help)
            return _plain(name, optional, None, "")
        case MappingNode() as mapping:
            within = f"{owner}.{key.text}"
            with FieldBody(mapping, what, report, name=within) as body:
                return FieldDecl(
                    name=name,
                    optional=optional,
                    type=body.type,
                    docs=body.docs,
                    wire=body.wire,
                    lifecycle=lifecycle(body, report),
                    default=body.default,
                    checks=checks(body.validate, report),
                    secret=body.secret,
                    examples=body.examples,
                )
        case SequenceNode(items=(ScalarNode(text=item),)):
            help = f"write `{hints.listed(item)}`"
            message = "a list is not written with brackets"
            report.add(LIST_SHORTHAND, entry.value.span, message, help=(help,))
            return _plain(name, optional, None, "")
        case other:
            _needs_type(other, what, report)
            return _plain(name, optional, None, "")


def _plain(name: Text, optional: bool, type_: TypeExpr | None, docs: str) -> FieldDecl:
    """A field of which only so much is said."""
    return FieldDecl(
        name=name, optional=optional, type=type_, docs=docs, wire=None, lifecycle=STABLE
    )


def _is_struct(node: MappingNode) -> bool:
    """Whether the body of a field holds fields of its own."""
    return bool(node.entries) and not any(
        each.key.text in FieldBody.shape.keys
        or hints.is_known(each.key.text)
        or " " in each.key.text
        or closest(each.key.text, FieldBody.shape.keys)
        or not each.key.text.rstrip("?").isidentifier()
        for each in node
    )


def _needs_type(node: Node, what: str, report: Report) -> None:
    help = "write `Type -- docs` or a mapping with `type:`"
    if isinstance(node, SequenceNode) and node.items:
        help = "write `list<any>`, or the name of a union"
        items = [each.text for each in node.items if isinstance(each, ScalarNode)]
        if "null" in items and (one := hints.foreign(" | ".join(items), node.span)):
            (help,) = one
        elif not items and (one := hints.foreign(node.span.text, node.span)):
            (help,) = one  # `[String: Int]` is a list of a mapping to YAML
        elif len(items) == len(node.items) > 1:
            help = f"write `{hints.tupled(items)}`, or the name of a union"
    wrong_kind(node, f"{what} needs a type", report, help)


def values(
    entries: Iterable[Entry], owner: str, report: Report
) -> tuple[ValueDecl, ...]:
    """The values of an enum."""
    entries = tuple(entries)
    scalars = (each.value for each in entries if isinstance(each.value, ScalarNode))
    numbers = [each.value for each in map(number_of, scalars) if each]
    free = max(numbers) + 1 if numbers else None
    return tuple(_value(entry, owner, free, report) for entry in entries)


def _value(entry: Entry, owner: str, free: int | None, report: Report) -> ValueDecl:
    """A value; `free` is a number that none has, where others have some."""
    if entry.key.text.isdigit() and (own := hints.numbered(entry)):
        message = f"`{entry.key.text}` is not a name"
        help = f"a value has a name, and its number behind it: write `{own}`"
        report.add(INVALID_IDENTIFIER, entry.key.span, message, help=(help,))
        number = WireNumber(int(entry.key.text), entry.key.span)
        return ValueDecl(Text(own, entry.key.span), "", number, lifecycle=STABLE)
    name = key_name(entry.key, PASCAL, "value", report)
    match entry.value:
        case ScalarNode() as scalar:
            wire, docs = split_number(scalar)
            if wire is None:
                wire, docs = _value_docs(scalar, name, free, report)
            return ValueDecl(name, docs, wire, lifecycle=STABLE)
        case MappingNode() as mapping:
            what = f"value `{name.text}` of `{owner}`"
            with ValueBody(mapping, what, report) as body:
                if body.alias and body.wire:
                    report.add(
                        UNKNOWN_KEY,
                        body.key("wire").span,
                        "`wire` has no meaning beside `alias`",
                        notes=(f"it is what `{body.alias.text}` is on the wire",),
                    )
                return ValueDecl(
                    name,
                    body.docs,
                    body.wire,
                    lifecycle=lifecycle(body, report),
                    alias=body.alias,
                )
        case other:
            message = f"value `{name.text}` of `{owner}` takes its docs or a mapping"
            wrong_kind(other, message, report)
            return ValueDecl(name, "", None, lifecycle=STABLE)


def split_number(scalar: ScalarNode) -> tuple[WireNumber | None, str]:
    """The number and the docs of a short form, `1` or `1 -- docs`; no number in any
    other."""
    head, docs = split_docs(scalar)
    if number := number_of(scalar):
        return number, ""
    found = _NUMBERED.match(scalar.text)
    return (WireNumber(int(found[1]), head.span), docs) if found else (None, "")


def _value_docs(
    scalar: ScalarNode, name: Text, free: int | None, report: Report
) -> tuple[WireNumber | None, str]:
    """The docs of a value, which is what stands behind its name; a number in them that
    is meant as one is reported."""
    is_null = scalar.plain and scalar.text in ("~", "null")
    if (
        scalar.plain
        and free is not None
        and (is_null or re.fullmatch(_FRACTION, scalar.text))
    ):
        message = f"value `{name.text}` takes a whole number, not `{scalar.text}`"
        help = f"write `{name.text}: {free}`"
        report.add(WRONG_YAML_KIND, scalar.span, message, help=(help,))
        return WireNumber(free, scalar.span), ""
    if is_null:
        message = f"`{scalar.text}` is null to other YAML readers"
        help = f"a value without docs has nothing behind its name: write `{name.text}:`"
        report.add(YAML_NOT_A_STRING, scalar.span, message, help=(help,))
        return None, ""
    check_text(scalar, report, may_be=Meaning.NUMBER)
    docs = scalar.text.removesuffix("\n")
    if scalar.plain and (given := _GIVEN.fullmatch(docs)):
        message = f"`{docs}` is read as the docs of value `{name.text}`"
        shown = f"{name.text}: {given[1] or ''}".rstrip()
        report.add(WRONG_YAML_KIND, scalar.span, message, help=(f"write `{shown}`",))
        return WireNumber(int(given[1]), scalar.span) if given[1] else None, ""
    if scalar.plain and docs.startswith(("-- ", "- ")):
        rest = docs.partition(" ")[2]
        message = f"the docs of value `{name.text}` begin with a dash"
        help = f"all that is behind the colon is docs: write `{name.text}: {rest}`"
        report.add(DOCS_IN_COMMENT, scalar.span, message, help=(help,))
    hazards.check_docs(scalar.span, "", report)
    return None, docs
