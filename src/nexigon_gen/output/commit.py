"""Commit of a run: all its folders are brought up to date, or none."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from ..text.report import Report
from ..values import dataclass
from .apply import apply
from .artifact import Artifact
from .disk import compare
from .findings import complain, complain_of_manifest, complain_of_system
from .lock import held
from .manifest import ManifestError
from .plan import Plan


@dataclass(frozen=True, slots=True)
class Wanted:
    """The files that are to be in a folder, the specs that were named for it, and all
    that were read."""

    artifacts: Sequence[Artifact]
    specs: Sequence[Path] = ()
    read: Iterable[Path] = ()


def commit(
    wanted: Mapping[Path, Wanted],
    report: Report,
    *,
    check: bool = False,
    strict: bool = False,
) -> Mapping[Path, Plan] | None:
    """Makes each folder hold its artifacts, and says what there was to do.

    None, with the reason in `report`, if something is in the way in any of them; nothing
    is done then, but for what the system refuses in the middle: running again finishes
    that.

    Args:
        wanted: What is to be in each output folder.
        check: Only looks.
        strict: Warnings count as errors.
    """
    with ExitStack() as locks:
        plans: dict[Path, Plan] = {}
        # In one order, whoever asks, so that two runs cannot wait for each other.
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
