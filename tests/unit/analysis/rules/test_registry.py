"""Every rule is run, and says which codes it reports."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from importlib import import_module
from pkgutil import iter_modules

import pytest

from nexigon_gen.analysis import rules
from nexigon_gen.diagnostics.catalog import catalog
from nexigon_gen.ir.model import Api
from nexigon_gen.text.report import Report

Rule = Callable[[Api, Report], None]


def written() -> Iterator[Rule]:
    """The public functions of the modules with rules that look like one."""
    for module in iter_modules(rules.__path__, "nexigon_gen.analysis.rules."):
        for name, rule in inspect.getmembers(
            import_module(module.name), inspect.isfunction
        ):
            parameters = list(inspect.signature(rule).parameters)
            if not name.startswith("_") and parameters == ["api", "report"]:
                yield rule


def test_every_rule_is_registered_once() -> None:
    assert sorted(map(repr, rules.RULES)) == sorted(map(repr, written()))


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.__name__)
def test_a_rule_names_the_codes_it_reports(rule: Rule) -> None:
    named = re.findall(r"NXG\d{3}", (rule.__doc__ or "").partition(":")[0])
    assert named


def test_an_api_without_anything_passes() -> None:
    report = Report(warn=frozenset(catalog()))
    rules.check(Api("Empty", ()), report)
    assert not list(report)
