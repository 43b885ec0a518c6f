"""Text of a spec as Python source: no text gets out, none is changed."""

from __future__ import annotations

import ast
import inspect
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nexigon_gen.backends.python.literals import docstring, number, string
from support.black import formatted

HOSTILE = ['"', "'", "\\", "\n", " ", "\t", "\r", "x", "{", "#", "\0", "\u202e", "🙂"]
INVISIBLE = re.compile(
    "[\0-\x09\x0b-\x1f\x7f-\xa0\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
texts = st.text(st.sampled_from(HOSTILE), max_size=12) | st.text(
    st.characters(codec=None), max_size=8
)
EXAMPLES = [
    '"""',
    "\\",
    '\\"',
    'a"',
    '"a',
    " ",
    "a\n",
    "\na",
    "a\n\n  b",
    "a \nb",
    "\f",
]


def value(literal: str) -> str:
    """The text that a literal stands for."""
    found = ast.literal_eval(literal)
    assert isinstance(found, str)
    return found


@given(texts)
@example("\ud800")
@example("'\"")
def test_string(text: str) -> None:
    literal = string(text)
    assert value(literal) == text
    assert "\n" not in literal
    assert formatted(f"x = {literal}\n") == f"x = {literal}\n"


@given(texts, st.sampled_from([0, 4, 8]))
def test_docstring(text: str, indent: int) -> None:
    literal = docstring(text, indent)
    raw = value(literal)
    assert text in (raw, inspect.cleandoc(raw))
    assert not INVISIBLE.search(literal)


@pytest.mark.parametrize("text", EXAMPLES)
@pytest.mark.parametrize("indent", [0, 4, 8])
def test_docstring_of_examples(text: str, indent: int) -> None:
    raw = value(docstring(text, indent))
    assert text in (raw, inspect.cleandoc(raw))


@given(texts.filter(bool))
def test_black_leaves_docstrings_alone(text: str) -> None:
    code = (
        f"{docstring(text, 0)}\n\n\n"
        f"class A:\n    {docstring(text, 4)}\n\n"
        f"    def a(self) -> None:\n        {docstring(text, 8)}\n"
    )
    assert formatted(code) == code


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ("plain", '"""plain"""'),
        ("two\n\nlines", '"""two\n\n    lines\n    """'),
        ("a\n  - indented\nb", '"""a\n      - indented\n    b\n    """'),
        ("trailing \nblank", r'"""trailing \nblank"""'),
        ('say "hi"', r'"""say "hi\x22"""'),
        ('"""', r'"""\x22"\x22"""'),
        ("back\\slash\\", r'"""back\\slash\\"""'),
        (" spaces ", r'"""\x20spaces\x20"""'),
        ("名 🙂 é", '"""名 🙂 é"""'),
    ],
)
def test_how_a_docstring_looks(text: str, literal: str) -> None:
    assert docstring(text, 4) == literal


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ("plain", '"plain"'),
        ("it's", '"it\'s"'),
        ('a"b', "'a\"b'"),
        ("a'\"b", '"a\'\\"b"'),
        ("\u202e\0\n🙂", r'"\u202e\x00\n🙂"'),
    ],
)
def test_how_a_string_looks(text: str, literal: str) -> None:
    assert string(text) == literal


@given(st.integers() | st.floats(allow_nan=False, allow_infinity=False))
def test_number(amount: float) -> None:
    code = f"x = {number(amount)}\n"
    assert ast.literal_eval(number(amount)) == amount
    assert formatted(code) == code
