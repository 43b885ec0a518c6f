"""A pattern that would take a server long on a large request is none of the dialect."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from nexigon_gen.patterns import DialectError, dialect, portable
from support.integration import apart

SLOW = [
    "a[ab]{100}[^ab]",
    "[ab]{100}a[ab]*$",
    "#[ab]*a[ab]{100}$",
    "[a-z]{4000}",
    r"^.*\d.{40}$",
    "(?:a|b[ab]{90}|[ab]{100}c)#",
    "^(?:(?:a?){50}){50}a{50}$",
    "[é-ÿ][À-ÿ]{100}#",
]
"""The engine is at dozens of places for each character, in ever other combinations."""

QUICK = [
    r"^[a-z0-9]+(?:-[a-z0-9]+)*$",
    r"^[^@\s]+@[^@\s]+\.[^@\s]+$",
    r"^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$",
    r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
    r"^(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2}(?:-[0-9A-Za-z-]+)?$",
    r"^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)$",
    r"^sha256:[0-9a-f]{64}$",
    "[0-9A-F]{40}",
    r"^\+[1-9]\d{1,14}$",
    "^[a-z]{1,4000}$",
    "^.{0,255}$",
    r"^(?:/[^/\0]{1,255})+/?$",
    "^[A-Za-z0-9+/]*={0,2}$",
    r"^\S+(?: \S+){0,50}$",
    "^#(?:[0-9a-fA-F]{3}){1,2}$",
]
"""What people write."""

WORST = [
    ("[a-z]{200}$", "a" * 199 + "#"),
    ("[ab]{9}a[ab]{9}$", "aababbbaabababaaabbabbba"),
    ("(?:a{0,40}b{0,40}){20}c", "a" * 37 + "b" * 23),
    (".{200}😀$", "é🙂a"),
    ("^[a-z]{1,4000}$", "a" * 4000),
]
"""As much as is let through, and texts that lead through it."""


@pytest.mark.parametrize("pattern", apart(SLOW, *SLOW[:6]))
def test_a_slow_one_is_refused(pattern: str) -> None:
    with pytest.raises(DialectError, match="takes too long") as caught:
        portable(pattern)
    assert (caught.value.start, caught.value.end) == (0, len(pattern))
    assert "begin with `^`" in caught.value.help


def test_a_pattern_is_judged_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also one that is refused: a document may have it at a hundred places."""
    judged: list[object] = []

    def is_cheap(node: object) -> bool:
        judged.append(node)
        return len(judged) > 1

    monkeypatch.setattr(dialect, "is_cheap", is_cheap)
    for _ in range(3):
        with pytest.raises(DialectError, match="takes too long") as caught:
            portable("judged once")
        assert caught.traceback[-1].name == "portable"
    assert portable("judged twice") == portable("judged twice") == "judged twice"
    assert len(judged) == 2


@pytest.mark.parametrize("pattern", QUICK)
def test_one_that_people_write_is_not(pattern: str) -> None:
    assert portable(pattern)


@pytest.mark.parametrize("case", apart(WORST, WORST[1]), ids=lambda each: each[0])
def test_the_worst_takes_little_time_on_the_largest_request(
    case: tuple[str, str],
) -> None:
    """As one text, and as many short ones; ten times the time that it should take."""
    program = """
import json, sys
from typing import Annotated
from pydantic import TypeAdapter
from nexigon_gen.patterns import portable
from nexigon_gen.runtime.model import Pattern
pattern, text = json.load(sys.stdin)
matching = TypeAdapter(Annotated[str, Pattern(portable(pattern))])
is_found = matching.validator.isinstance_python
size = 8 << 20
is_found((text * (size // len(text) + 1))[:size])
for each in [(text * (300 // len(text) + 1))[:300]] * (size // 300):
    is_found(each)
"""
    subprocess.run(
        [sys.executable, "-c", program],
        input=json.dumps(case),
        text=True,
        check=True,
        timeout=20,
    )
