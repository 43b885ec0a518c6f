"""Every rule is tripped by its example, and not by what looks like it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nexigon_gen.cli.main import run
from nexigon_gen.compat.change import Change
from nexigon_gen.compat.comparison import compare
from nexigon_gen.compat.rulebook import Rule, rules
from nexigon_gen.compat.verdicts import Verdict
from support.examples import example

_SHOWN = [each for each in rules().values() if each.before]


def _spec(type_: str, head: str = "") -> str:
    return f"""
spec: 1
api: Probe
namespace: probe
{head}
types: {{T: {type_}}}
actions: {{Send: {{request: {{SendAction: {{body: T}}}}}}, Get: {{response: T}}}}
"""


def _versioned(version: str, field: str = "'a?': string") -> dict[str, str]:
    return {"probe.yaml": _spec(f"{{fields: {{{field}}}}}", f"version: '{version}'")}


def _accepting(until: str, *, type_: str = "u16") -> dict[str, str]:
    entry = f'rule = "NXC302"\nsubject = "probe.T"\nreason = "b"\nuntil = {until}\n'
    return {"probe.yaml": _spec(type_), "compat.toml": f"[[accept]]\n{entry}"}


def _opaque(schema: str) -> dict[str, str]:
    return {"probe.yaml": _spec("{schema: a.json}"), "a.json": schema}


def _published(schema: str) -> dict[str, str]:
    body = f'{{"content": {{"application/json": {{"schema": {schema}}}}}}}'
    post = f'{{"post": {{"responses": {{"200": {body}}}}}}}'
    head = '"openapi": "3.1.0", "info": {"title": "Probe", "version": "1"}'
    paths = f'{{"/api/v1/actions/invoke/probe_Get": {post}}}'
    return {"openapi.json": f'{{{head}, "paths": {paths}}}'}


_GOING = "'a?': {type: string, deprecated: {note: b, remove_in: '2.0'}}"
_COMING = "'a?': {type: string, since: '1.4'}"
_ELSEWHERE = {
    "NXC315": (
        _opaque('{"type": "object"}'),
        _opaque('{"type": "object", "required": ["a"]}'),
        _opaque('{ "type" : "object" }'),
    ),
    "NXC704": (
        _versioned("1.8", _GOING),
        _versioned("2.0", _GOING),
        _versioned("1.9", _GOING),
    ),
    "NXC705": (
        _versioned("1.2"),
        _versioned("1.3", _COMING),
        _versioned("1.4", _COMING),
    ),
    "NXC805": (
        _versioned("1.4"),
        _versioned("1.5", "a: string"),
        _versioned("2.0", "a: string"),
    ),
    "NXC901": (
        {"probe.yaml": _spec("u8")},
        _accepting("2999-01-01", type_="u8"),
        _accepting("2999-01-01"),
    ),
    "NXC902": (
        {"probe.yaml": _spec("u8")},
        _accepting("2001-01-01"),
        _accepting("2999-01-01"),
    ),
    "NXC903": (
        {"probe.yaml": _spec("string")},
        _published('{"not": {"type": "null"}}'),
        _published('{"type": "string"}'),
    ),
}
"""Before, after and a near miss of what takes more than types to be shown: a file beside
the spec, or versions."""

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


@pytest.mark.parametrize("code", _ELSEWHERE)
def test_rule_of_files(
    code: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for name, files in zip(("before", "after", "near"), _ELSEWHERE[code], strict=True):
        (tmp_path / name).mkdir()
        for file, text in files.items():
            (tmp_path / name / file).write_text(text, "utf-8")

    def told(old: str, new: str) -> set[str]:
        other, document = [str(tmp_path / new)], tmp_path / new / "openapi.json"
        if document.exists():
            other = ["--against-openapi", str(document)]
        assert run(["compat", str(tmp_path / old), *other, "--format", "json"]) < 2
        found = json.loads(capfd.readouterr().out)
        return {each["code"] for each in (*found["changes"], *found["accept_list"])}

    assert code in told("before", "after")
    assert code not in told("before", "near")
    assert told("before", "before") == set()


def test_all_others_are_shown_elsewhere() -> None:
    assert {each.id for each in rules().values() if not each.before} == {*_ELSEWHERE}


def test_a_direction_has_its_twin() -> None:
    for rule in rules().values():
        if rule.name.startswith(("request-", "response-")) and rule.id not in _ONE_WAY:
            twin = rules()[rule.twin]
            assert twin.twin == rule.id
            way, _, what = rule.name.partition("-")
            other = "response" if way == "request" else "request"
            assert twin.name == f"{other}-{what}"
