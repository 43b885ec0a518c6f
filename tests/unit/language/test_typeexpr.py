"""Type expressions: what they mean, and the token that is wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nexigon_gen.language import typeexpr
from nexigon_gen.language.document import Bounds, Text, TypeExpr
from nexigon_gen.text.report import Report
from nexigon_gen.text.span import Source, Span

from .parsing import text, written

PLACE = Span(Source("spec.yaml", ""), 0, 0)


@pytest.mark.parametrize(
    "expression",
    [
        "string",
        "Page<T>",
        "list<string?>",
        "map<string, list<Device?>>",
        "string(1..128)",
        "string(..256)",
        "list<u8(0..9)>(1..)",
        "f64(-1.5..2.5)",
        "map<Key(..8), Pair<A, B>?>(1..4)",
    ],
)
def test_normal_form(expression: str) -> None:
    report = Report()
    expr = typeexpr.parse(text(expression), report)
    assert expr is not None
    assert not list(report)
    assert written(expr) == expression
    assert expr.span.text == expression


@pytest.mark.parametrize(
    ("expression", "normal"),
    [
        ("  string  ", "string"),
        ("list < string >", "list<string>"),
        ("list<\n  string\n>", "list<string>"),
        ("map<string,u8>", "map<string, u8>"),
        ("string( 1 .. 2 )", "string(1..2)"),
        ("u8(+1..+2)", "u8(1..2)"),
        ("f64(1e3..)", "f64(1000.0..)"),
    ],
)
def test_blanks_and_numbers(expression: str, normal: str) -> None:
    expr = typeexpr.parse(text(expression), Report())
    assert expr is not None
    assert written(expr) == normal


def test_spans_of_parts() -> None:
    expr = typeexpr.parse(text("map<Key, list< Item(1..2)? > >"), Report())
    assert expr is not None
    key, items = expr.args
    (item,) = items.args
    assert [each.span.text for each in (key, items, item)] == [
        "Key",
        "list< Item(1..2)? >",
        "Item(1..2)?",
    ]
    assert item.bounds is not None
    assert item.bounds.span.text == "(1..2)"


@pytest.mark.parametrize(
    ("expression", "code", "token", "message"),
    [
        ("", "NXG401", "\n", "expected a type, found the end"),
        ("list<", "NXG401", "<", "expected a type, found the end"),
        ("list<string", "NXG401", "g", "expected `>`, found the end"),
        ("list<>", "NXG401", ">", "expected a type, found `>`"),
        ("list<string>>", "NXG401", ">", "unexpected `>` after the type"),
        ("map<string u8>", "NXG401", "u8", "expected `>`, found `u8`"),
        ("map<string,, u8>", "NXG401", ",", "expected a type, found `,`"),
        ("one two", "NXG401", "two", "unexpected `two` after the type"),
        ("12", "NXG401", "12", "expected a type, found `12`"),
        ("string(1)", "NXG401", ")", "expected `..`, found `)`"),
        ("string(..)", "NXG401", ")", "a bound is missing before or after `..`"),
        ("string(1...2)", "NXG401", ".", "expected `)`, found `.`"),
        ("string(a..b)", "NXG401", "a", "expected `..`, found `a`"),
        ("string(1..2", "NXG401", "2", "expected `)`, found the end"),
        ("string??", "NXG401", "?", "unexpected `?` after the type"),
        ("string?(1..)", "NXG401", "(", "unexpected `(` after the type"),
        ("Größe", "NXG401", "ö", "unexpected `ö` after the type"),
        ("f64(1e999..)", "NXG401", "1e999", "the number is too large for any type"),
        ("u8(..٣)", "NXG401", "٣", "a bound is missing before or after `..`"),
        ("u8[]", "NXG402", "[", "a list is not written with brackets"),
        ("list<u8[]>", "NXG402", "[", "a list is not written with brackets"),
        ("[u8]", "NXG402", "[", "a list is not written with brackets"),
        (
            "list<u8>?",
            "NXG411",
            "?",
            "a type can be nullable (`?`) only as that of a field, or inside `<…>`",
        ),
    ],
)
def test_wrong_token(expression: str, code: str, token: str, message: str) -> None:
    report = Report()
    typeexpr.parse(text(expression), report)
    (found,) = report
    assert found.label is not None
    assert (found.code, found.label.span.text, found.message) == (
        code,
        token,
        message,
    )


@pytest.mark.parametrize(("depth", "fits"), [(64, True), (65, False), (5000, False)])
def test_depth(depth: int, fits: bool) -> None:
    report = Report()
    typeexpr.parse(text("list<" * depth + "u8" + ">" * depth), report)
    assert (not list(report)) is fits


def test_nullable_where_it_may_be() -> None:
    report = Report()
    expr = typeexpr.parse(text("u8?"), report, nullable=True)
    assert expr is not None
    assert expr.nullable
    assert not list(report)


def test_text_that_is_not_verbatim_is_shown_whole() -> None:
    source = Source("spec.yaml", r'"li\x73t<"')
    report = Report()
    typeexpr.parse(Text("list<", Span(source, 0, len(source.text))), report)
    (found,) = report
    assert found.label is not None
    assert found.label.span.text == source.text


@pytest.mark.parametrize(
    ("range_", "ends"),
    [("1..128", (1, 128)), (" 1 .. ", (1, None)), ("..-0.5", (None, -0.5))],
)
def test_range(range_: str, ends: tuple[float | None, float | None]) -> None:
    report = Report()
    found = typeexpr.bounds(text(range_), report)
    assert found is not None
    assert (found.min, found.max) == ends
    assert not list(report)


@pytest.mark.parametrize(
    ("range_", "token"),
    [("1", "1"), ("..", "."), ("1..2..3", ".."), ("1.2.3..4", "."), ("a..", "a")],
)
def test_wrong_range(range_: str, token: str) -> None:
    report = Report()
    assert typeexpr.bounds(text(range_), report) is None
    (found,) = report
    assert found.label is not None
    assert (found.code, found.label.span.text) == ("NXG401", token)


names = st.from_regex(r"[A-Za-z_][A-Za-z0-9_]{0,8}", fullmatch=True)
ends = st.integers(-999, 999)
ranges = st.one_of(
    st.builds(Bounds, ends, ends, st.just(PLACE)),
    st.builds(Bounds, ends, st.none(), st.just(PLACE)),
    st.builds(Bounds, st.none(), ends, st.just(PLACE)),
)


def types(args: st.SearchStrategy[tuple[TypeExpr, ...]]) -> st.SearchStrategy[TypeExpr]:
    return st.builds(
        TypeExpr, names, st.just(PLACE), args, st.none() | ranges, st.booleans()
    )


trees = st.recursive(
    types(st.just(())),
    lambda inner: types(st.lists(inner, min_size=1, max_size=3).map(tuple)),
    max_leaves=8,
)


@given(trees)
def test_what_is_written_is_read(expr: TypeExpr) -> None:
    report = Report()
    found = typeexpr.parse(text(written(expr)), report, nullable=True)
    assert found is not None
    assert not list(report)
    assert written(found) == written(expr)


@given(st.text("ab1.(<>)?,[] -\n٣é", max_size=12))
def test_any_text_is_read_or_reported_once(expression: str) -> None:
    report = Report()
    found = typeexpr.parse(text(expression), report, nullable=True)
    assert (found is None) == (len(report) == 1)
    for each in report:
        assert each.label is not None
        span = each.label.span
        assert 0 <= span.start <= span.end <= len(span.source.text)
