"""Reader: the text of an expression as a value, where its parts matter."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

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
    Raw,
    Subscript,
    Tupled,
)

E = TypeVar("E", bound=Expr)

STRING = r"""b?(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
_TOKEN = re.compile(rf"\s*({STRING}|\.\.\.|-?\d[\w.]*(?:(?<=e)-\d+)?|\w+|\S)")


class ExpressionReader:
    """Reads one text from its start."""

    def __init__(self, text: str) -> None:
        self._tokens: list[str] = [*_TOKEN.findall(text), "", ""]
        self._at = 0

    def _list(self, item: Callable[[], E], closing: str) -> tuple[E, ...]:
        """Items with commas between them, and the bracket behind them."""
        tokens = self._tokens
        items: list[E] = []
        while tokens[self._at] != closing:
            items.append(item())
            self._at += tokens[self._at] == ","
        self._at += 1
        return tuple(items)

    def parameter(self) -> Expr:
        """`name`, `name: type` or `name: type = default`"""
        if self._tokens[self._at + 1] != ":":
            return Raw(self._next())
        name = self._next()
        self._next()
        type_ = self.value()
        return Parameter(name, type_, self.value() if self._skip("=") else None)

    def argument(self) -> Expr:
        """`value` or `name=value`"""
        if self._tokens[self._at + 1] != "=":
            return self.value()
        name = self._next()
        self._next()
        return Keyword(name, self.value())

    def value(self) -> Expr:
        """An expression."""
        items = [self._single()]
        while self._skip("|"):
            items.append(self._single())
        return items[0] if len(items) == 1 else Either(tuple(items))

    def _pair(self) -> KeyValue:
        """`key: value`"""
        key = self.value()
        self._next()
        return KeyValue(key, self.value())

    def _single(self) -> Expr:
        tokens = self._tokens
        match start := self._next():
            case "[":
                return Listed(self._list(self.value, "]"))
            case "(":
                return Tupled(self._list(self.value, ")"))
            case "{":
                return Mapped(self._list(self._pair, "}"))
            case "lambda":
                self._next()
                return Lambda(self.value())
            case _:
                value: Expr = Raw(start)
        while True:
            match tokens[self._at]:
                case ".":
                    value = Attribute(value, tokens[self._at + 1])
                    self._at += 2
                case "(":
                    self._at += 1
                    value = Call(value, self._list(self.argument, ")"))
                case "[":
                    self._at += 1
                    value = Subscript(value, self._list(self.argument, "]"))
                case _:
                    return value

    def _next(self) -> str:
        self._at += 1
        return self._tokens[self._at - 1]

    def _skip(self, token: str) -> bool:
        is_there = self._tokens[self._at] == token
        self._at += is_there
        return is_there
