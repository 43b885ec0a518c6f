"""The help of a lint that is off, done to the letter."""

from __future__ import annotations

from pathlib import Path

import pytest

from nexigon_gen.config import GenerationSettings
from nexigon_gen.text.report import Report
from support.specs import findings

_SPEC = """
spec: 1
api: Test
namespace: test
types:
  Level: {values: {Low: , High: }}
  Outcome:
    tag: result
    variants: {Done: {fields: {at: timestamp, level: Level}}, Gone: unit}
actions:
  Do:
    request: {DoAction: {id: string, "note?": string, sizes: "list<u8>(1..)", m: "map<string, any>"}}
    response: Outcome
"""
_SETTINGS = GenerationSettings(warn=frozenset({"NXG709"}))


def _found(folder: Path, text: str) -> Report:
    path = folder / "test.yaml"
    path.write_text(text, "utf-8")
    return findings(path, settings=_SETTINGS)


@pytest.mark.parametrize(
    "given",
    [
        "",
        "    examples: [{request: {id: a, sizes: [1], m: {}}}]\n",
        "    examples: [{response: {result: Gone}}]\n",
    ],
    ids=["neither", "no-response", "no-request"],
)
def test_an_example_of_the_help_is_one(given: str, tmp_path: Path) -> None:
    (found,) = _found(tmp_path, f"{_SPEC}{given}")
    shown = found.help[0].split("such as ")[1].strip("`")
    text = given.replace("[", f"[{shown}, ", 1) if given else f"    {shown}\n"
    assert not [*_found(tmp_path, f"{_SPEC}{text}")]
