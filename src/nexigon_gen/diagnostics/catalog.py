"""The table of codes: what each diagnostic means, as data in `codes/*.toml`.

A run reports by code and never reads the table; `nexigon-gen explain`, the docs page,
SARIF and the tests do.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TypedDict

from ..text.report import Severity


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of complaint.

    `bad` and `good` are YAML that shows the fault and the same put right; most leave
    out the three lines every file starts with. Both are empty where no YAML could show
    it. A code with `enabled` false is looked for only on demand.
    """

    code: str
    name: str
    severity: Severity
    title: str
    explanation: str
    bad: str = ""
    good: str = ""
    enabled: bool = True


class _Entry(TypedDict, total=False):
    name: str
    severity: str
    title: str
    explanation: str
    bad: str
    good: str
    enabled: bool


@cache
def catalog() -> Mapping[str, Code]:
    """Every code, in order: `NXG001` to `NXG901`."""
    return {each.code: each for each in sorted(_read(), key=lambda each: each.code)}


def find(text: str) -> Code | None:
    """The code that a person means by `NXG204`, `nxg204`, `204` or its name."""
    wanted = text.lower().removeprefix("nxg")
    for each in catalog().values():
        if wanted in (each.code.removeprefix("NXG"), each.name):
            return each
    return None


def _read() -> Iterator[Code]:
    for file in files("nexigon_gen.diagnostics").joinpath("codes").iterdir():
        table: Mapping[str, _Entry] = tomllib.loads(file.read_text("utf-8"))
        for code, entry in table.items():
            yield Code(
                code=code,
                name=entry["name"],
                severity=Severity(entry["severity"]),
                title=entry["title"],
                explanation=entry["explanation"].strip(),
                bad=entry.get("bad", ""),
                good=entry.get("good", ""),
                enabled=entry.get("enabled", True),
            )
