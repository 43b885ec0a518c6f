"""Layout by construction: on one line if it fits, else one item a line.

The result is what Black would leave alone: exploded brackets end in a trailing comma
(but for the single index of a subscript, where a comma would make a tuple).
"""

from __future__ import annotations

from collections.abc import Sequence

from .columns import fits
from .expr import (
    Attribute,
    Call,
    Either,
    Expr,
    KeyValue,
    Keyword,
    Lambda,
    Listed,
    Mapped,
    Parameter,
    Quoted,
    Raw,
    Subscript,
    Tupled,
)
from .spelling import flat

_STEP = 4
_Solid = Raw | Quoted
"""What has no place to break."""
_Atom = _Solid | Attribute


def statement(prefix: str, expr: Expr, suffix: str = "", *, indent: int) -> str:
    """`prefix`, `expr` and `suffix`; the first line is indented already.

    `prefix` ends in `= ` or `: ` or the like. What does not fit is broken at its
    brackets, or put into parentheses if it has none or they are too far right.
    """
    line = prefix + flat(expr) + suffix
    if fits(line, indent):
        return line
    return _broken(prefix, expr, suffix, indent)


def assignment(name: str, type_: Expr, default: Expr | None, *, indent: int) -> str:
    """`name: type = default`; a type that holds its brackets open by a comma is
    broken before the default is, any other type only when it must be."""
    if default is None:
        return statement(f"{name}: ", type_, indent=indent)
    head = f"{name}: {flat(type_)} = "
    if fits(head + flat(default), indent):
        return head + flat(default)
    if _has_one_break(type_) and fits(head, indent + 1):
        if isinstance(default, _Solid):  # in parentheses, fit or not
            inner = " " * (indent + _STEP) + flat(default)
            return f"{head}(\n{inner}\n{' ' * indent})"
        return statement(head, default, indent=indent)
    return _both_broken(f"{name}: ", type_, default, indent)


def _both_broken(prefix: str, type_: Expr, default: Expr, indent: int) -> str:
    """A type that is broken, and its default. Black puts both into parentheses where
    the type's own brackets are too far right, if it has room that way, up to the
    brackets of the default."""
    opening = _opening(type_)
    is_far = opening and not fits(prefix + opening, indent)
    if opening and not is_far:
        broken = _explode(prefix, type_, "", indent)
        return _with_default(broken, default, indent)
    broken = _parenthesized(prefix, type_, "", indent)
    if not is_far:
        return _with_default(broken, default, indent)
    whole = _with_default(broken, default, indent, is_tight=True)
    start = _opening(default)
    if fits(f"{broken} = {start}" if start else whole, indent):
        return whole
    broken = _explode(prefix, type_, "", indent)
    return _with_default(broken, default, indent)


def _with_default(
    broken: str, default: Expr, indent: int, *, is_tight: bool = False
) -> str:
    """A type over several lines with its default. Black breaks the default too if
    the first line has no room, and keeps parentheses that it has tried."""
    first, *above, last = broken.split("\n")
    prefix = f"{last.strip()} = "
    if isinstance(default, Either) or (is_tight and isinstance(default, _Atom)):
        rest = f"{prefix}({flat(default)})"
        if not fits(rest, indent) or (not is_tight and not fits(first, indent)):
            rest = _parenthesized(prefix, default, "", indent)
    elif _opening(default) and (is_tight or not fits(first, indent)):
        rest = _explode(prefix, default, "", indent)
    else:
        rest = statement(prefix, default, indent=indent)
    return "\n".join([first, *above, " " * indent + rest])


def _broken(prefix: str, expr: Expr, suffix: str, indent: int) -> str:
    """Broken at its own brackets; in parentheses where these are too far right and
    parentheses help: a value they need not help all the way."""
    opening = _opening(expr)
    if opening and fits(prefix + opening, indent):
        return _explode(prefix, expr, suffix, indent)
    whole = _parenthesized(prefix, expr, suffix, indent)
    if not opening:
        return whole
    if prefix.endswith("= "):
        helps = fits(prefix, indent + 1) and _has_room(expr, indent + _STEP)
    else:
        helps = fits(whole, indent)
    return whole if helps else _explode(prefix, expr, suffix, indent)


