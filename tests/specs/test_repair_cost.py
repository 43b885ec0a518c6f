"""What the search for the slip behind an error costs in a long file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from nexigon_gen.pipeline import compile_spec
from nexigon_gen.syntax import yaml
from nexigon_gen.syntax.node import Node
from nexigon_gen.text.report import Report
from nexigon_gen.text.span import Source

from .test_mistakes import FOLDER, MISTAKES, wrong

_MORE = "".join(
    f"  Extra{i}:\n    docs: One more.\n    fields:\n      note: string\n\n"
    for i in range(300)
)
_SEARCHED = (
    "actions-action_snake",
    "actions-request_fields_key",
    "enums-snake_value",
    "layout-field_pascal",
    "layout-tag_in_variants",
    "unions-variant_snake",
)
"""Mistakes for which some 30 edits and more are tried."""


@pytest.mark.parametrize("name", _SEARCHED)
def test_a_long_file_is_read_a_few_times(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = wrong(MISTAKES[name]).replace("\nactions:\n", f"\n{_MORE}\nactions:\n", 1)
    shutil.copy(FOLDER / "common.yaml", tmp_path)
    spec = tmp_path / "base.yaml"
    spec.write_text(text, "utf-8")
    read: list[int] = []
    parse = yaml.parse

    def counted(source: Source, report: Report) -> Node | None:
        read.append(len(source.text))
        return parse(source, report)

    monkeypatch.setattr(yaml, "parse", counted)
    compile_spec((spec,))
    assert len(read) > 10
    assert sum(read) < 8 * len(text)
