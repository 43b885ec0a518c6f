"""What a spec of the tests expects of the compiler, said where it is expected.

`# expect: NXG204` at the end of a line asks for that code there, `NXG204@7` for a column
too; several are separated by blanks. In JSON a mark is the text of a `$comment`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from nexigon_gen.text.report import Report

_MARKS = re.compile(r"# expect:((?: +NXG\d{3}(?:@\d+)?)+)\"?$", re.MULTILINE)


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A code at a place; a column of 0 stands for any."""

    file: str
    line: int
    code: str
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.code}@{self.column}"


def expected(*files: Path) -> list[Mark]:
    """The marks in files."""
    return sorted(mark for file in files for mark in _in_file(file))


def _in_file(file: Path) -> Iterator[Mark]:
    for number, line in enumerate(file.read_text("utf-8").split("\n"), 1):
        if found := _MARKS.search(line):
            for text in found[1].split():
                code, _, column = text.partition("@")
                yield Mark(file.name, number, code, int(column or 0))


def reported(report: Report) -> list[Mark]:
    """The places of what a run reports; all of it has to have one."""
    marks: list[Mark] = []
    for each in report:
        assert each.label is not None, each
        place = each.label.span.first
        file = Path(each.label.span.source.name).name
        marks.append(Mark(file, place.line, each.code, place.column))
    return sorted(marks)


def differences(found: Iterable[Mark], wanted: Iterable[Mark]) -> list[str]:
    """What is missing and what is surplus."""
    left = Counter(found)
    missing: list[Mark] = []
    # Marks with a column first: one without must not take what they ask for.
    for mark in sorted(wanted, key=lambda each: -each.column):
        match = next((each for each in left if _fits(each, mark)), None)
        if match is None:
            missing.append(mark)
        else:
            left -= Counter([match])
    return [f"missing {each}" for each in missing] + [
        f"surplus {each}" for each in left.elements()
    ]


def _fits(found: Mark, wanted: Mark) -> bool:
    here = (found.file, found.line, found.code) == (
        wanted.file,
        wanted.line,
        wanted.code,
    )
    return here and wanted.column in (0, found.column)
