"""Help for ranges, and for what stands in brackets behind a type."""

from __future__ import annotations

import re

from ...text.span import Span
from . import words
from .calls import with_limits
from .definitions import enum_body
from .foreign_types import Foreign, scalar
from .types import defined, field_of, foreign

_RANGE = "a range is `1..128`, `1..` or `..128`"
_COMPARED = re.compile(r"(<=?|>=?|≤|≥)\s*(-?[0-9]+)")
_ENDS = r"[\[(]?(-?[0-9]+)\s*(?:[-–—,:…]|\.\.[=<]?|\.{3}|\bto\b)\s*(-?[0-9]+)[\])]?"
_NO_END = r"(?:\*|[-+]?inf(?:inity)?|∞|max|min|none|null|n|unbounded|many)"
_OPEN = re.compile(
    rf"(?i:(-?[0-9]+)\s*(?:\.\.|[-–,:])\s*{_NO_END}|{_NO_END}\s*\.\.\s*(-?[0-9]+))"
)
"""`1..inf`, `*..5`"""
_BASED = re.compile(
    r"(?i:(0[xob][0-9a-f]{1,16}|[0-9]+)\.\.(0[xob][0-9a-f]{1,16}|[0-9]+))"
)


def brackets(before: str, rest: str) -> str:
    """How `before` and the `[…]` at the start of `rest` are written."""
    inside = _inside(rest)
    if ".." in inside:
        return f"{before}({inside})"
    if not inside or inside.isdigit():
        return f"list<{before or 'T'}>"
    return f"{before if before in ('list', 'map') else 'list'}<{inside}>"


def no_range(type_: str, rest: str, span: Span) -> tuple[str, ...]:
    """Help for the `(…)` at the start of `rest`, behind a type, that is no range."""
    inside = _inside(rest)
    if not inside and rest.startswith("()"):
        return foreign(type_, span) or (f"write `{type_}`",)
    if type_ in ("list", "map") and inside[:1].isalpha():
        return (f"write `{type_}<{inside}>`",)
    if type_.lower() in words.MONEY:
        return foreign(type_, span)
    if type_.lower() == "enum" and (values := re.findall(r"[\w-]+", inside)):
        return (
            (f"write `{enum_body(tuple(values))}`",)
            if not field_of(span)[0]
            else (
                defined(
                    Foreign("", one_of=tuple(values), is_enum=True), *field_of(span)
                )
            )
        )
    if type_.lower() in words.FUNCTIONS:
        return foreign(type_, span)
    if ends := re.fullmatch(_ENDS, inside.replace("_", "")):
        return (f"write `{ends[1]}..{ends[2]}`",)
    if open_ := _OPEN.fullmatch(inside):
        return (f"write `{open_[1] or ''}..{open_[2] or ''}`",)
    if based := _BASED.fullmatch(inside):
        low, high = (int(each, 0) for each in based.groups())
        return (f"write `{low}..{high}`",)
    if limited := with_limits(type_, inside) or _compared(type_, inside):
        return (f"write `{limited}`",)
    if inside.isdigit():
        found = foreign(f"{type_}({inside})", span)
        return found or (
            f"write `..{inside}` for at most, `{inside}..{inside}` for exactly",
        )
    if re.fullmatch(r"[A-Za-z][\w' -]{2,}", inside) and not type_[:1].isupper():
        if help := foreign(f"{type_}({inside})", span):
            return help
        if " " in inside:
            return (f"docs follow ` -- `: write `{type_} -- {inside}`",)
    return (_RANGE,)


def _compared(type_: str, inside: str) -> str:
    """A type with `>= 1` or the like between its parentheses, as it is written here;
    empty where there is anything else."""
    found = _COMPARED.fullmatch(inside)
    return f"{scalar(type_)}({_end(found)})" if found else ""


def _end(found: re.Match[str]) -> str:
    """The range of whole numbers that `> 1` says."""
    sign, number = found[1], int(found[2])
    if sign in (">", ">=", "≥"):
        return f"{number + (sign == '>')}.."
    return f"..{number - (sign == '<')}"


def _inside(rest: str) -> str:
    found = re.match(r"[\[(]([^\[\]()]*)[\])]", rest)
    return found[1].strip() if found else ""


def no_bounds(text: str) -> tuple[str, ...]:
    """Help for a text that is no range and stands alone."""
    if ends := re.fullmatch(_ENDS, text.strip()):
        return (f"write `{ends[1]}..{ends[2]}`",)
    if number := re.fullmatch(r"(<=|>=|[<>])?\s*(-?[0-9]+)", text.strip()):
        if number[1] and number[1][0] == ">":
            return (f"write `{number[2]}..`",)
        return (
            f"write `..{number[2]}` for at most, `{number[2]}..{number[2]}` for exactly",
        )
    return (_RANGE,)
