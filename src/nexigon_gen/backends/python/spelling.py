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
        # Patterns with parts, such as `Raw(text=text)`, take three times as long.
        match expr:
            case Name():
                return self.imports.local(expr, self.shadowed)
            case Raw():
                return expr.text
            case Subscript():
                return f"{self.text(expr.base)}[{self._commas(expr.args)}]"
            case Call():
                return f"{self.text(expr.func)}({self._commas(expr.args)})"
            case Keyword():
                return f"{expr.name}={self.text(expr.value)}"
            case Either():
                return " | ".join(map(self.text, expr.items))
            case Attribute():
                return f"{self.text(expr.base)}.{expr.name}"
            case Listed():
                return f"[{self._commas(expr.items)}]"
            case Tupled():
                comma = "," if len(expr.items) == 1 else ""
                return f"({self._commas(expr.items)}{comma})"
            case Mapped():
                return f"{{{self._commas(expr.items)}}}"
            case KeyValue():
                return f"{self.text(expr.key)}: {self.text(expr.value)}"
            case Lambda():
                return f"lambda: {self.text(expr.body)}"
            case Parameter():
                rest = "" if expr.default is None else f" = {self.text(expr.default)}"
                return f"{expr.name}: {self.text(expr.type)}{rest}"
            case Quoted():
                return literals.string(self.text(expr.inner))

    def _commas(self, items: Sequence[Expr]) -> str:
        if len(items) == 1:  # as most are
            return self.text(items[0])
        return ", ".join(map(self.text, items))


flat = Spelling(Imports("")).text
"""Spells an expression that needs no imports."""
