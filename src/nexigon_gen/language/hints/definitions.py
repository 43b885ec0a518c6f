"""Definitions of enums and unions, and values of enums, as other languages write them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...syntax.node import Entry, ScalarNode
from ..spelling import pascal
from .foreign_types import Foreign


def definition(found: Foreign, field: str) -> str:
    """The enum or union, as an entry of `types` named after the field that has it."""
    name = f"{pascal(field)}Kind"
    if found.is_enum:
        return f"{name}: {enum_body(found.one_of)}"
    return f"{name}: {union_body(found.one_of)}"


def numbered(entry: Entry) -> str:
    """A value of an enum whose number is its key, as it is written here; empty where it
    cannot be told."""
    number, value = entry.key.text, entry.value
    if not isinstance(value, ScalarNode) or "\n" in value.span.text:
        return ""
    if value.text and pascal(value.text) == value.text:
        return f"{value.text}: {number}"
    docs = f" -- {value.text}" if value.text else ""
    return f"Value{number}: {number}{docs}"


def union_body(types: Sequence[str]) -> str:
    """The union of these types, in flow form; empty where one of them is."""
    if not types or not all(types):
        return ""
    head, variants = union_parts(types)
    return f"{{{head}, variants: {variants}}}"


def union_parts(types: Sequence[str]) -> tuple[str, str]:
    """How a union of these types tells them apart, and its variants in flow form."""
    named = {pascal(re.sub(r"\W+", "_", each)) or "Name": each for each in types}
    shown = ", ".join(f"{name}: {_quoted(each)}" for name, each in named.items())
    are_own = all(each[:1].isupper() for each in types)
    return "tag: kind" if are_own else "tagged: untagged", f"{{{shown}}}"


def enum_body(values: tuple[str, ...]) -> str:
    """The enum of these values on the wire, in flow form."""
    if all(map(str.isdigit, values)):
        shown = ", ".join(f"N{each}: {each}" for each in values)
    elif all(pascal(each) == each for each in values):
        shown = ", ".join(f"{each}: ''" for each in values)
    else:
        shown = ", ".join(
            f"{pascal(each) or 'Name'}: {{wire: {_plain(each)}}}" for each in values
        )
    return f"{{values: {{{shown}}}}}"


def _plain(text: str) -> str:
    return text if re.fullmatch(r"[A-Za-z][A-Za-z_-]*", text) else f'"{text}"'


def _quoted(type_: str) -> str:
    return f'"{type_}"' if "," in type_ or "?" in type_ else type_
