"""Marks below a line: where they stand, how words find room, what is cut off."""

from __future__ import annotations

import pytest

from nexigon_gen.diagnostics.window import LIMIT
from nexigon_gen.text.report import Label
from nexigon_gen.text.span import Source, Span
from nexigon_gen.text.width import width

from .places import at, block, error


def rows(source: Source, span: Span, label: str, *others: Label) -> list[str]:
    """The line and what stands below it, without the frame."""
    shown = block(error(span, label, *others))
    return [line[4:] for line in shown.splitlines()[2:]]


@pytest.mark.parametrize(
    ("text", "marked", "expected"),
    [
        ("漢字: x", "x", ["漢字: x", "      ^"]),
        ("a: 漢字", "漢字", ["a: 漢字", "   ^^^^"]),
        ("ｆｕｌｌ: x", "x", ["ｆｕｌｌ: x", "          ^"]),
        ("e\u0301t\u0301: x", "x", ["e\u0301t\u0301: x", "    ^"]),
        ("🚀: x", "x", ["🚀: x", "    ^"]),
        ("\u1112\u1161\u11ab: x", "x", ["\u1112\u1161\u11ab: x", "    ^"]),
        ("\ta:\tx", "x", ["    a:    x", "          ^"]),
        ("a\u202eb: x", "\u202e", ["a<U+202E>b: x", " ^^^^^^^^"]),
        ("a\u200db: x", "x", ["a<U+200D>b: x", "            ^"]),
    ],
    ids=[
        "wide before",
        "wide marked",
        "full width",
        "combining",
        "emoji",
        "jamo",
        "tab",
        "bidi marked",
        "zero width",
    ],
)
def test_width(text: str, marked: str, expected: list[str]) -> None:
    source = Source("a.yaml", text)
    assert rows(source, at(source, marked), "") == expected


LINE = Source("a.yaml", "one two three")
ONE, TWO, THREE = (at(LINE, word) for word in ("one", "two", "three"))
ALL = ONE.to(THREE)


@pytest.mark.parametrize(
    ("primary", "others", "expected"),
    [
        pytest.param(TWO, [ONE], ["--- ^^^ p", "|", "0"], id="other before", marks=[]),
        pytest.param(ONE, [TWO], ["^^^ --- 0", "|", "p"], id="other behind"),
        pytest.param(
            TWO,
            [ONE, THREE],
            ["--- ^^^ ----- 1", "|   |", "|   p", "0"],
            id="three",
        ),
        pytest.param(TWO, [TWO], ["    ^^^ p", "    |", "    0"], id="same place"),
        pytest.param(
            TWO, [ALL], ["----^^^------", "|   |", "|   p", "0"], id="inside another"
        ),
        pytest.param(
            ALL, [TWO], ["^^^^^^^^^^^^^", "|   |", "|   0", "p"], id="around another"
        ),
    ],
)
def test_several_on_one_line(
    primary: Span, others: list[Span], expected: list[str]
) -> None:
    labels = [Label(span, str(number)) for number, span in enumerate(others)]
    assert rows(LINE, primary, "p", *labels)[1:] == expected


def test_marks_without_words_need_no_rows() -> None:
    assert rows(LINE, TWO, "", Label(ONE), Label(THREE))[1:] == ["--- ^^^ -----"]


LONG = Source("a.yaml", " ".join(f"word{number:03}" for number in range(200)))


@pytest.mark.parametrize("word", ["word000", "word007", "word100", "word199"])
def test_a_long_line_is_shown_near_its_mark(word: str) -> None:
    line, marks = rows(LONG, at(LONG, word), "here")
    start = marks.index("^")
    assert line[start : start + len(word)] == word
    assert marks.strip() == "^^^^^^^ here"
    assert len(line) <= LIMIT + len("......")
    assert line.startswith("...") == (word > "word003")
    assert line.endswith("...") == (word < "word190")


def test_a_mark_longer_than_the_window_ends_with_it() -> None:
    line, marks = rows(LONG, Span(LONG, 0, len(LONG.text)), "")
    assert marks == "^" * (len(line) - len("..."))


def test_a_mark_outside_the_window_is_put_at_its_edge() -> None:
    far = Label(at(LONG, "word199"), "far")
    near = Label(at(LONG, "word000"), "near")
    line, marks, *words = rows(LONG, at(LONG, "word100"), "here", near, far)
    assert line.startswith("...")
    assert marks.startswith("-")
    assert marks.index("- far") == len(line) - len("...")
    assert [row.split()[-1] for row in words] == ["|", "here", "near"]


def test_wide_characters_count_in_the_window() -> None:
    source = Source("a.yaml", "字" * 300)
    line, marks = rows(source, Span(source, 150, 151), "")
    assert LIMIT - 2 <= sum(map(width, line.strip("."))) <= LIMIT
    assert marks.strip() == "^^"
