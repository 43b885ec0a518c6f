"""The text of plans, for the command line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
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


def summary(plans: Mapping[Path, Plan]) -> str:
    """A line for each folder: `14 files: 2 written, 11 unchanged, 1 removed`. If there are
    several, it begins with the folder. The manifest is not counted."""
    return _lines(
        {
            root: Counter(_COUNTED[step.fate] for step in plan.steps)
            for root, plan in plans.items()
        }
    )


def edited(plans: Mapping[Path, Plan]) -> Iterator[str]:
    """A line for each edited file that was replaced or removed."""
    for root, plan in plans.items():
        edited = {*plan.edited}
        for step in plan.steps:
            if step.path in edited:
                yield f"edited, {_DONE[step.fate]}: {root / step.path} ({step.why})"


def unchanged(plans: Mapping[Path, Plan]) -> str:
    """The summary that the next run will print, if nothing changes."""
    kept = _COUNTED[Fate.KEEP]
    return _lines({r: Counter({kept: len(p.artifacts)}) for r, p in plans.items()})


def _lines(counts: Mapping[Path, Counter[str]]) -> str:
    is_one = len(counts) == 1
    return "\n".join(
        _line(count) if is_one else f"{root}: {_line(count)}"
        for root, count in counts.items()
    )


def _line(counts: Counter[str]) -> str:
    words = dict.fromkeys(_COUNTED.values())
    listed = ", ".join(f"{counts[word]} {word}" for word in words if counts[word])
    total = counts.total()
    files = f"{total} file{'' if total == 1 else 's'}"
    return f"{files}: {listed}" if listed else files


def each_file(plans: Mapping[Path, Plan]) -> Iterator[str]:
    """A line for each file: what happens to it."""
    for root, plan in plans.items():
        for step in plan.steps:
            yield f"{_DONE[step.fate]:9}  {root / step.path}"


def differences(plans: Mapping[Path, Plan]) -> Iterator[tuple[str, Path, str]]:
    """The files that are not up to date: their state, path, and a remark."""
    for root, plan in plans.items():
        for step in (*plan.steps, plan.manifest):
            if step.fate is not Fate.KEEP:
                stop = ": move or delete it first" if step.fate is Fate.REFUSE else ""
                why = f" ({step.why}{stop})" if step.why else ""
                yield _STALE[step.fate], root / step.path, why


def diff(plans: Mapping[Path, Plan]) -> Iterator[str]:
    """The changes of files as a unified diff."""
    from difflib import unified_diff  # few runs need it

    for root, plan in plans.items():
        for step in plan.steps:
            if step.fate in (Fate.CREATE, Fate.REPLACE, Fate.REMOVE):
                artifact = plan.artifacts.get(step.path)
                before = "" if step.fate is Fate.CREATE else _text(root / step.path)
                after = artifact.text if artifact else ""
                name = (root / step.path).as_posix()
                old = "/dev/null" if step.fate is Fate.CREATE else name
                new = name if artifact else "/dev/null"
                yield from unified_diff(
                    before.splitlines(True), after.splitlines(True), old, new
                )


def _text(path: Path) -> str:
    return path.read_text("utf-8", "replace")
