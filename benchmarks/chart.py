"""A bar chart as SVG. Bars are as long as their values are large."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

_ROW, _LEFT, _RIGHT, _WIDTH = 26, 260, 70, 640


def chart(title: str, bars: Sequence[tuple[str, float]]) -> str:
    """One bar for each value, with its name and the value."""
    height = _ROW * (len(bars) + 1) + 8
    most = max((value for _, value in bars), default=1.0)
    rows = [f'<text x="8" y="18" font-weight="bold">{escape(title)}</text>']
    for index, (name, value) in enumerate(bars, 1):
        y = _ROW * index + 8
        length = (_WIDTH - _LEFT - _RIGHT) * value / most
        colour = "#1f6feb" if name.startswith("nexigon") else "#9aa4b2"
        rows += [
            f'<text x="8" y="{y + 14}">{escape(name.replace("`", ""))}</text>',
            f'<rect x="{_LEFT}" y="{y}" width="{length:.0f}" height="18" fill="{colour}"/>',
            f'<text x="{_LEFT + length + 6:.0f}" y="{y + 14}">{value:.0f}×</text>',
        ]
    size = f'width="{_WIDTH}" height="{height}" viewBox="0 0 {_WIDTH} {height}"'
    style = 'font-family="sans-serif" font-size="13" fill="#57606a"'
    top = f'<svg xmlns="http://www.w3.org/2000/svg" {size} {style}>'
    return "\n".join([top, *rows, "</svg>", ""])
