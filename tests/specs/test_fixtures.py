"""Every spec of `invalid` is refused as its marks say; those of `near` pass in silence."""

from __future__ import annotations

import re

import pytest

from nexigon_gen.config import GenerationSettings, Output
from support.marks import differences, expected, reported
from support.specs import SPECS, findings, messages, specs_in

NAMED = re.compile(r"NXG\d{3}")
INVALID = specs_in(SPECS / "invalid")
NEAR = specs_in(SPECS / "near")


def settings_for(name: str) -> GenerationSettings:
    """Asks for the code that a spec is named after, which may be off otherwise."""
    return GenerationSettings(
        warn=frozenset(NAMED.findall(name)), outputs=frozenset(Output)
    )


@pytest.mark.parametrize("name", INVALID)
def test_invalid(name: str) -> None:
    path = INVALID[name]
    folder = path.parent
    files = [path] if folder.name == "invalid" else sorted(folder.iterdir())
    wanted = expected(*files)
    assert name.partition("_")[0] in {mark.code for mark in wanted}
    assert not differences(
        reported(findings(path, settings=settings_for(name))), wanted
    )


@pytest.mark.parametrize("name", NEAR)
def test_near_miss(name: str) -> None:
    assert not messages(findings(NEAR[name], settings=settings_for(name)))


@pytest.mark.parametrize("name", INVALID)
def test_what_is_off_is_silent(name: str) -> None:
    for each in findings(INVALID[name]):
        assert each.kind.is_on, each.code
