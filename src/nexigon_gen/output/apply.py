"""Carries out a plan.

Each file is replaced in one step by a finished one, so nobody ever sees half a file,
and two runs at once cannot tear one. There is no lock: it would outlive a killed run
and need a person to clear it, while two runs over the same spec write the same bytes.
They may take each other's unfinished files for those of killed runs, or an empty folder
for one to remove; what is lost that way is written again.

Removals come first, because on a file system that ignores case a removed `A.py` would
take a new `a.py` with it. The manifest is written before all else, with what is there
and what is to come, and once more at the end, with what is.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path, PurePosixPath

from .manifest import NAME, Manifest
from .plan import Fate, Plan
from .temporary import beside

_ATTEMPTS = 10
"""How often a file is written before it counts as lost for good."""


def apply(root: Path, plan: Plan) -> None:
    """Makes the folder what the plan says; touches nothing that stays the same.

    Raises:
        ValueError: The plan has a refusal; nothing was done.
        OSError: The file named in it could not be written or removed. Running again
            finishes what was begun.
    """
    if plan.paths(Fate.REFUSE):
        raise ValueError("a plan with a refusal cannot be applied")
    written = plan.paths(Fate.CREATE, Fate.REPLACE)
    current = plan.before
    if written:
        current = _record(root, current, (current or Manifest()).before(plan.after))
    for path in plan.paths(Fate.REMOVE):
        _remove(root / path)
    if plan.before:
        gone = plan.before.files.keys() - plan.after.files.keys()
        _prune(root, gone.difference(plan.paths(Fate.LEAVE)))
    for path in written:
        _write(root / path, plan.artifacts[path].text.encode())
    _record(root, current, plan.after)


def _record(root: Path, current: Manifest | None, new: Manifest) -> Manifest:
    if new != current:
        _write(root / NAME, new.encode())
    return new


def _write(target: Path, content: bytes) -> None:
    for _ in range(_ATTEMPTS - 1):
        with suppress(FileNotFoundError):
            _replace(target, content)
            return
    _replace(target, content)


def _replace(target: Path, content: bytes) -> None:
    temporary = beside(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            with open(temporary, "xb") as file:
                file.write(content)
            os.replace(temporary, target)
        except BaseException:
            with suppress(OSError):
                temporary.unlink()
            raise
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(target)) from error


def _remove(target: Path) -> None:
    target.unlink(missing_ok=True)
    if target.suffix == ".py":
        # Python's cache of the file, without which its folder would not be empty.
        for cached in target.parent.glob(f"__pycache__/{target.stem}.*.pyc"):
            cached.unlink(missing_ok=True)
        with suppress(OSError):
            (target.parent / "__pycache__").rmdir()


def _prune(root: Path, gone: Iterable[str]) -> None:
    """Removes folders that once held these files and are empty now."""
    for path in gone:
        for folder in PurePosixPath(path).parents[:-1]:
            try:
                (root / folder).rmdir()
            except OSError:  # not empty, or gone already
                break
