"""Each fact of the IR: compared, or said to be none of anybody's business."""

from __future__ import annotations

import ast
from dataclasses import fields, is_dataclass

from nexigon_gen.ir import model, typerefs
from support.specs import ROOT

_NOT_COMPARED = {
    "examples": "are checked against their types, which are compared",
    "file": "may be called anything: what it says is compared",
    "servers": "a client is given its URL",
    "url": "a client is given its URL",
}


def _read() -> set[str]:
    """All attributes that the comparison reads."""
    folder = ROOT / "src" / "nexigon_gen" / "compat"
    trees = [ast.parse(path.read_text("utf-8")) for path in folder.rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    attributes = {each.attr for each in nodes if isinstance(each, ast.Attribute)}
    patterns = [each for each in nodes if isinstance(each, ast.MatchClass)]
    return attributes | {name for each in patterns for name in each.kwd_attrs}


def test_a_fact_is_compared_or_said_to_be_none() -> None:
    kinds = [*vars(model).values(), *vars(typerefs).values()]
    facts = {
        each.name
        for kind in kinds
        if isinstance(kind, type) and is_dataclass(kind)
        for each in fields(kind)
    }
    assert len(facts) > 40
    assert facts - _read() == {*_NOT_COMPARED}
