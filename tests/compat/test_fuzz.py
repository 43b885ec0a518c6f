"""Pairs of an API and what random edits make of it: compared or refused, never a bug."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from random import Random

import pytest

from nexigon_gen.compat.changelog import as_markdown, changelog
from nexigon_gen.compat.inputs import InputError, Version, load
from nexigon_gen.compat.review import review
from nexigon_gen.compat.severity import Audience
from nexigon_gen.compat.views import diagnostics
from nexigon_gen.diagnostics.text import render
from nexigon_gen.ir.dump import dump
from nexigon_gen.ir.jsontext import JsonValue
from nexigon_gen.text.report import Report
from support.specs import VALID, compiled

_ROUNDS = int(os.environ.get("COMPAT_PAIRS", "1000")) // 100


@pytest.mark.parametrize("name", VALID)
def test_random_edits(name: str, tmp_path: Path) -> None:
    api = compiled(VALID[name])
    whole = json.loads(json.dumps(dump(api)))
    random = Random(name)
    pool = [*parts(whole)]
    path = tmp_path / "edited.json"
    for _ in range(_ROUNDS):
        changed_api = whole
        for _ in range(random.choice((1, 1, 2, 5))):
            changed_api = edited(changed_api, pool, random)
        path.write_text(json.dumps(changed_api), "utf-8")
        report = Report()
        try:
            other = load(str(path), report)
        except InputError:
            continue
        if other is None:
            assert report.has_errors
            continue
        for both in ((Version(api), other), (other, Version(api))):
            found = review(both, Audience.ALL, None, date(2026, 1, 1))
            render(diagnostics(found.changes, found.others, both), colour=False)
            as_markdown(changelog(both[0].api, both[1].api, "1.0", date(2026, 1, 1)))


def parts(value: JsonValue) -> list[JsonValue]:
    """All values within a value."""
    match value:
        case Mapping():
            inner = [part for each in value.values() for part in parts(each)]
        case str():
            inner = []
        case Sequence():
            inner = [part for each in value for part in parts(each)]
        case _:
            inner = []
    return [value, *inner]


def edited(value: JsonValue, pool: list[JsonValue], random: Random) -> JsonValue:
    """The value with one part replaced, left out or doubled."""
    match value:
        case Mapping() if value and random.random() < 0.93:
            key = random.choice([*value])
            if random.random() < 0.04:
                return {name: each for name, each in value.items() if name != key}
            return {**value, key: edited(value[key], pool, random)}
        case list() if value and random.random() < 0.93:
            place = random.randrange(len(value))
            if random.random() < 0.1:
                return [*value[:place], *value[place + 1 :]]
            changed = edited(value[place], pool, random)
            return [*value[:place], changed, *value[place + 1 :]]
        case bool():
            return not value
        case str() if random.random() < 0.5:
            return random.choice([each for each in pool if isinstance(each, str)])
        case Mapping():
            return random.choice([each for each in pool if isinstance(each, Mapping)])
        case _:
            return random.choice(pool)


def test_a_generic_for_itself_is_refused(tmp_path: Path) -> None:
    whole = json.loads(json.dumps(dump(compiled(VALID["generics"]))))
    for each in whole["expansions"]:
        each["arguments"] = [each["definition"]]
    path = tmp_path / "ir.json"
    path.write_text(json.dumps(whole), "utf-8")
    with pytest.raises(InputError, match="is made of itself"):
        load(str(path), Report())
