"""The change that a run makes since the last snapshot, in one line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from shlex import quote

from ..syntax.search import expand
from ..text.kinds import Severity
from ..text.report import Report
from .inputs import InputError, load, of_specs
from .lifecycle import numbers
from .review import accept_list, review
from .severity import Audience


def since(specs: Sequence[str], snapshots: Sequence[Path]) -> str:
    """`2 breaking changes since 1.4: nexigon-gen compat OLD NEW`, by the latest of the
    snapshots. Empty if one of both cannot be read, or if nothing changed. Several specs
    are no argument of the command, which is left out then."""
    files = expand(specs).files
    last = max(snapshots, key=lambda each: (numbers(each.stem) or (), each.stem))
    report = Report()
    try:
        old, new = load(str(last), report), of_specs(files, report)
        if old is None or new is None:
            return ""
        accepted = accept_list(str(files[0]))
        found = review((old, new), Audience.WIRE, accepted, date.today()).changes
    except InputError:
        return ""
    breaking = sum(each.severity is Severity.ERROR for each in found)
    command = "compat" if breaking else "changes"
    told = f"since {last.stem}"
    if len(specs) == 1:
        told += f": nexigon-gen {command} {quote(str(last))} {quote(specs[0])}"
    if breaking:
        return f"{breaking} breaking change{'s' * (breaking > 1)} {told}"
    return (
        f"{len(found)} change{'s' * (len(found) > 1)}, none breaking, {told}"
        if found
        else ""
    )
