"""The formatter, and what it must not change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from nexigon_gen.formatter.format import format_spec
from nexigon_gen.ir.dump import dump
from nexigon_gen.ir.jsontext import JsonValue
from nexigon_gen.text.report import Report
from nexigon_gen.text.span import Source
from support.specs import compiled

HEAD = "spec: 1\napi: Test\nnamespace: test\n"


def formatted(text: str) -> str:
    """The canonical form of a spec without errors."""
    report = Report()
    found = format_spec(Source("spec.yaml", text), report)
    assert found is not None, [each.message for each in report]
    return found


def said(*paths: Path) -> JsonValue:
    """The whole IR of spec files."""
    return dump(compiled(*paths))


def comments(text: str) -> list[str]:
    """The comments of a YAML text, sorted: from a `#` outside of all scalars on."""
    inside = {offset for start, end in _scalars(text) for offset in range(start, end)}
    found: list[str] = []
    offset = 0
    for line in text.splitlines(keepends=True):
        starts = (index for index, char in enumerate(line) if char == "#")
        start = next((each for each in starts if offset + each not in inside), None)
        if start is not None:
            found.append(line[start:].strip())
        offset += len(line)
    return sorted(found)


def _scalars(text: str) -> Iterator[tuple[int, int]]:
    """Where the scalars are, as PyYAML finds them; blocks without their first line."""
    for token in yaml.scan(text, Loader=yaml.SafeLoader):
        if isinstance(token, yaml.ScalarToken):
            start, end = token.start_mark.index, token.end_mark.index
            is_block = token.style in ("|", ">")
            yield text.index("\n", start) if is_block else start, end
