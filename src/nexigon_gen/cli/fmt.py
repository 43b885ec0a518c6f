"""The command that formats specs."""

from __future__ import annotations

from pathlib import Path

import click

from ..text.report import Report
from .printing import complain_of
from .streams import complain, hand_over, say


@click.command
@click.argument("specs", metavar="SPEC...", nargs=-1, required=True, type=Path)
@click.option("--check", is_flag=True, help="Write nothing; name what would change.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
def fmt(specs: tuple[Path, ...], check: bool, diff: bool) -> int:
    """Bring spec files into their canonical form: the order of keys, short forms, quotes,
    layout. What they say stays the same, comments too. A file with errors is left alone.

    \b
    Exit codes: 0 done or nothing to do, 1 something would change (--check,
    --diff), 2 something is wrong with a file, 70 a bug, 130 interrupted.
    """
    from ..formatter.files import formatted, save

    report = Report()
    changed = [each for each in formatted(specs, report) if each.differs]
    complain_of(report, "text", "auto")
    failed = report.has_errors
    for each in changed:
        if diff:
            hand_over(each.diff())
        elif check:
            say(f"would change: {each.name}\n")
        else:
            try:
                save(each)
            except OSError as error:
                failed = True
                reason = error.strerror or type(error).__name__
                complain(f"error: `{each.name}` cannot be written: {reason}\n")
            else:
                say(f"changed: {each.name}\n")
    return 2 if failed else int((check or diff) and bool(changed))
