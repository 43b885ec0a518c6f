"""What a pattern may have, how it is written for every engine, and what is refused."""

from __future__ import annotations

import re

import pytest

from nexigon_gen.patterns import DialectError, portable
from nexigon_gen.patterns.parse import MAX_DEPTH


def refused(text: str) -> DialectError:
    """The error in a text."""
    with pytest.raises(DialectError) as caught:
        portable(text)
    return caught.value


@pytest.mark.parametrize(
    "text",
    ["", "a", "^[a-z]+(-[a-z]+)*$", "(?:a|)", "|", "a{0}", "a{2,}b{2,3}?c*?d+?e??"]
    + [r"\^\$\\\.\*\+\?\(\)\[\]\{\}\|", r"[\]\\\^\-\[]", "[-a]", "[a-]", "[^-]", "a^$b"]
    + ["é🙂[à-ÿ]", r"\t\n\r\f\v", "[&~|]", r"[!-\-]", "/", "[$.*+?(){}|/]", "()"],
)
def test_what_every_engine_reads_stays(text: str) -> None:
    assert portable(text) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (r"\d", "[0-9]"),
        (r"\D", "[^0-9]"),
        (r"\w+", "[0-9A-Z_a-z]+"),
        (r"[\w.-]", "[0-9A-Z_a-z.-]"),
        (r"\s", r"[\t\n\v\f\r ]"),
        (r"\S", r"[^\t\n\v\f\r ]"),
        (".", r"[^\n\r]"),
        (r"\-\_\@\/\:\#\%\&\"\'\ ", "-_@/:#%&\"' "),
        (r"\x41\u0042\u{43}\u{1F600}", "ABC😀"),
        (r"\x5B[\x5d]", r"\[[\]]"),
        (r"\0\x07\u2028\x7f", r"\x00\x07\u2028\x7F"),
        (r"[^^]", r"[^\^]"),
    ],
)
def test_what_engines_differ_in_is_written_out(text: str, written: str) -> None:
    assert portable(text) == written
    assert portable(written) == written


