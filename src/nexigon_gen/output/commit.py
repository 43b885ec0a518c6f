"""Commit of a run: brings all of its output folders up to date, or none."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from ..text.report import Report
from ..values import dataclass
from .artifact import Artifact
from .disk import compare
from .execution import apply
from .findings import complain, complain_of_manifest, complain_of_system
from .lock import held
from .manifest import ManifestError
from .plan import Plan


@dataclass(frozen=True, slots=True)
class FolderContents:
    """What an output folder is to hold.

    Args:
        artifacts: The files.
        specs: The specs that were named for the folder.
        read: All files that were read.
    """

    artifacts: Sequence[Artifact]
    specs: Sequence[Path] = ()
    read: Iterable[Path] = ()


def commit(
    wanted: Mapping[Path, FolderContents],
    report: Report,
    *,
    check: bool = False,
    strict: bool = False,
) -> Mapping[Path, Plan] | None:
    """Makes each folder hold its artifacts.

    Args:
        wanted: What each output folder is to hold.
        report: Gets the errors.
        check: Whether to change nothing.
        strict: Whether warnings count as errors.

    Returns:
        What there was to do in each folder. None after an error: if a folder has files in
        the way, nothing was done in any of them. If the system failed in the middle, the
        next run finishes the work.
    """
    with ExitStack() as locks:
        plans: dict[Path, Plan] = {}
        # Always in the same order, so that two runs cannot wait for each other.
        for root in sorted(wanted, key=os.path.realpath):
            with _explained(root, report):
                locks.enter_context(held(root, write=not check))
                asked = wanted[root]
                plans[root] = compare(root, asked.artifacts, asked.specs)
                if not check:
                    read = {os.path.realpath(each) for each in asked.read}
                    complain(plans[root], root, read, report)
        if report.fails(strict=strict):
            return None
        for root, plan in plans.items() if not check else ():
            with _explained(root, report):
                apply(root, plan)
    return None if report.has_errors else {root: plans[root] for root in wanted}


@contextmanager
def _explained(root: Path, report: Report) -> Generator[None, None, None]:
    try:
        yield
    except ManifestError as error:
        complain_of_manifest(error, root, report)
    except OSError as error:
        complain_of_system(error, root, report)
