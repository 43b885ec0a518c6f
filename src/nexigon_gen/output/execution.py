"""Execution of a plan.

Each file is replaced atomically, so nobody ever sees half a file. Runs that write into the
same folder wait for each other (`lock`), from the moment they look at the folder.

Files are removed before others are written, because on a file system that ignores case, to
remove `A.py` would remove a new `a.py`. The manifest is written first, with the old and the
new files, and again at the end, with the files that are there. It alone is flushed to disk:
after a power cut other files may be empty, and are then written again, but without the
manifest nobody would know which files are ours.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from itertools import groupby
from pathlib import Path, PurePosixPath

from .folder import EntryKind, Folder
from .manifest import NAME, Manifest
from .plan import Fate, Plan


def apply(root: Path, plan: Plan) -> None:
    """Changes the folder as the plan says. Does not touch files that stay the same.

    Raises:
        ValueError: The plan refuses a file. Nothing was done.
        OSError: A file could not be written or removed; the error names it. The next run
            finishes the work.
    """
    if plan.paths(Fate.REFUSE):
        raise ValueError("a plan with a refusal cannot be applied")
    written = plan.paths(Fate.CREATE, Fate.REPLACE)
    if not written and not plan.paths(Fate.REMOVE) and plan.before == plan.after:
        return
    root.mkdir(parents=True, exist_ok=True)
    with Folder.open(root) as folder:
        _apply(folder, plan, written)


def _apply(root: Folder, plan: Plan, written: Iterable[str]) -> None:
    current = plan.before
    if written:
        current = _record(root, current, (current or Manifest()).before(plan.after))
    for path in plan.paths(Fate.REMOVE):
        _remove(root, path)
    if plan.before:
        gone = plan.before.files.keys() - plan.after.files.keys()
        _prune(root, gone.difference(plan.paths(Fate.LEAVE)))
    # Sorted paths have the files of one folder together.
    for parent, paths in groupby(written, lambda path: path.rpartition("/")[0]):
        with root.folder(*filter(None, parent.split("/")), make=True) as folder:
            for path in paths:
                name = path.rpartition("/")[2]
                folder.replace(name, plan.artifacts[path].text.encode())
    _record(root, current, plan.after)


def _record(root: Folder, current: Manifest | None, new: Manifest) -> Manifest:
    if new != current:
        root.replace(NAME, new.encode(), flush=True)
    return new


def _remove(root: Folder, path: str) -> None:
    *folders, name = path.split("/")
    with suppress(FileNotFoundError), root.folder(*folders) as folder:
        folder.unlink(name)
        if name.endswith(".py"):
            _remove_caches(folder, name.removesuffix(".py"))


def _remove_caches(folder: Folder, stem: str) -> None:
    """Removes the bytecode of a module, so that its folder can become empty."""
    if folder.entries().get("__pycache__") is not EntryKind.FOLDER:
        return
    with folder.folder("__pycache__") as caches:
        for name in caches.entries():
            if name.startswith(f"{stem}.") and name.endswith(".pyc"):
                caches.unlink(name)
    with suppress(OSError):
        folder.rmdir("__pycache__")


def _prune(root: Folder, gone: Iterable[str]) -> None:
    """Removes the folders of removed files that are now empty."""
    for path in gone:
        for way in PurePosixPath(path).parents[:-1]:
            try:
                with root.folder(*way.parts[:-1]) as folder:
                    folder.rmdir(way.name)
            except OSError:  # not empty, gone, or replaced by a link
                break
