"""Positions: lines and columns of code points, whatever ends a line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nexigon_gen.syntax.file import load
from nexigon_gen.text.report import Report
from nexigon_gen.text.span import Position, Source, Span


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_lines(end: str) -> None:
    source = Source("a", end.join(["one", "", "three", ""]))
    assert [source.line(number) for number in range(1, 5)] == ["one", "", "three", ""]
    assert source.position(source.text.index("three")) == Position(3, 1)
    assert source.position(len(source.text)) == Position(4, 1)


@pytest.mark.parametrize("text", ["\x0b", "\x0c", "\x1c", "\x85", "\u2028"])
def test_what_ends_no_line(text: str) -> None:
    source = Source("a", f"x{text}y")
    assert source.position(2) == Position(1, 3)


@pytest.mark.parametrize("before", ["é", "名", "🙂", "e\u0301", "👩\u200d👧"])
def test_columns_count_code_points(before: str) -> None:
    source = Source("a", f"{before}x")
    assert source.position(len(before)) == Position(1, len(before) + 1)


def test_an_empty_file_has_one_place() -> None:
    source = Source("a", "")
    assert (source.position(0), source.line(1)) == (Position(1, 1), "")


def test_parts_of_a_span() -> None:
    span = Span(Source("a", "one\ntwo three\n"), 4, 13)
    assert span.part(4, 9).first == Position(2, 5)
    assert span.part(4, 9).last == Position(2, 10)
    assert span.part(0, 3).to(span.part(4, 9)) == span


def test_a_bom_is_no_column(tmp_path: Path) -> None:
    path = tmp_path / "bom.yaml"
    path.write_bytes(b"\xef\xbb\xbfspec: 1\r\n")
    source = load(path, Report())
    assert source is not None
    assert source.text == "spec: 1\r\n"


@given(st.text("ab\r\n🙂"), st.data())
def test_positions_find_their_way_back(text: str, data: st.DataObject) -> None:
    source = Source("a", text)
    offset = data.draw(st.integers(0, len(text)))
    place = source.position(offset)
    assert source.line_starts[place.line - 1] + place.column - 1 == offset
    assert (
        text[:offset].replace("\r\n", "\n").replace("\r", "\n").count("\n")
        == place.line - 1
        or text[offset - 1 : offset + 1] == "\r\n"
    )
