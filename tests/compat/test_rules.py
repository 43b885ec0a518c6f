"""Every rule is tripped by its example, and not by what looks like it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from nexigon_gen.compat.change import Change
from nexigon_gen.compat.compare import compare
from nexigon_gen.compat.flow import Verdict
from nexigon_gen.compat.rulebook import Rule, rules
from nexigon_gen.ir.model import Api
from support.examples import example

_SHOWN = [each for each in rules().values() if each.before]
_UNSHOWN = {"NXC315", "NXC901", "NXC902"}
"""What takes a file beside the spec to be shown."""

_ONE_WAY = {
    "NXC107": "NXC112 is its other direction, under a name of its own",
    "NXC112": "NXC107 is its other direction, under a name of its own",
    "NXC113": "NXC114 is its other direction, under a name of its own",
    "NXC114": "NXC113 is its other direction, under a name of its own",
}
"""Rules of one direction without a twin, and why."""

Compiled = Callable[[str], Api]


@pytest.fixture
def api(tmp_path: Path) -> Compiled:
    """Compiles an example: its types, asked for by an action each way."""

    return lambda text: example(text, tmp_path)


def _tripped(changes: tuple[Change, ...]) -> set[str]:
    return {code for change in changes for code in change.codes}


@pytest.mark.parametrize("rule", _SHOWN, ids=lambda rule: rule.id)
def test_example_trips_the_rule(rule: Rule, api: Compiled) -> None:
    assert rule.id in _tripped(compare(api(rule.before), api(rule.after)))


@pytest.mark.parametrize("rule", _SHOWN, ids=lambda rule: rule.id)
def test_near_miss_does_not(rule: Rule, api: Compiled) -> None:
    assert rule.id not in _tripped(compare(api(rule.before), api(rule.near)))


@pytest.mark.parametrize("rule", _SHOWN, ids=lambda rule: rule.id)
def test_who_breaks_is_told_why(rule: Rule, api: Compiled) -> None:
    for change in compare(api(rule.before), api(rule.after)):
        for effect in change.effects:
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


def test_the_same_twice_is_no_change(api: Compiled) -> None:
    for rule in _SHOWN:
        assert compare(api(rule.before), api(rule.before)) == ()
