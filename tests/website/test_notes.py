"""Notes on a page: docs that stand within a line, read as Markdown as all docs are."""

from __future__ import annotations

from pathlib import Path

import pytest

from nexigon_gen.config import GenerationSettings, Output
from nexigon_gen.pipeline import compile_spec, generate
from nexigon_gen.text.report import Report
from support.specs import messages

_SPEC = """\
spec: 1
api: Notes
namespace: notes
types:
  Token:
    type: string
    deprecated: Use `Key` of [Holder].
  Holder:
    fields:
      token?: {{type: Token, deprecated: "{note}"}}
      stage?: {{type: Stage, unstable: {{feature: some_stage, note: "{note}"}}}}
  Stage:
    values:
      New: {{deprecated: "{note}"}}
      Fresh: {{alias: New, docs: "{note}"}}
  Outcome:
    tag: result
    variants:
      Done: {{type: Holder, deprecated: "{note}"}}
actions:
  Create: {{request: Holder, response: Outcome, deprecated: "{note}"}}
  Make: {{request: Holder}}
"""
_PLACES = 6
"""How often the note is said: of two fields, a value, its alias, a variant, an action."""


def _site(note: str, folder: Path) -> tuple[dict[str, str], list[str]]:
    path = folder / "notes.yaml"
    path.write_text(_SPEC.format(note=note), "utf-8")
    api, report = compile_spec([path])
    assert api is not None, messages(report)
    told = Report()
    settings = GenerationSettings(outputs=frozenset({Output.DOCS}))
    files = {each.path: each.text for each in generate(api, settings, told)}
    return files, messages(told)


@pytest.mark.parametrize(
    ("note", "html", "md"),
    [
        (
            "Use `Key` of [Make].",
            'Use <code>Key</code> of <a href="#notes_Make">Make</a>.',
            "Use `Key` of [Make].",
        ),
        ("Use *this*.", "Use <em>this</em>.", "Use *this*."),
        ("Of a < b.", "Of a &lt; b.", "Of a &lt; b."),
        ("No ` end.", "No ` end.", "No &#96; end."),
    ],
)
def test_notes_are_read_as_markdown(
    note: str, html: str, md: str, tmp_path: Path
) -> None:
    files, told = _site(note, tmp_path)
    assert told == []
    assert files["docs/notes.html"].count(html) >= _PLACES
    assert files["docs/notes.md"].count(md) >= _PLACES


def test_a_note_that_names_nothing_is_told(tmp_path: Path) -> None:
    _, told = _site("Use [Nothing.here].", tmp_path)
    assert any("`[Nothing.here]` in docs names nothing" in each for each in told)