def _has_room(expr: Expr, indent: int) -> bool:
    """Whether parentheses help a value: what nothing can break has room there."""
    match expr:
        case Subscript(args=args) | Call(args=args):
            comma = len(args) > 1 or isinstance(expr, Call)
            solid = [each for each in args if isinstance(each, Raw)]
        case _:
            comma, solid = False, []
    lines = [_item(each, comma * ",", indent + _STEP) for each in solid]
    lines.append(" " * indent + _opening(expr))
    return all(map(fits, lines))


def bracketed(head: str, items: Sequence[Expr], tail: str, *, indent: int) -> str:
    """`head`, items and `tail`, over several lines: a signature, the bases of a class."""
    return _rows(head, items, ",", tail, indent) if items else head + tail


def _rows(head: str, items: Sequence[Expr], comma: str, tail: str, indent: int) -> str:
    body = "\n".join(_item(item, comma, indent + _STEP) for item in items)
    return f"{head}\n{body}\n{' ' * indent}{tail}"


def _opening(expr: Expr) -> str:
    """What stands before the first break of an expression at its own brackets."""
    match expr:
        case Subscript(base=base):
            return f"{flat(base)}["
        case Call(func=func, args=args) if args:
            return f"{flat(func)}("
        case Listed(items=[_, *_]):
            return "["
        case Tupled(items=[_, *_]):
            return "("
        case Mapped(items=[_, *_]):
            return "{"
        case Keyword(value=inner) | KeyValue(value=inner) | Lambda(body=inner):
            opening = _opening(inner)
            return _before(expr) + opening if opening else ""
        case _:
            return ""


def _before(expr: Keyword | KeyValue | Lambda) -> str:
    """What stands before the part that can be broken."""
    match expr:
        case Keyword(name=name):
            return f"{name}="
        case KeyValue(key=key):
            return f"{flat(key)}: "
        case Lambda():
            return "lambda: "


def _explode(prefix: str, expr: Expr, suffix: str, indent: int) -> str:
    items: Sequence[Expr]
    match expr:
        case Subscript(args=items):
            comma, closing = "," if len(items) > 1 else "", "]"
        case Call(args=[_, *_] as items):
            comma, closing = ",", ")"
        case Listed(items=[_, *_] as items):
            comma, closing = ",", "]"
        case Tupled(items=[_, *_] as items):
            comma, closing = ",", ")"
        case Mapped(items=[_, *_] as items):
            comma, closing = ",", "}"
        case Keyword(value=inner) | KeyValue(value=inner) | Lambda(body=inner):
            return _explode(prefix + _before(expr), inner, suffix, indent)
        case _:
            return prefix + flat(expr) + suffix
    opening = prefix + _opening(expr)
    return _rows(opening, items, comma, closing + suffix, indent)


def _parenthesized(prefix: str, expr: Expr, suffix: str, indent: int) -> str:
    """In parentheses, unless even these are not enough for what has no breaks."""
    inner = _item(expr, "", indent + _STEP)
    if isinstance(expr, _Solid) and not fits(inner):
        return prefix + flat(expr) + suffix
    return f"{prefix}(\n{inner}\n{' ' * indent}){suffix}"


def _item(expr: Expr, comma: str, indent: int) -> str:
    """One item on lines of its own, indent included."""
    pad = " " * indent
    line = flat(expr) + comma
    if fits(line, indent):
        return pad + line
    match expr:
        case Either(items=items):
            parts = [
                _fitted("| " if index else "", item, indent)
                for index, item in enumerate(items)
            ]
        case Parameter(name=name, type=type_, default=default):
            suffix = ("" if default is None else f" = {flat(default)}") + comma
            parts = [_annotated(f"{name}: ", type_, suffix, indent)]
            comma = ""
        case _:
            return pad + _explode("", expr, comma, indent)
    return "\n".join(pad + part for part in parts) + comma


def _annotated(prefix: str, type_: Expr, suffix: str, indent: int) -> str:
    """A parameter; Black puts only unions into parentheses."""
    if isinstance(type_, Either):
        return _parenthesized(prefix, type_, suffix, indent)
    return _explode(prefix, type_, suffix, indent)


def _fitted(prefix: str, expr: Expr, indent: int) -> str:
    line = prefix + flat(expr)
    if fits(line, indent):
        return line
    return _explode(prefix, expr, "", indent)


def _has_one_break(expr: Expr) -> bool:
    match expr:
        case Subscript(args=args):
            return len(args) == 1
        case _:
            return isinstance(expr, Raw | Either)
