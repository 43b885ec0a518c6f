"""Docstrings: names that docs link to, in all places where docs may stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from nexigon_gen.config import GenerationSettings, Output
from nexigon_gen.pipeline import compile_spec, generate
from nexigon_gen.text.report import Report
from support.specs import messages

_SPEC = """\
spec: 1
api: Linked
namespace: linked
docs: &docs "{docs}"
types:
  Token: {{type: string, docs: "{docs}", deprecated: "{docs}"}}
  Tokens: {{alias: list<Token>, docs: "{docs}"}}
  Holder:
    docs: "{docs}"
    fields:
      tokens?: {{type: Tokens, docs: "{docs}", deprecated: "{docs}"}}
  Stage:
    docs: "{docs}"
    values:
      New: {{docs: "{docs}", unstable: {{feature: a, note: "{docs}"}}}}
      Fresh: {{alias: New, docs: "{docs}"}}
  Outcome:
    docs: "{docs}"
    tag: result
    variants:
      Done: {{type: Holder, docs: "{docs}", deprecated: "{docs}"}}
  Either:
    docs: "{docs}"
    tagged: untagged
    variants:
      One: {{type: u32, docs: "{docs}"}}
      Other: {{type: string, docs: "{docs}"}}
actions:
  Create:
    docs: "{docs}"
    request:
      Creation:
        docs: "{docs}"
        fields:
          stage: {{type: Stage, docs: "{docs}"}}
          either?: {{type: Either, docs: "{docs}"}}
    response: Outcome
    deprecated: "{docs}"
  Make: {{docs: "{docs}", response: Outcome}}
"""


def _modules(docs: str, folder: Path) -> str:
    """The text of all modules that are of the spec."""
    path = folder / "linked.yaml"
    path.write_text(_SPEC.format(docs=docs).replace("&docs ", ""), "utf-8")
    api, report = compile_spec([path])
    assert api is not None, messages(report)
    told = Report()
    outputs = frozenset({Output.CLIENT, Output.SERVER, Output.CLI, Output.TESTING})
    files = generate(api, GenerationSettings(outputs=outputs), told)
    assert messages(told) == []
    return "".join(each.text for each in files if "/_runtime/" not in each.path)


@pytest.mark.parametrize(
    ("docs", "said"),
    [
        ("Of [Holder].", "Of `Holder`."),
        ("Of [`Holder.tokens`].", "Of `Holder.tokens`."),
        ("Of [linked.Create].", "Of `linked.Create`."),
        ("Of [Nothing].", "Of [Nothing]."),
        ("Of `[Holder]`.", "Of `[Holder]`."),
    ],
)
def test_a_link_is_the_name(docs: str, said: str, tmp_path: Path) -> None:
    modules = _modules(docs, tmp_path)
    assert modules.count(said) >= 20
    assert docs == said or docs not in modules
