"""Diagnostics about output folders."""

from __future__ import annotations

import os
from collections.abc import Container, Iterable
from pathlib import Path

from .. import __version__
from ..text.kinds import (
    EDITED_FILE_LEFT,
    OUTPUT_NOT_OURS,
    OUTPUT_NOT_WRITABLE,
    OUTPUT_OUTDATED,
    REQUIRED_VERSION_MISMATCH,
)
from ..text.report import Report
from ..text.span import Source, Span
from .manifest import NAME, ManifestError, NewerError
from .plan import Fate, Plan

_LONE = (
    "move or delete it, then run again; if nexigon-gen did write it,"
    f" `{NAME}` is missing here"
)


def complain(plan: Plan, root: Path, read: Container[str], report: Report) -> None:
    """Reports what is in the way (NXG005): foreign files, packages of other APIs, and output
    of other specs. Also reports edited files that are left behind (NXG011). `read` has the
    real paths of the specs that were read."""
    others = [] if plan.lost else [root / each for each in plan.dropped]
    left = [
        each for each in others if each.exists() and os.path.realpath(each) not in read
    ]
    if left:
        names = ", ".join(f"`{os.path.relpath(each)}`" for each in left)
        report.add(
            OUTPUT_NOT_OURS,
            None,
            f"`{root}` holds what was made of {names}, which would be removed",
            help=(
                "name all specs of a folder in one run",
                f"to leave them out, delete `{root}` first",
            ),
        )
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
    is_lone = plan.before is None
    for step in plan.steps:
        if step.fate is Fate.REFUSE:
            report.add(
                OUTPUT_NOT_OURS,
                None,
                f"cannot write `{root / step.path}`: {step.why}",
                help=(_LONE if is_lone else "move or delete it, then run again",),
            )
        elif step.fate is Fate.LEAVE:
            path = root / step.path
            report.add(
                EDITED_FILE_LEFT,
                None,
                f"`{path}` is no longer generated, but was edited: it is left",
                help=("delete it if its content is not needed",),
            )


def complain_of_manifest(error: ManifestError, root: Path, report: Report) -> None:
    """Reports a manifest that cannot be read (NXG005) or is of a newer version (NXG007)."""
    if isinstance(error, NewerError):
        message = f"nexigon-gen {error} wrote `{root}`, and this is {__version__}"
        help = f"install it: `pip install 'nexigon-gen=={error}.*'`"
        report.add(REQUIRED_VERSION_MISMATCH, None, message, help=(help,))
        return
    report.add(
        OUTPUT_NOT_OURS,
        None,
        f"cannot tell which files in `{root}` are ours: `{NAME}` is unreadable: {error}",
        help=("restore it from version control, or delete all that was generated",),
    )


def complain_of_system(error: OSError, root: Path, report: Report) -> None:
    """Reports an error of the operating system (NXG010)."""
    reason = error.strerror or type(error).__name__
    message = f"cannot read or write `{error.filename or root}`: {reason}"
    report.add(OUTPUT_NOT_WRITABLE, None, _obstacle(root) or message)


def _obstacle(root: Path) -> str | None:
    """Why a folder cannot be made, if a file is in the way."""
    for folder in (root, *root.parents):
        if os.path.lexists(folder) and not os.path.isdir(folder):
            what = "file" if os.path.exists(folder) else "link that leads nowhere"
            return f"cannot make the folder `{folder}`: a {what} is in the way"
    return None


def complain_of_differences(
    found: Iterable[tuple[str, Path, str]], command: str, report: Report
) -> None:
    """Reports files that are not up to date (NXG019), each at its first line."""
    for what, path, why in found:
        place = Span(Source(path.as_posix(), ""), 0, 0)
        message = f"`{path}` is {what}{why}"
        help = (f"to update, run: {command}",)
        report.add(OUTPUT_OUTDATED, place, message, help=help)
