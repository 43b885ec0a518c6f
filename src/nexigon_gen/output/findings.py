"""What there is to complain about in a plan."""

from __future__ import annotations

from pathlib import Path

from ..diagnostics import Report
from .manifest import NAME, ManifestError
from .plan import Fate, Plan


def complain(plan: Plan, root: Path, report: Report) -> None:
    """Reports files that are in the way (NXG005) and edited ones that are left behind
    (NXG011)."""
    for step in plan.steps:
        path = root / step.path
        if step.fate is Fate.REFUSE:
            report.error(
                "NXG005",
                None,
                f"cannot write `{path}`: {step.why}",
                help=("move or delete it, then run again",),
            )
        elif step.fate is Fate.LEAVE:
            report.warning(
                "NXG011",
                None,
                f"`{path}` is no longer generated, but was edited: it is left",
                help=("delete it if its content is not needed",),
            )


def complain_of_manifest(error: ManifestError, root: Path, report: Report) -> None:
    """Reports a manifest that cannot be read (NXG005)."""
    report.error(
        "NXG005",
        None,
        f"cannot tell which files in `{root}` are ours: `{NAME}` is unreadable: {error}",
        help=("restore it from version control, or delete all that was generated",),
    )


def complain_of_system(error: OSError, root: Path, report: Report) -> None:
    """Reports what the operating system refused (NXG010)."""
    reason = error.strerror or type(error).__name__
    report.error(
        "NXG010",
        None,
        f"cannot read or write `{error.filename or root}`: {reason}",
    )
