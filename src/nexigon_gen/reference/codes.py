"""The catalogue of diagnostics, as a page shows it."""

from __future__ import annotations

from itertools import groupby

from ..diagnostics.catalog import CatalogEntry, catalog
from ..text.kinds import Severity
from ..values import dataclass

_TITLES = {
    "0": "Files and settings",
    "1": "YAML",
    "2": "Shape",
    "3": "Names",
    "4": "Types",
    "5": "Wire",
    "6": "Python",
    "7": "Lint",
    "8": "Import",
    "9": "Internal",
}
"""What the codes are about, by their first digit."""


@dataclass(frozen=True, slots=True)
class CodeRow:
    """A code; `remark` says what sets it apart from an error."""

    code: str
    name: str
    title: str
    remark: str
    explanation: str
    bad: str
    good: str

    @property
    def heading(self) -> str:
        """The title as a sentence begins."""
        return self.title[0].upper() + self.title[1:]


@dataclass(frozen=True, slots=True)
class CodeGroup:
    """The codes with one first digit."""

    title: str
    codes: tuple[CodeRow, ...]

    @property
    def anchor(self) -> str:
        """Where a link to its heading leads."""
        return self.title.lower().replace(" ", "-")


def groups() -> tuple[CodeGroup, ...]:
    """All codes, in order."""
    by_digit = groupby(catalog().values(), lambda each: each.code[3])
    return tuple(
        CodeGroup(_TITLES[digit], tuple(map(_row, codes))) for digit, codes in by_digit
    )


def _row(code: CatalogEntry) -> CodeRow:
    remark = "" if code.kind.severity is Severity.ERROR else " *(warning)*"
    if not code.kind.is_on:
        remark = " *(warning, off)*"
    return CodeRow(
        code.code,
        code.name,
        code.title,
        remark=remark,
        explanation=code.explanation,
        bad=code.bad.strip("\n"),
        good=code.good.strip("\n"),
    )
