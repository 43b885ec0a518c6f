"""Spelling of expressions as Python source on one line, with the imports of a module."""

from __future__ import annotations

from collections.abc import Sequence

from ...values import dataclass, field
from . import literals
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
    Name,
    Parameter,
    Quoted,
    Raw,
    Subscript,
    Tupled,
)
from .imports import Imports


@dataclass(frozen=True, slots=True)
class Spelling:
    """Spells expressions. Names in `shadowed` are imported under another name."""

    imports: Imports
    shadowed: frozenset[str] = field(default=frozenset())

    def text(self, expr: Expr) -> str:
        """The source of an expression, on one line."""
        match expr:
            case Name():
                return self.imports.local(expr, self.shadowed)
            case Raw(text=text):
                return text
            case Subscript(base=base, args=args):
                return f"{self.text(base)}[{self._commas(args)}]"
            case Call(func=func, args=args):
                return f"{self.text(func)}({self._commas(args)})"
            case Keyword(name=name, value=value):
                return f"{name}={self.text(value)}"
            case Either(items=items):
                return " | ".join(map(self.text, items))
            case Attribute(base=base, name=name):
                return f"{self.text(base)}.{name}"
            case Listed(items=items):
                return f"[{self._commas(items)}]"
            case Tupled(items=items):
                return f"({self._commas(items)}{',' * (len(items) == 1)})"
            case Mapped(items=items):
                return f"{{{self._commas(items)}}}"
            case KeyValue(key=key, value=value):
                return f"{self.text(key)}: {self.text(value)}"
            case Lambda(body=body):
                return f"lambda: {self.text(body)}"
            case Parameter(name=name, type=type_, default=default):
                rest = "" if default is None else f" = {self.text(default)}"
                return f"{name}: {self.text(type_)}{rest}"
            case Quoted(inner=inner):
                return literals.string(self.text(inner))

    def _commas(self, items: Sequence[Expr]) -> str:
        return ", ".join(map(self.text, items))


flat = Spelling(Imports("")).text
"""Spells an expression that needs no imports."""
