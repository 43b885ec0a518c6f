"""Where the mutations start: the fixtures, and the words of the language."""

from __future__ import annotations

from collections.abc import Iterator

from support.constructs import shapes
from support.specs import ROOT, SPECS

from .case import Case


def seeds() -> list[Case]:
    """Every spec of the tests, with the files it needs, and the real one."""
    found = [
        Case({path.name: path.read_bytes()}) for path in sorted(SPECS.glob("*/*.yaml"))
    ]
    for folder in [*sorted(SPECS.glob("*/*/")), ROOT / "spec"]:
        files = sorted(folder.glob("*.yaml"))
        beside = sorted(folder.glob("**/*.json")) if files else []
        every = {f.relative_to(folder).as_posix(): f for f in (*files, *beside)}
        found += [Case({n: f.read_bytes() for n, f in every.items()})] if every else []
    return found


def words() -> list[bytes]:
    """Keys, scalars and signs of the language, and what YAML makes of some texts."""
    names = {key.name for shape in shapes().values() for key in shape.entries}
    return sorted(f"{name}: ".encode() for name in names) + _SIGNS + [*_escapes()]


_SIGNS = [
    sign.encode()
    for sign in (
        *"{}[]<>(),:?&*!|%@`'\"#-~\\$.",
        *("\n", "\r\n", "\t", "\n\n", " -- ", ": ", "- ", " #", "---\n", "...\n"),
        *("list<", "map<string, ", "u8", "f64", "unit", "any", "(1..2)", "..", "<<: "),
        *(
            "true",
            "null",
            "no",
            "010",
            "1e999",
            "2024-01-02",
            "0x1F",
            "-0",
            "T",
            "A<T>",
        ),
        *("class", "None", "é", "名", "🙂", "\u202e", "\ufeff"),
    )
]


def _escapes() -> Iterator[bytes]:
    for escape in ("ud800", "udfff", "u0000", "x00", "u202e", "U0010ffff", "U00110000"):
        yield rf'"\{escape}"'.encode()
    yield from (b"\xff", b"\xc0\xaf", b"\xed\xa0\x80", b"\x00", b"\x85")
