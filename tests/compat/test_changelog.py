"""Sentences of a changelog: what a caller has to know, and to do."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from nexigon_gen.compat.changelog import as_markdown, changelog
from nexigon_gen.compat.comparison import compare
from nexigon_gen.compat.rulebook import rules
from nexigon_gen.compat.severity import Audience, judge
from nexigon_gen.text.kinds import Severity
from support.examples import example


def _log(old: str, new: str, folder: Path) -> list[str]:
    apis = [example(each, folder) for each in (old, new)]
    text = as_markdown(changelog(apis[0], apis[1], None, date(2026, 1, 1)))
    return [line for line in text.splitlines() if line.startswith("- ")]


_LOGS: dict[str, tuple[str, str, list[str]]] = {
    "who passes it and who reads it do two things": (
        "types: {T: {fields: {a: u8, 'b?': u8}}}",
        "types: {T: {fields: {a: u8}}}",
        [
            (
                "- `b: u8` was removed from `T`. Do not pass it any more (`probe_Send`). "
                "Do without it (`probe_Get`)."
            ),
        ],
    ),
    "what only those do who pass it": (
        "types: {T: {fields: {a: string}}}",
        "types: {T: {fields: {a: string(..5)}}}",
        [
            "- `T.a` has the limit `..5` and had none (`probe_Send`). Keep to the new limit."
        ],
    ),
    "another name, with the same docs": (
        "types: {T: {fields: {a: {type: u8, docs: A.}}}}",
        "types: {T: {fields: {b: {type: u8, docs: A.}}}}",
        [
            "- `a: u8` was removed from `T` (`probe_Get` and `probe_Send`). Use `b`.",
            "- Required field `b: u8` was added to `T` (`probe_Send`). Pass it.",
        ],
    ),
    "what is in another field now": (
        "types: {T: {fields: {a: u8}}}\nactions: {Get: {response: T}}",
        "types: {T: {fields: {'p?': P}}, P: {fields: {a: u8}}}\nactions: {Get: {response: T}}",
        [
            "- `a: u8` was removed from `T` (`probe_Get`). Use `p.a`.",
            "- Optional field `p: P` was added to `T` (`probe_Get`).",
        ],
    ),
    "what is no field of its own any more": (
        "types: {T: {fields: {p: P}}, P: {fields: {a: u8, b: u8}}}\nactions: {Get: {response: T}}",
        "types: {T: {fields: {a: u8, b: u8}}}\nactions: {Get: {response: T}}",
        [
            "- `p: P` was removed from `T` (`probe_Get`). Use `a` and `b`.",
            "- Type `P` was removed. Do without it.",
            "- Required field `a: u8` was added to `T` (`probe_Get`).",
            "- Required field `b: u8` was added to `T` (`probe_Get`).",
        ],
    ),
    "another type of another class, though no value is new": (
        "types: {T: {fields: {a: string}}}\nactions: {Get: {response: T}}",
        "types: {T: {fields: {a: timestamp}}}\nactions: {Get: {response: T}}",
        ["- `T.a` is `timestamp` and was `string` (`probe_Get`). Use the new type."],
    ),
    "names that change without a word": (
        "types: {T: {tag: t, variants: {A: unit}}}\nactions: {Get: {response: T}}",
        "types: {T: {tag: t, variants: {A: {type: unit, wire: a}}}}\nactions: {Get: {response: T}}",
        [
            (
                "- `T.A` is `a` on the wire and was `A` (`probe_Get`). "
                "Update client and server together."
            )
        ],
    ),
    "what is for those who write the spec": (
        "version: '1.0'\ntypes: {T: {fields: {'a?': u8}}}",
        "version: '1.0'\ntypes: {T: {fields: {'a?': {type: u8, since: '1.1'}}}}",
        [],
    ),
    "docs": (
        "types: {T: {docs: A., fields: {a: {type: u8, docs: A.}}}}",
        "types: {T: {docs: B., fields: {a: {type: u8, docs: B.}}}}",
        ["- The docs of `probe.T` and `probe.T.a` say something else."],
    ),
}


@pytest.mark.parametrize("name", _LOGS)
def test_sentences(name: str, tmp_path: Path) -> None:
    old, new, told = _LOGS[name]
    assert _log(old, new, tmp_path) == told


def test_what_compat_calls_an_error_is_breaking(tmp_path: Path) -> None:
    for rule in rules().values():
        if not rule.before:
            continue
        old, new = (example(each, tmp_path) for each in (rule.before, rule.after))
        worst = {judge(each, Audience.WIRE).severity for each in compare(old, new)}
        log = changelog(old, new, None, date(2026, 1, 1))
        if Severity.ERROR in worst:
            assert log.step == "major", rule.id
