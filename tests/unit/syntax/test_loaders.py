"""PyYAML's two loaders, one in C and one in Python, must not be told apart."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from nexigon_gen.syntax.node import Node
from nexigon_gen.syntax.yaml import parse
from nexigon_gen.text.report import Report
from nexigon_gen.text.span import Source
from support.specs import ROOT, SPECS

FILES = sorted([*SPECS.rglob("*.yaml"), *(ROOT / "spec").glob("*.yaml")])
STOPS = {"NXG101", "NXG109"}
"""Where the loader in Python cannot go on; their words differ, too."""


def both(text: str) -> list[tuple[Node | None, list[tuple[str, int, int]]]]:
    """What each loader makes of a text: the nodes and the places of findings."""
    source = Source("a.yaml", text)
    found: list[tuple[Node | None, list[tuple[str, int, int]]]] = []
    with pytest.MonkeyPatch.context() as patch:
        for fast in (True, False):
            patch.setattr(yaml, "__with_libyaml__", fast)
            report = Report()
            node = parse(source, report)
            places = [
                (each.code, each.label.span.start, each.label.span.end)
                for each in report
                if each.label
            ]
            stop = next((n for n, each in enumerate(places) if each[0] in STOPS), None)
            if stop is not None:
                node, places = None, places[: stop + 1]
            found.append((node, places))
    return found


@pytest.mark.parametrize(
    "path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}"
)
def test_files(path: Path) -> None:
    fast, slow = both(path.read_text("utf-8"))
    assert fast == slow


@pytest.mark.parametrize(
    "text",
    [
        "a:\tb",
        "a: b\t",
        "a: b\tc",
        "a: b\t# c",
        "a: 'b\tc'\t",
        "a\t: b",
        "a: {b:\tc}",
        "a: {b: c\t}",
        "- a: |\n    b\tc\n  d:\te",
        "a: |\n  b\n\n\tc",
        'a: "b\\" c:\td"',
        "a: {b?: c}",
        "a: {b: c,\n  d?: e}",
        "a: [b?, c]",
        "a: {b: c? d}",
        "a: [list<u8?>]",
        "a: '🙂' # 名\nb: [🙂, 名]",
        "a: b\r\nc: 'd\r\n  e'\r\n",
        "a: |2\n   b\n  c\n",
        "a: [b,, c]",
        "a: @b",
    ],
)
def test_hazards(text: str) -> None:
    fast, slow = both(text)
    assert fast == slow


PIECES = ["a", "b?", "'c d'", '"e"', ": ", "- ", ", ", "{", "}", "[", "]", "|", " # f"]
LAYOUT = ["\n", "\n  ", "\n    "]


@given(st.lists(st.sampled_from(PIECES + LAYOUT), max_size=16).map("".join))
def test_the_verdict_is_the_same(text: str) -> None:
    fast, slow = both(text)
    assert fast[0] == slow[0]
    assert bool(fast[1]) == bool(slow[1])
