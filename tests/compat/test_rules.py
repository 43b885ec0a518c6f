"""Every rule is tripped by its example, and not by what looks like it."""

from __future__ import annotations

from pathlib import Path

import pytest

from nexigon_gen.compat.change import Change
from nexigon_gen.compat.compare import compare
from nexigon_gen.compat.flow import Verdict
from nexigon_gen.compat.rulebook import Rule, rules
from support.examples import example

_SHOWN = [each for each in rules().values() if each.before]
_UNSHOWN = {
    *("NXC315", "NXC704", "NXC705", "NXC805", "NXC901", "NXC902", "NXC903"),
}
"""What takes more than types to be shown: a file beside the spec, or versions."""

_ONE_WAY = {
    "NXC107": "NXC112 is its other direction, under a name of its own",
    "NXC112": "NXC107 is its other direction, under a name of its own",
    "NXC113": "NXC114 is its other direction, under a name of its own",
    "NXC114": "NXC113 is its other direction, under a name of its own",
}
"""Rules of one direction without a twin, and why."""


def _tripped(changes: tuple[Change, ...]) -> set[str]:
    return {code for change in changes for code in change.codes}


@pytest.mark.parametrize("rule", _SHOWN, ids=lambda rule: rule.id)
def test_rule(rule: Rule, tmp_path: Path) -> None:
    before, after, near = (
        example(text, tmp_path) for text in (rule.before, rule.after, rule.near)
    )
    changes = compare(before, after)
    assert rule.id in _tripped(changes)
    assert rule.id not in _tripped(compare(before, near))
    assert compare(before, before) == ()
    for effect in (effect for change in changes for effect in change.effects):
        told = rules()[effect.code]
        assert effect.cells.client is not Verdict.BREAKS or told.client, effect
        assert effect.cells.server is not Verdict.BREAKS or told.server, effect


def test_all_others_are_shown_elsewhere() -> None:
    assert {each.id for each in rules().values() if not each.before} == _UNSHOWN


def test_a_direction_has_its_twin() -> None:
    for rule in rules().values():
        if rule.name.startswith(("request-", "response-")) and rule.id not in _ONE_WAY:
            twin = rules()[rule.twin]
            assert twin.twin == rule.id
            way, _, what = rule.name.partition("-")
            other = "response" if way == "request" else "request"
            assert twin.name == f"{other}-{what}"