# The text, the offsets of what is marked, and a text that the help leads to.
REFUSED = [
    (r"\Aa", 0, 2, "^a"),
    (r"a\Z", 1, 3, "a$"),
    (r"a\z", 1, 3, "a$"),
    ("a{,3}", 1, 5, "a{0,3}"),
    ("a{1, 3}", 1, 7, "a{1,3}"),
    ("a{3,1}", 1, 6, "a{1,3}"),
    ("a{x}", 1, 2, r"a\{x\}"),
    ("a{", 1, 2, r"a\{"),
    ("a}", 1, 2, r"a\}"),
    ("a]", 1, 2, r"a\]"),
    ("a**", 1, 3, "(?:a*)*"),
    ("a{2}{3}", 1, 5, "(?:a{2}){3}"),
    ("ab[c]++", 5, 7, "ab[c]+"),
    ("a???", 1, 4, "(?:a??)?"),
    ("*a", 0, 1, r"\*a"),
    ("(+)", 1, 2, r"(\+)"),
    ("^*a", 1, 2, "^a"),
    ("a$?", 2, 3, "a$"),
    ("(?i)a", 0, 3, "[Aa]"),
    ("(?i:a)", 0, 3, "[Aa]"),
    ("(?P<n>a)", 0, 4, "(?:a)"),
    ("(?<n>a)", 0, 3, "(?:a)"),
    ("(?=a)b", 0, 3, ""),
    ("(?!a)b", 0, 3, "[^a]"),
    ("(?<=a)b", 0, 4, ""),
    ("(?<!a)b", 0, 4, ""),
    ("(?>a)", 0, 3, "(?:a)"),
    ("(?#a)", 0, 3, ""),
    ("(a)?(?(1)b|c)", 4, 7, "(?:ab|c)"),
    ("(?|a)", 0, 2, "(?:a)"),
    ("(*UTF8)", 0, 2, "(?:UTF8)"),
    (r"(a)\1", 3, 5, "(a)a"),
    (r"(?P=n)", 0, 4, "a"),
    (r"\k<n>", 0, 2, "a"),
    (r"\bA", 0, 2, "(?:^|[^0-9A-Za-z_])A"),
    (r"\B", 0, 2, "[0-9A-Za-z_]"),
    (r"\p{L}", 0, 2, "[A-Za-zÀ-ÿ]"),
    (r"\PL", 0, 2, "[^A-Za-zÀ-ÿ]"),
    (r"[\p{L}]", 1, 3, "[A-Za-z]"),
    (r"[\b]", 1, 3, r"[\x08]"),
    (r"\ca", 0, 2, "c"),
    (r"\Qa\E", 0, 2, "a"),
    (r"\G", 0, 2, "G"),
    (r"\a", 0, 2, r"\x07"),
    (r"\e", 0, 2, r"\x1B"),
    (r"\h", 0, 2, r"[\t ]"),
    (r"\R", 0, 2, r"(?:\r\n|\n|\r)"),
    (r"\012", 0, 2, r"\x00"),
    (r"\x4", 0, 2, r"\x0A"),
    (r"\u12", 0, 2, r"\u000A"),
    (r"\U0001F600", 0, 2, r"\u{1F600}"),
    (r"\ud83d\ude00", 0, 6, r"\u{1F600}"),
    (r"\u{110000}", 0, 10, r"\u{1F600}"),
    (r"\é", 0, 2, "é"),
    ("a\\", 1, 2, r"a\\"),
    ("[[:alpha:]]", 1, 10, "[A-Za-z]"),
    ("[[a]", 1, 2, r"[\[a]"),
    ("[a&&b]", 2, 4, r"[a\&b]"),
    ("[a--b]", 2, 4, r"[a\-b]"),
    ("[+--]", 2, 4, r"[+\-]"),
    ("[a~~b]", 2, 4, r"[a\~b]"),
    ("[a||b]", 2, 4, r"[a\|b]"),
    (r"[\d-x]", 1, 5, r"[\d\-x]"),
    ("[a-b-c]", 4, 5, r"[a-b\-c]"),
    ("[z-a]", 1, 4, "[a-z]"),
    ("[]", 0, 2, r"[\]]"),
    ("[^]", 0, 3, r"[^\]]"),
    ("[]a]", 0, 2, r"[\]a]"),
    ("[a", 0, 1, r"\[a"),
    ("[", 0, 1, r"\["),
    ("[a-", 0, 1, r"\[a-"),
    (r"[\s\S]", 0, 6, r"(?:.|[\n\r])"),
    (r"[\D\d]", 0, 6, r"(?:.|[\n\r])"),
    (r"[a\W]", 2, 4, r"(?:\W|[a])"),
    ("(a", 0, 1, "(a)"),
    ("(", 0, 1, r"\("),
    ("a)", 1, 2, r"a\)"),
    ("a\nb", 1, 2, r"a\nb"),
    ("^a$\n", 3, 4, "^a$"),
    ("a\x01", 1, 2, r"a\x01"),
    ("[\t]", 1, 2, r"[\t]"),
]


@pytest.mark.parametrize(("text", "start", "end", "mended"), REFUSED)
def test_what_is_refused(text: str, start: int, end: int, mended: str) -> None:
    error = refused(text)
    assert (error.start, error.end) == (start, end), text[error.start : error.end]
    assert error.help
    portable(mended)


@pytest.mark.parametrize("text", [each[0] for each in REFUSED])
def test_what_a_help_shows_is_of_the_dialect(text: str) -> None:
    shown = re.findall(r"`([^`]+)`", refused(text).help)
    for each in shown:
        if "…" not in each and each not in _NO_PATTERNS:
            portable(f"a{each}" if each[0] in "{*+?" else each)


_NO_PATTERNS = ("(?:", "(", ")", "]", "validate", "docs", "|-", "|")


@pytest.mark.parametrize(
    "text",
    ["a{1000}{1000}", "(?:a{1000}){1000}", "a{99999999999}", "(?:a{70}b){70}{2}"]
    + ["(?:(?:(?:(?:(?:a{10}){10}){10}){10}){10}){10}", "a{5001}", "(?:){100000}"],
)
def test_what_is_too_large(text: str) -> None:
    error = refused(text)
    assert "repeats a repetition" in error.message or "too large" in error.message


def test_how_deep_groups_go() -> None:
    portable("(" * MAX_DEPTH + ")" * MAX_DEPTH)
    for depth in (MAX_DEPTH + 1, 100_000):
        assert "deeply" in refused("(" * depth + ")" * depth).message
