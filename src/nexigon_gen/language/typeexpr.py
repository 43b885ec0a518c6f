"""Type expressions: `map<string, list<Device?>>(..16)`.

type   = name [ "<" type { "," type } ">" ] [ "(" range ")" ] [ "?" ]
range  = [ number ] ".." [ number ]
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import NoReturn, TypeAlias

from ..text.kinds import (
    BAD_TYPE_EXPRESSION,
    FLOW_SPLIT_GENERIC,
    LIST_SHORTHAND,
    NON_PRINTABLE_OR_BIDI,
    OPTIONAL_OF_OPTIONAL,
)
from ..text.report import Report
from ..text.span import Span
from ..values import dataclass
from . import hints
from .document import Bounds, Text, TypeExpr
from .hints.blanks import ODD, ZERO, odd_blank

MAX_LENGTH = 10_000
"""Most characters of an expression."""
MAX_DEPTH = 64
"""Deepest nesting of `<…>`."""
_MAX_DIGITS = 400
_NULLABLE = "leave the `?` out here, and write it where the type is used"
_TOKEN = re.compile(
    r"[ \t\r\n]*(?:(?P<name>[A-Za-z_][A-Za-z0-9_]*)"
    r"|(?P<number>[-+]?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)"
    r"|(?P<sign>\.\.|[<>(),?\[\]])"
    r"|(?P<end>$)"
    r"|(?P<other>[^ \t\r\n]))"
)


def parse(text: Text, report: Report, *, nullable: bool = False) -> TypeExpr | None:
    """Reads a type, or reports the token that is wrong.

    `nullable` says whether the outermost type may end in `?`.
    """
    name = text.text.removesuffix("?")
    if name.isidentifier() and name.isascii() and len(name) < MAX_LENGTH:
        is_nullable = len(name) < len(text.text)
        if nullable or not is_nullable:  # as most types are
            return TypeExpr(name, text.span, nullable=is_nullable)
    if text.text.count("<") > text.text.count(">") and _is_cut(text.span):
        report.add(
            FLOW_SPLIT_GENERIC,
            text.span,
            f"`{text.text}` was cut at the comma",
            notes=("between braces, YAML ends a value at a comma",),
            help=("quote the type, or write one entry a line",),
        )
        return None
    if len(text.text) > MAX_LENGTH:
        message = f"a type has at most {MAX_LENGTH:,} characters"
        report.add(BAD_TYPE_EXPRESSION, text.span, message)
        return None
    parser = _Parser(text, report)
    try:
        expr = parser.type()
        if parser.kind != "end":
            parser.fail("unexpected `{}` after the type", parser.help_behind)
    except _Wrong:
        return None
    if expr.nullable and not nullable:
        report.add(
            OPTIONAL_OF_OPTIONAL,
            parser.span(parser.last - 1, parser.last),
            "a type can be nullable (`?`) only as that of a field, or inside `<…>`",
            help=hints.foreign(text.text, text.span) or (_NULLABLE,),
        )
    return expr


def bounds(text: Text, report: Report) -> Bounds | None:
    """Reads a range that stands for itself, or reports the token that is wrong."""
    parser = _Parser(text, report)

    def help() -> tuple[str, ...]:
        return hints.no_bounds(text.text)

    try:
        found = parser.range(help)
        if parser.kind != "end":
            parser.fail("unexpected `{}` after the range", help)
    except _Wrong:
        return None
    return found


def _is_cut(span: Span) -> bool:
    return span.source.text[span.end : span.end + 1] == ","


_Help: TypeAlias = "tuple[str, ...] | Callable[[], tuple[str, ...]]"
"""Help, or what makes it once it is needed."""


class _Wrong(Exception):
    """The expression is wrong; the reason is reported."""


@dataclass(slots=True)
class _Parser:
    text: Text
    report: Report
    start: int = 0
    end: int = 0
    last: int = 0
    depth: int = 0
    kind: str = ""
    token: str = ""

    def __post_init__(self) -> None:
        self.advance()

    def advance(self) -> None:
        """Moves to the next token."""
        match = _TOKEN.match(self.text.text, self.end)
        assert match  # the last alternative takes any character
        self.last = self.end
        self.kind = match.lastgroup or "end"
        self.token = match[self.kind]
        self.start, self.end = match.span(self.kind)

    def type(self) -> TypeExpr:
        if self.kind != "name":
            self.fail_at_name()
        name, start = self.token, self.start
        self.advance()
        args = self.arguments() if self.token == "<" else ()
        bounds = self.bounds(start) if self.token == "(" else None
        if self.token == "[":
            self.fail_list(start)
        nullable = self.token == "?"
        if nullable:
            self.advance()
        return TypeExpr(
            name, self.span(start, self.last), args, bounds=bounds, nullable=nullable
        )

    def arguments(self) -> tuple[TypeExpr, ...]:
        """The types between `<` and `>`."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self.fail(f"a type may be nested at most {MAX_DEPTH} levels deep")
        self.advance()
        args = [self.type()]
        while self.token == ",":
            self.advance()
            args.append(self.type())
        self.depth -= 1
        self.expect(">", lambda: hints.foreign(self.text.text, self.text.span))
        return tuple(args)

    def bounds(self, type_start: int) -> Bounds:
        """The range between the `(` and `)` of a type; its span is with them."""
        start = self.start

        def help() -> tuple[str, ...]:
            type_ = self.text.text[type_start:start].strip()
            return hints.no_range(type_, self.text.text[start:], self.text.span)

        self.advance()
        found = self.range(help)
        self.expect(")", help)
        return Bounds(found.min, found.max, self.span(start, self.last))

    def range(self, help: _Help = ()) -> Bounds:
        """`1..128`, `1..` or `..128`"""
        start = self.start
        low = self.number()
        self.expect("..", help)
        high = self.number()
        if low is None and high is None:
            self.fail("a bound is missing before or after `..`", help)
        return Bounds(low, high, self.span(start, self.last))

    def number(self) -> int | float | None:
        if self.kind != "number":
            return None
        text = self.token
        if len(text) > _MAX_DIGITS or math.isinf(float(text)):
            self.fail("the number is too large for any type")
        self.advance()
        return int(text) if text.lstrip("+-").isdigit() else float(text)

    def expect(self, sign: str, help: _Help = ()) -> None:
        if self.token != sign:
            self.fail(f"expected `{sign}`, found {{}}", help)
        self.advance()

    def fail_at_name(self) -> NoReturn:
        if self.token == "[":
            self.fail_list(self.start)
        self.fail("expected a type, found {}", hints.no_type(self.rest, self.text.span))

    def fail_list(self, start: int) -> NoReturn:
        """Reports the `[` of the type that begins at `start`."""
        before = self.text.text[start : self.start].strip()
        found = hints.in_brackets(self.text.text, self.text.span)
        self.report.add(
            LIST_SHORTHAND,
            self.here,
            f"{'a list' if before != 'map' else 'a map'} is not written with brackets",
            help=found or (f"write `{hints.brackets(before, self.rest)}`",),
        )
        raise _Wrong

    def fail(self, message: str, help: _Help = ()) -> NoReturn:
        if odd := re.search(ODD, self.text.text):
            message = odd_blank(self.text.text)
            what = "write a space" if not re.match(ZERO, odd[0]) else "take it away"
            place = self.span(odd.start(), odd.end())
            self.report.add(NON_PRINTABLE_OR_BIDI, place, message, help=(what,))
            raise _Wrong
        help = self.help_open or (help() if callable(help) else help)
        found = f"`{self.token}`" if self.token else "the end"
        message = message.replace("`{}`", found).replace("{}", found)
        self.report.add(BAD_TYPE_EXPRESSION, self.here, message, help=help)
        raise _Wrong

    @property
    def help_open(self) -> tuple[str, ...]:
        """Help for a bracket that is not closed at the end."""
        text = self.text.text
        if self.kind != "end" or not self.start:
            return ()
        for opening, closing in (("<", ">"), ("(", ")")):
            if lacking := text.count(opening) - text.count(closing):
                return (f"write `{text}{closing * lacking}`",) if lacking > 0 else ()
        return ()

    @property
    def help_behind(self) -> tuple[str, ...]:
        """Help for what follows a whole type."""
        before = self.text.text[: self.start].rstrip()
        return hints.behind_type(before, self.rest, self.text.span)

    @property
    def rest(self) -> str:
        """The text from the current token on."""
        return self.text.text[self.start :]

    @property
    def here(self) -> Span:
        """The current token; the last character of the text at its end."""
        if self.kind == "end" and self.start:
            return self.span(self.start - 1, self.start)
        return self.span(self.start, max(self.end, self.start + 1))

    def span(self, start: int, end: int) -> Span:
        """A part of the text, or the whole where offsets do not match the file."""
        whole = self.text.span
        if whole.end - whole.start != len(self.text.text):
            return whole
        return whole.part(start, end)
