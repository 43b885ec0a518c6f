"""What there is to complain about in a plan."""

from __future__ import annotations

import os
from pathlib import Path

from ..text.kinds import EDITED_FILE_LEFT, OUTPUT_NOT_OURS, OUTPUT_NOT_WRITABLE
from ..text.report import Report
from .manifest import NAME, ManifestError
from .plan import Fate, Plan


def complain(plan: Plan, root: Path, report: Report) -> None:
    """Reports what is in the way and the packages of other APIs (NXG005), and edited
    files that are left behind (NXG011)."""
    for folder in plan.lost:
        report.add(
            OUTPUT_NOT_OURS,
            None,
            f"`{root}` holds another package, `{folder}`, which would be removed",
            help=(
                "write to another folder with `-o`",
                f"to replace it, delete `{root / folder}` first",
            ),
        )
    for step in plan.steps:
        path = root / step.path
        if step.fate is Fate.REFUSE:
            report.add(
                OUTPUT_NOT_OURS,
                None,
                f"cannot write `{path}`: {step.why}",
                help=("move or delete it, then run again",),
            )
        elif step.fate is Fate.LEAVE:
            report.add(
                EDITED_FILE_LEFT,
                None,
                f"`{path}` is no longer generated, but was edited: it is left",
                help=("delete it if its content is not needed",),
            )


def complain_of_manifest(error: ManifestError, root: Path, report: Report) -> None:
    """Reports a manifest that cannot be read (NXG005)."""
    report.add(
        OUTPUT_NOT_OURS,
        None,
        f"cannot tell which files in `{root}` are ours: `{NAME}` is unreadable: {error}",
        help=("restore it from version control, or delete all that was generated",),
    )


def complain_of_system(error: OSError, root: Path, report: Report) -> None:
    """Reports what the operating system refused (NXG010)."""
    reason = error.strerror or type(error).__name__
    message = f"cannot read or write `{error.filename or root}`: {reason}"
    report.add(OUTPUT_NOT_WRITABLE, None, _obstacle(root) or message)


def _obstacle(root: Path) -> str | None:
    """Why there can be no such folder."""
    for folder in (root, *root.parents):
        if os.path.lexists(folder) and not os.path.isdir(folder):
            what = "file" if os.path.exists(folder) else "link that leads nowhere"
            return f"cannot make the folder `{folder}`: a {what} is in the way"
    return None
