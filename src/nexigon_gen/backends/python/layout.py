"""Layout by construction: on one line if it fits, else one item a line.

The result is what Black would leave alone: exploded brackets end in a trailing comma
(but for the single index of a subscript, where a comma would make a tuple).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from . import literals
from .columns import columns
from .expr import (
    Attribute,
    Call,
    Either,
    Expr,
    Index,
    Keyword,
    Name,
    Parameter,
    Quoted,
    Raw,
)
from .imports import Imports

WIDTH = 88
_STEP = 4


@dataclass(frozen=True, slots=True)
class Layout:
    """Renders expressions with the names of one module; `shadowed` as in `Imports`."""

    imports: Imports
    shadowed: frozenset[str] = field(default=frozenset())

    def flat(self, expr: Expr) -> str:
        """An expression on one line."""
        match expr:
            case Name():
                return self.imports.local(expr, self.shadowed)
            case Raw(text=text):
                return text
            case Index(base=base, args=args):
                return f"{self.flat(base)}[{self._commas(args)}]"
            case Call(func=func, args=args):
                return f"{self.flat(func)}({self._commas(args)})"
            case Keyword(name=name, value=value):
                return f"{name}={self.flat(value)}"
            case Either(items=items):
                return " | ".join(self.flat(item) for item in items)
            case Attribute(base=base, name=name):
                return f"{self.flat(base)}.{name}"
            case Parameter(name=name, type=type_, default=default):
                return f"{name}: {self.flat(type_)}{self._value(default)}"
            case Quoted(inner=inner):
                return literals.string(self.flat(inner))

    def _commas(self, items: Sequence[Expr]) -> str:
        return ", ".join(self.flat(item) for item in items)

    def _value(self, default: Expr | None) -> str:
        return "" if default is None else f" = {self.flat(default)}"

    def statement(
        self, prefix: str, expr: Expr, suffix: str = "", *, indent: int = 0
    ) -> str:
        """`prefix`, `expr` and `suffix`; the first line is indented already.

        `prefix` ends in `= ` or `: ` or the like. What does not fit is broken at its
        brackets, or put into parentheses if it has none or they are too far right.
        """
        line = prefix + self.flat(expr) + suffix
        if indent + columns(line) <= WIDTH:
            return line
        return self._broken(prefix, expr, suffix, indent)

    def assignment(
        self, name: str, type_: Expr, default: Expr | None = None, *, indent: int = 0
    ) -> str:
        """`name: type = default`; a type that holds its brackets open by a comma is
        broken before the default is, any other type only when it must be."""
        if default is None:
            return self.statement(f"{name}: ", type_, indent=indent)
        head = f"{name}: {self.flat(type_)} = "
        if _fits(head + self.flat(default), indent):
            return head + self.flat(default)
        if _has_one_break(type_) and indent + columns(head) < WIDTH:
            if isinstance(default, _Solid):  # in parentheses, fit or not
                inner = " " * (indent + _STEP) + self.flat(default)
                return f"{head}(\n{inner}\n{' ' * indent})"
            return self.statement(head, default, indent=indent)
        return self._both_broken(f"{name}: ", type_, default, indent)

    def _both_broken(self, prefix: str, type_: Expr, default: Expr, indent: int) -> str:
        """A type that is broken, and its default. Black puts both into parentheses where
        the type's own brackets are too far right, if it has room that way, up to the
        brackets of the default."""
        opening = self._opening(type_)
        is_far = opening and not _fits(prefix + opening, indent)
        if opening and not is_far:
            broken = self._explode(prefix, type_, "", indent)
            return self._with_default(broken, default, indent)
        broken = self._parenthesized(prefix, type_, "", indent)
        if not is_far:
            return self._with_default(broken, default, indent)
        whole = self._with_default(broken, default, indent, is_tight=True)
        start = self._opening(default)
        if _fits(f"{broken} = {start}" if start else whole, indent):
            return whole
        broken = self._explode(prefix, type_, "", indent)
        return self._with_default(broken, default, indent)

    def _with_default(
        self, broken: str, default: Expr, indent: int, *, is_tight: bool = False
    ) -> str:
        """A type over several lines with its default. Black breaks the default too if
        the first line has no room, and keeps parentheses that it has tried."""
        first, *above, last = broken.split("\n")
        prefix = f"{last.strip()} = "
        if isinstance(default, Either) or (is_tight and isinstance(default, _Atom)):
            rest = f"{prefix}({self.flat(default)})"
            if not _fits(rest, indent) or (not is_tight and not _fits(first, indent)):
                rest = self._parenthesized(prefix, default, "", indent)
        elif self._opening(default) and (is_tight or not _fits(first, indent)):
            rest = self._explode(prefix, default, "", indent)
        else:
            rest = self.statement(prefix, default, indent=indent)
        return "\n".join([first, *above, " " * indent + rest])

    def _broken(self, prefix: str, expr: Expr, suffix: str, indent: int) -> str:
        """Broken at its own brackets; in parentheses where these are too far right and
        parentheses help: a value they need not help all the way."""
        opening = self._opening(expr)
        if opening and _fits(prefix + opening, indent):
            return self._explode(prefix, expr, suffix, indent)
        whole = self._parenthesized(prefix, expr, suffix, indent)
        if not opening:
            return whole
        if prefix.endswith("= "):
            helps = _fits(prefix, indent + 1) and self._has_room(expr, indent + _STEP)
        else:
            helps = _fits(whole, indent)
        return whole if helps else self._explode(prefix, expr, suffix, indent)

    def _has_room(self, expr: Expr, indent: int) -> bool:
        """Whether parentheses help a value: what nothing can break has room there."""
        match expr:
            case Index(args=args) | Call(args=args):
                comma = len(args) > 1 or isinstance(expr, Call)
                solid = [each for each in args if isinstance(each, Name | Raw)]
            case _:
                comma, solid = False, []
        lines = [self._item(each, comma * ",", indent + _STEP) for each in solid]
        lines.append(" " * indent + self._opening(expr))
        return all(columns(line) <= WIDTH for line in lines)

    def bracketed(
        self, head: str, items: Sequence[Expr], tail: str, *, indent: int = 0
    ) -> str:
        """`head`, items and `tail`: a signature, the bases of a class."""
        line = head + self._commas(items) + tail
        if indent + columns(line) <= WIDTH or not items:
            return line
        return self._rows(head, items, ",", tail, indent)

    def tuple(self, head: str, items: Sequence[Expr], *, indent: int = 0) -> str:
        """`head` and a tuple; the comma of a single item must stay."""
        comma = "," if len(items) == 1 else ""
        line = f"{head}({self._commas(items)}{comma})"
        if indent + columns(line) <= WIDTH:
            return line
        return self._rows(f"{head}(", items, ",", ")", indent)

    def _rows(
        self, head: str, items: Sequence[Expr], comma: str, tail: str, indent: int
    ) -> str:
        body = "\n".join(self._item(item, comma, indent + _STEP) for item in items)
        return f"{head}\n{body}\n{' ' * indent}{tail}"

    def _opening(self, expr: Expr) -> str:
        """What stands before the first break of an expression at its own brackets."""
        match expr:
            case Index(base=base):
                return f"{self.flat(base)}["
            case Call(func=func, args=args) if args:
                return f"{self.flat(func)}("
            case Keyword(name=name, value=value) if opening := self._opening(value):
                return f"{name}={opening}"
            case _:
                return ""

    def _explode(self, prefix: str, expr: Expr, suffix: str, indent: int) -> str:
        match expr:
            case Index(args=args):
                comma, closing = "," if len(args) > 1 else "", "]"
            case Call(args=args) if args:
                comma, closing = ",", ")"
            case Keyword(name=name, value=value):
                return self._explode(f"{prefix}{name}=", value, suffix, indent)
            case _:
                return prefix + self.flat(expr) + suffix
        opening = prefix + self._opening(expr)
        return self._rows(opening, args, comma, closing + suffix, indent)

    def _parenthesized(self, prefix: str, expr: Expr, suffix: str, indent: int) -> str:
        """In parentheses, unless even these are not enough for what has no breaks."""
        inner = self._item(expr, "", indent + _STEP)
        if isinstance(expr, _Solid) and columns(inner) > WIDTH:
            return prefix + self.flat(expr) + suffix
        return f"{prefix}(\n{inner}\n{' ' * indent}){suffix}"

    def _item(self, expr: Expr, comma: str, indent: int) -> str:
        """One item on lines of its own, indent included."""
        pad = " " * indent
        line = self.flat(expr) + comma
        if indent + columns(line) <= WIDTH:
            return pad + line
        match expr:
            case Either(items=items):
                parts = [
                    self._fitted("| " if index else "", item, indent)
                    for index, item in enumerate(items)
                ]
            case Parameter(name=name, type=type_, default=default):
                suffix = self._value(default) + comma
                parts = [self._annotated(f"{name}: ", type_, suffix, indent)]
                comma = ""
            case _:
                return pad + self._explode("", expr, comma, indent)
        return "\n".join(pad + part for part in parts) + comma

    def _annotated(self, prefix: str, type_: Expr, suffix: str, indent: int) -> str:
        """A parameter; Black puts only unions into parentheses."""
        if isinstance(type_, Either):
            return self._parenthesized(prefix, type_, suffix, indent)
        return self._explode(prefix, type_, suffix, indent)

    def _fitted(self, prefix: str, expr: Expr, indent: int) -> str:
        line = prefix + self.flat(expr)
        if indent + columns(line) <= WIDTH:
            return line
        return self._explode(prefix, expr, "", indent)


_Solid = Name | Raw | Quoted
"""What has no place to break."""
_Atom = _Solid | Attribute


def _fits(text: str, indent: int) -> bool:
    """Whether no line is too wide; the first is indented in the end."""
    first, *rest = text.split("\n")
    return indent + columns(first) <= WIDTH and all(
        columns(line) <= WIDTH for line in rest
    )


def _has_one_break(expr: Expr) -> bool:
    match expr:
        case Index(args=args):
            return len(args) == 1
        case _:
            return isinstance(expr, Name | Raw | Either)
