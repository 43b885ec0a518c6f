"""Identifiers, reserved words and clashes."""

from __future__ import annotations

import builtins
import keyword
from pathlib import Path

import pytest
from pydantic import BaseModel

from nexigon_gen.backends.python import names
from nexigon_gen.text.report import Report
from nexigon_gen.text.span import Source, Span

LISTS = sorted(path.stem for path in Path(names.__file__).parent.glob("reserved/*.txt"))


@pytest.mark.parametrize("word", keyword.kwlist)
def test_keywords_are_reserved(word: str) -> None:
    assert names.identifier(word) == f"{word}_"


def test_pydantic_members_are_reserved() -> None:
    members = {name for name in dir(BaseModel) if not name.startswith("_")}
    assert members <= names.reserved("model")


def test_soft_keywords_and_builtins_are_not() -> None:
    for name in ("match", "case", "type", "list", "id"):
        assert hasattr(builtins, name) or keyword.issoftkeyword(name)
        assert names.identifier(name) == name


@pytest.mark.parametrize("name", LISTS)
def test_lists_are_sorted_and_hold_names(name: str) -> None:
    path = Path(names.__file__).parent / "reserved" / f"{name}.txt"
    lines = path.read_text("utf-8").splitlines()
    assert lines == sorted({*lines})
    assert all(line.isidentifier() for line in lines)


def test_a_list_counts_only_where_it_is_asked_for() -> None:
    assert names.identifier("copy") == "copy"
    assert names.identifier("copy", "model") == "copy_"


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("result", "result"),
        ("$type", "type"),
        ("class", "class_"),
        ("contentType", "content_type"),
        ("other thing", "other_thing"),
        ("1st", "key_1st"),
        ("@", "key"),
        ("", "key"),
        ("名", "key"),
    ],
)
def test_names_for_keys_of_the_wire(key: str, name: str) -> None:
    assert names.from_wire(key) == name
    assert name.isidentifier()


def test_a_clash_names_both_places() -> None:
    source = Source("a.yaml", "one two")
    report = Report()
    scope = names.Names("a place", report)
    scope.take(names.identifier("x"), Span(source, 0, 3))
    scope.take(names.identifier("y"), Span(source, 0, 3))
    assert not list(report)
    scope.take(names.identifier("x"), Span(source, 4, 7))
    (found,) = report
    assert found.code == "NXG602"
    assert found.label is not None
    assert found.label.span == Span(source, 4, 7)
    assert [each.span for each in found.others] == [Span(source, 0, 3)]
