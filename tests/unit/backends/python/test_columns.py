"""The width of texts, next to Black's idea of it."""

from __future__ import annotations

import pytest
from black.strings import str_width

from nexigon_gen.backends.python.columns import columns


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain",
        "Größe",
        "e\u0301",
        "設備",
        "한글",
        "🙂 🚀",
        "ａｂ",
        "\u200b",
        "– … ™",
    ],
)
def test_columns(text: str) -> None:
    assert columns(text) == str_width(text)
