"""A bar chart as SVG, on a scale of powers of ten."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import log10

_ROW, _LEFT, _WIDTH = 26, 260, 640


def chart(title: str, bars: Sequence[tuple[str, float]]) -> str:
    """One bar for each value of at least 1, with its name and the value."""
    height = _ROW * (len(bars) + 2)
    most = max(log10(value) for _, value in bars) if bars else 1
    rows = [f'<text x="8" y="18" font-weight="bold">{escape(title)}</text>']
    for index, (name, value) in enumerate(bars, 1):
        y = _ROW * index + 8
        length = (_WIDTH - _LEFT - 70) * max(log10(max(value, 1)), 0.01) / most
        colour = "#1f6feb" if name.startswith("nexigon") else "#9aa4b2"
        rows += [
            f'<text x="8" y="{y + 14}">{escape(name)}</text>',
            f'<rect x="{_LEFT}" y="{y}" width="{length:.0f}" height="18" fill="{colour}"/>',
            f'<text x="{_LEFT + length + 6:.0f}" y="{y + 14}">{value:.0f}×</text>',
        ]
    note = f"Scale: powers of ten, up to {10**most:.0f}×."
    rows.append(f'<text x="8" y="{height - 6}" font-size="11">{note}</text>')
    size = f'width="{_WIDTH}" height="{height}" viewBox="0 0 {_WIDTH} {height}"'
    style = 'font-family="sans-serif" font-size="13" fill="#57606a"'
    top = f'<svg xmlns="http://www.w3.org/2000/svg" {size} {style}>'
    return "\n".join([top, *rows, "</svg>", ""])
