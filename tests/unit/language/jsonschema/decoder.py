"""A spec as the decoder sees it."""

from __future__ import annotations

from nexigon_gen.language.decode.document import decode
from nexigon_gen.syntax import yaml
from nexigon_gen.text.kinds import Severity
from nexigon_gen.text.report import Report
from nexigon_gen.text.span import Source

SHAPE = frozenset(
    {
        *("NXG008", "NXG201", "NXG202", "NXG203", "NXG205", "NXG206", "NXG207"),
        *("NXG208", "NXG209", "NXG302", "NXG303", "NXG509", "NXG604"),
    }
)
"""Errors in the shape of a spec. Not among them is NXG204, a field that is given as
`name` and `name?`: a JSON Schema cannot compare two names."""


def errors(text: str) -> set[str]:
    """The codes of what is wrong with one file, by itself."""
    report = Report()
    source = Source("spec.yaml", text)
    if node := yaml.parse(source, report):
        decode(node, source, report)
    return {each.code for each in report if each.severity is Severity.ERROR}
