"""Files whose text is as it was are not read again, and are told of all the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from nexigon_gen.language.load import load
from nexigon_gen.text.report import Report

TEXT = """\
spec: 1
api: Demo
namespace: demo
types:
  Name: string # A name of a thing.
"""


@pytest.fixture
def parses(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that the parser of YAML is given."""
    texts: list[str] = []
    name = "CSafeLoader" if yaml.__with_libyaml__ else "SafeLoader"
    loader: Callable[[str], object] = getattr(yaml, name)

    def counted(text: str) -> object:
        texts.append(text)
        return loader(text)

    monkeypatch.setattr(yaml, name, counted)
    return texts


def messages(path: Path, *ignore: str) -> list[str]:
    """What a load says of a file."""
    report = Report(ignore=frozenset(ignore))
    assert load([path], report)
    return [each.code for each in report]


def test_a_second_load_parses_what_changed(tmp_path: Path, parses: list[str]) -> None:
    path = tmp_path / "demo.yaml"
    path.write_text(TEXT)
    assert messages(path) == ["NXG119"]
    assert messages(path) == ["NXG119"]
    assert parses == [TEXT]
    path.write_text(changed := TEXT.replace("# A", "-- A"))
    assert messages(path) == []
    assert parses == [TEXT, changed]


def test_what_is_told_is_what_is_asked(tmp_path: Path) -> None:
    path = tmp_path / "demo.yaml"
    path.write_text(TEXT)
    assert [messages(path), messages(path, "NXG119")] == [["NXG119"], []]


def test_errors_are_told_again(tmp_path: Path, parses: list[str]) -> None:
    path = tmp_path / "demo.yaml"
    path.write_text(TEXT.replace("string", "string<"))
    first, second = Report(), Report()
    load([path], first)
    parses.clear()
    load([path], second)
    assert [*first] == [*second] != []
    assert parses == []
