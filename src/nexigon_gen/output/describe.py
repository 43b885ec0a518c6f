"""Plans in words, for the command line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from .plan import Fate, Plan

_DONE = {
    Fate.CREATE: "created",
    Fate.REPLACE: "replaced",
    Fate.KEEP: "unchanged",
    Fate.REMOVE: "removed",
    Fate.LEAVE: "left",
    Fate.REFUSE: "refused",
}

_STALE = {
    Fate.CREATE: "missing",
    Fate.REPLACE: "changed",
    Fate.REMOVE: "stale",
    Fate.LEAVE: "stale, edited",
    Fate.REFUSE: "in the way",
}

_COUNTED = {
    Fate.CREATE: "written",
    Fate.REPLACE: "written",
    Fate.KEEP: "unchanged",
    Fate.REMOVE: "removed",
    Fate.LEAVE: "left",
}


def summary(plan: Plan) -> str:
    """One line, as in `14 files: 2 written, 11 unchanged, 1 removed`. The manifest is
    not counted."""
    counts = Counter(_COUNTED[step.fate] for step in plan.steps)
    words = dict.fromkeys(_COUNTED.values())
    listed = ", ".join(f"{counts[word]} {word}" for word in words if counts[word])
    total = len(plan.steps)
    files = f"{total} file{'' if total == 1 else 's'}"
    return f"{files}: {listed}" if listed else files


def each_file(plan: Plan, root: Path) -> Iterator[str]:
    """What happens to each file, a line each."""
    for step in plan.steps:
        yield f"{_DONE[step.fate]:9}  {root / step.path}"


def differences(plan: Plan, root: Path) -> Iterator[str]:
    """Each file that is not as it should be, a line each; none if all is up to date."""
    for step in (*plan.steps, plan.manifest):
        if step.fate is not Fate.KEEP:
            why = f" ({step.why}: move or delete it first)" if step.why else ""
            yield f"{_STALE[step.fate]}: {root / step.path}{why}"
