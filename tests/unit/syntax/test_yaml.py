"""YAML → nodes: nothing is interpreted, and each node knows its place."""

from __future__ import annotations

import pytest
import yaml

from nexigon_gen.syntax.node import ScalarNode
from nexigon_gen.syntax.yaml import MAX_DEPTH, parse
from nexigon_gen.text.report import Report
from nexigon_gen.text.span import Source
from support.integration import apart

from .trees import Tree, plain, spans, tree


@pytest.mark.parametrize(
    "text",
    ["no", "010", "2029.10", "2024-01-02", "1e3", "0x1f", "12:30", "~", "null", "="],
)
def test_scalars_are_text(text: str) -> None:
    assert tree(f"a: {text}") == {"a": text}


VALUES: list[tuple[str, Tree]] = [
    ("a:", {"a": ""}),
    ("a: ''", {"a": ""}),
    ("a: 'it''s'", {"a": "it's"}),
    (r'a: "\u00e9\n\x41"', {"a": "é\nA"}),
    ("a: one\n  two\n\n  three", {"a": "one two\nthree"}),
    ("a: |\n  one\n   two\n", {"a": "one\n two\n"}),
    ("a: >-\n  one\n  two\n", {"a": "one two"}),
    ("a: [b, {c: d}, [], {}]", {"a": ["b", {"c": "d"}, [], {}]}),
    ("- a\n- - b\n  - c\n", ["a", ["b", "c"]]),
    ("a: b # c\n# d\n", {"a": "b"}),
    ('{"a":b, c: d e, }', {"a": "b", "c": "d e"}),
    ("? a\n: b", {"a": "b"}),
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_values(text: str, value: Tree) -> None:
    assert tree(text) == value


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("a: b\nc: d\n", ["a: b\nc: d", "a", "b", "c", "d"]),
        ("a: {b: c}\n\n\nd: e", ["a: {b: c}\n\n\nd: e", "a", "{b: c}", "b", "c"]),
        ("a:\n  b: c\n\n# end\n", ["a:\n  b: c", "a", "b: c", "b", "c"]),
        ("a:\n- b\n- c\n\nd: e", ["a:\n- b\n- c\n\nd: e", "a", "- b\n- c", "b", "c"]),
        ("a: |\n  one\n\n\nb: c", ["a: |\n  one\n\n\nb: c", "a", "|\n  one", "b"]),
        ("a: 'b' # c", ["a: 'b'", "a", "'b'"]),
        ("a:   # c\nb: d", ["a:   # c\nb: d", "a", "", "b", "d"]),
        ("🙂: 名 # é\n", ["🙂: 名", "🙂", "名"]),
        ("a: b\r\nc:\r\n  d: e\r\n", ["a: b\r\nc:\r\n  d: e", "a", "b", "c", "d: e"]),
    ],
)
def test_spans(text: str, texts: list[str]) -> None:
    node = parse(Source("a.yaml", text), Report())
    assert node is not None
    assert spans(node)[: len(texts)] == texts


def test_plain_and_quoted_differ() -> None:
    node = parse(Source("a.yaml", "[no, 'no']"), Report())
    assert node is not None
    assert not isinstance(node, ScalarNode)
    assert plain(node) == ["no", "no"]
    assert "plain=True" in repr(node)
    assert "plain=False" in repr(node)


@pytest.mark.parametrize(("depth", "fits"), [(MAX_DEPTH, True), (MAX_DEPTH + 1, False)])
@pytest.mark.parametrize("pair", ["[]", "{}"])
def test_depth(depth: int, fits: bool, pair: str) -> None:
    opening = "[" if pair == "[]" else "{a: "
    text = opening * depth + "x" + pair[1] * depth
    report = Report()
    node = parse(Source("a.yaml", text), report)
    assert (node is not None) is fits
    assert [each.code for each in report] == ([] if fits else ["NXG110"])


@pytest.fixture(params=["libyaml", "pure"])
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Has the files read by one of PyYAML's two loaders."""
    name: str = request.param
    monkeypatch.setattr(yaml, "__with_libyaml__", name == "libyaml")
    return name


# libyaml has a limit of its own from 0.2.6 on, 1,000; a loader scans 1,024 characters
# ahead of its events.
@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(
    "depth",
    apart([65, 999, 1000, 1001, 1023, 1024, 1025, 100_000], 65, 1001, 1025, 100_000),
)
@pytest.mark.parametrize(
    ("opening", "level"),
    [
        ("[", 1),
        ("{a: ", 1),
        ("[{a: ", 2),
        ("{? [", 2),
        ("{[", 2),
        ("a: [", 1),
        ("- ", 1),
        ("? ", 1),
        ("- ? ", 2),
        ('["[[", ', 1),
    ],
)
def test_depth_of_an_attack(opening: str, level: int, depth: int) -> None:
    report = Report()
    assert parse(Source("a.yaml", opening * depth), report) is None
    assert [each.code for each in report] == ["NXG110"]
    (found,) = report
    assert found.label
    assert found.label.span.start <= (MAX_DEPTH // level + 1) * len(opening)


@pytest.mark.usefixtures("loader")
def test_depth_behind_what_is_read_already() -> None:
    head = 'a: {b: [c, "]]"]}\nd:\n  - e: '
    report = Report()
    assert parse(Source("a.yaml", head + "[" * 2000), report) is None
    (found,) = report
    assert found.code == "NXG110"
    assert found.label
    # A mapping, a list and a mapping are round the first bracket.
    assert found.label.span.start == len(head) + MAX_DEPTH - 3


@pytest.mark.usefixtures("loader")
def test_brackets_in_quotes_are_not_nested() -> None:
    report = Report()
    assert parse(Source("a.yaml", 'a: ["' + "[" * 2000 + '", }'), report) is None
    assert [each.code for each in report] == ["NXG101"]


def test_an_alias_bomb_ends_at_once() -> None:
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{n}: &a{n} [{f'*a{n - 1}, ' * 9}]" for n in range(1, 40)]
    report = Report()
    assert parse(Source("a.yaml", "\n".join(lines)), report) is None
    assert {each.code for each in report} == {"NXG105"}
    assert len(report) == 40 + 39 * 9


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("a: *b", "NXG105", "*b"),
        ("a: &b c", "NXG105", "&b c"),
        ("a: !!str c", "NXG107", "!!str c"),
        ("a: ! c", "NXG107", "! c"),
        ("<<: {a: b}", "NXG106", "<<"),
        ("a: b\na: c", "NXG102", "a"),
        ("[a]: b", "NXG104", "[a]"),
        ("{a: b}: c", "NXG104", "{a: b}"),
        ("a: b\n---\nc: d", "NXG103", "---"),
        ("a: {b?: c}", "NXG109", "b?"),
        ("a: [b?]", "NXG109", "b?"),
        ("a: {b: list<u8?>}", "NXG109", "list<u8?>"),
        ("a: {b: c,\n  d?: e}", "NXG109", "d?"),
        ("a: {b: So?, c: d}", "NXG109", "So?"),
    ],
)
def test_what_is_refused(text: str, code: str, place: str) -> None:
    report = Report()
    parse(Source("a.yaml", text), report)
    found = [(each.code, each.label and each.label.span.text) for each in report]
    assert found == [(code, place)]


def test_the_fast_loader_is_there() -> None:
    assert yaml.__with_libyaml__, "the tests compare both loaders"
