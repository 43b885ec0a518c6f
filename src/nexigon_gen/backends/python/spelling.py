"""Spelling of expressions as Python source on one line, with the imports of a module."""

from __future__ import annotations

from ...values import dataclass, field
from .expr import Expr, Name
from .imports import Imports


@dataclass(frozen=True, slots=True)
class Spelling:
    """Spells expressions. Names in `shadowed` are imported under another name."""

    imports: Imports
    shadowed: frozenset[str] = field(default=frozenset())

    def text(self, expr: Expr) -> str:
        """The source of an expression, on one line."""
        return expr.spelled(self._local)

    def _local(self, name: Name) -> str:
        return self.imports.local(name, self.shadowed)


flat = Spelling(Imports("")).text
"""Spells an expression that needs no imports."""
