"""Rules that a spec must obey beyond its shape: one small function each."""

from __future__ import annotations

from ...ir.model import Api
from ...text.report import Report
from . import (
    chains,
    depth,
    effects,
    finite,
    limits,
    lints,
    secrets,
    untagged,
    values,
    wire,
)

STRUCTURE = (
    chains.cycles,
    chains.lengths,
    wire.struct_names,
    wire.enum_names,
    wire.union_names,
    wire.action_names,
    finite.values,
    secrets.only_text,
    effects.safe,
)
"""What needs no more than the definition at hand."""
MEANING = (
    depth.values,
    limits.apart,
    untagged.ambiguous,
    values.defaults,
    values.examples,
)
"""What follows every chain of types to its end."""
LINTS = (
    lints.undocumented,
    lints.examples,
    lints.deprecations,
    lints.removals,
    lints.reading_actions,
    lints.defaults,
    secrets.in_defaults,
    lints.unused_types,
)
RULES = (*STRUCTURE, *MEANING, *LINTS)


def check(api: Api, report: Report) -> None:
    """Runs the rules over an API, as far as its errors so far allow: all that can be
    said in one run is said, and nothing that only follows from something else."""
    for rule in STRUCTURE:
        rule(api, report)
    for rules in (MEANING, LINTS):
        if not report.has_errors:
            for rule in rules:
                rule(api, report)
