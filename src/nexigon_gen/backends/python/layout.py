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
        if indent + columns(head + self.flat(default)) <= WIDTH:
            return head + self.flat(default)
        if _has_one_break(type_) and indent + columns(head) < WIDTH:
            if isinstance(default, Name | Raw):  # in parentheses, fit or not
                inner = " " * (indent + _STEP) + self.flat(default)
                return f"{head}(\n{inner}\n{' ' * indent})"
            return self.statement(head, default, indent=indent)
        *above, last = self._broken(f"{name}: ", type_, "", indent).split("\n")
        prefix = f"{last.strip()} = "
        if isinstance(default, Either):
            rest = self._kept(prefix, default, indent)
        else:
            rest = self.statement(prefix, default, indent=indent)
        return "\n".join([*above, " " * indent + rest])

    def _kept(self, prefix: str, union: Either, indent: int) -> str:
        """Behind a broken type: Black keeps the parentheses that it has tried there."""
        line = f"{prefix}({self.flat(union)})"
        if indent + columns(line) <= WIDTH:
            return line
        return self._parenthesized(prefix, union, "", indent)

    def _broken(self, prefix: str, expr: Expr, suffix: str, indent: int) -> str:
        opening = self._opening(expr)
        if opening and (
            indent + columns(prefix + opening) <= WIDTH
            or indent + columns(prefix) >= WIDTH
            or not self._fits_inside(expr, indent + _STEP)
        ):
            return self._explode(prefix, expr, suffix, indent)
        return self._parenthesized(prefix, expr, suffix, indent)

    def _fits_inside(self, expr: Expr, indent: int) -> bool:
        """Whether parentheses help: what nothing can break must have room there."""
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
        if isinstance(expr, Name | Raw) and columns(inner) > WIDTH:
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


def _has_one_break(expr: Expr) -> bool:
    match expr:
        case Index(args=args):
            return len(args) == 1
        case _:
            return isinstance(expr, Name | Raw | Either)
