"""The table of codes: what each diagnostic means, as data in `codes/*.toml`.

A run reports by code and never reads the table; `nexigon-gen explain`, the docs page,
SARIF and the tests do.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import NotRequired

from ..text.kinds import DiagnosticKind, Severity, named
from ..values import TypedDict, dataclass


@dataclass(frozen=True, slots=True)
class CatalogEntry:
    """One kind of complaint, or of change; `bad` and `good` are then before and after.

    `bad` and `good` are YAML that shows the fault and the same put right; most leave
    out the three lines every file starts with. Both are empty where no YAML could show
    it.
    """

    kind: DiagnosticKind
    name: str
    title: str
    explanation: str
    bad: str = ""
    good: str = ""

    @property
    def code(self) -> str:
        """What people look it up by, as `NXG204`."""
        return self.kind.code


class _Texts(TypedDict):
    title: str
    explanation: str
    bad: NotRequired[str]
    good: NotRequired[str]


@cache
def catalog() -> dict[str, CatalogEntry]:
    """Every code, in order: `NXG001` to `NXG901`."""
    return {each.code: each for each in sorted(_read(), key=lambda each: each.code)}


@cache
def changes() -> dict[str, CatalogEntry]:
    """Every code of a change between two versions of a spec, in order: `NXC101` to
    `NXC806`."""
    found: dict[str, CatalogEntry] = {}
    for file in files("nexigon_gen.compat").joinpath("rules").iterdir():
        table: Mapping[str, Mapping[str, str]] = tomllib.loads(file.read_text("utf-8"))
        for code, text in table.items():
            found[code] = CatalogEntry(
                kind=DiagnosticKind(code, Severity(text["severity"])),
                name=text["name"],
                title=text["title"],
                explanation=text["explanation"].strip(),
                bad=text.get("before", ""),
                good=text.get("after", ""),
            )
    return {code: found[code] for code in sorted(found)}


def known(code: str) -> CatalogEntry:
    """The entry of a code.

    Raises:
        KeyError: There is no such code.
    """
    return (changes() if code.startswith("NXC") else catalog())[code]


def find(text: str) -> CatalogEntry | None:
    """The code that a person means by `NXG204`, `nxg204`, `204`, `NXC201` or a name."""
    wanted = text.lower()
    for each in (*catalog().values(), *changes().values()):
        code = each.code.lower()
        if wanted in (code, code.removeprefix("nxg"), each.name):
            return each
    return None


def _read() -> Iterator[CatalogEntry]:
    texts: dict[str, _Texts] = {}
    for file in files("nexigon_gen.diagnostics").joinpath("codes").iterdir():
        texts |= tomllib.loads(file.read_text("utf-8"))
    for name, kind in named().items():
        text = texts[kind.code]
        yield CatalogEntry(
            kind=kind,
            name=name,
            title=text["title"],
            explanation=text["explanation"].strip(),
            bad=text.get("bad", ""),
            good=text.get("good", ""),
        )
