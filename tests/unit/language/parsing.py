"""Type expressions as text of a file."""

from __future__ import annotations

from nexigon_gen.language.document import Text, TypeExpr
from nexigon_gen.text.span import Source, Span


def text(expression: str, before: str = "type: ") -> Text:
    """An expression that stands on a line of a file behind other text."""
    source = Source("spec.yaml", f"{before}{expression}\n")
    return Text(expression, Span(source, len(before), len(source.text) - 1))


def written(expr: TypeExpr) -> str:
    """An expression in its normal form."""
    args = f"<{', '.join(map(written, expr.args))}>" if expr.args else ""
    bounds = ""
    if expr.bounds:
        ends = (expr.bounds.min, expr.bounds.max)
        low, high = ("" if end is None else str(end) for end in ends)
        bounds = f"({low}..{high})"
    return f"{expr.name}{args}{bounds}{'?' * expr.nullable}"
