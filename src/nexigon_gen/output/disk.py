"""The output folder as it is, as far as a run concerns it."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ..text.digest import digest
from .artifact import Artifact
from .folder import EntryKind, Folder
from .manifest import NAME, Manifest, ManifestError, decode
from .plan import Disk, Fate, File, Obstacle, Plan, make_plan

MAX_BYTES = 64 << 20
"""Largest file that is looked into, in bytes; none of ours is near it."""
_TEMPORARY = re.compile(r"\.(.+)\.[0-9a-f]{8}\.tmp")


def compare(
    root: Path, artifacts: Sequence[Artifact], specs: Iterable[Path] = ()
) -> Plan:
    """The plan that makes the folder hold the artifacts. `specs` are those that were
    named.

    Raises:
        ManifestError: The manifest cannot be read.
        OSError: The folder or a file in it cannot be read.
    """
    before = read_manifest(root)
    known: Iterable[str] = before.files if before else ()
    paths = {*known, *(each.path for each in artifacts)}
    left = tuple(leftovers(root, paths | {NAME}))
    disk = look(root, paths)
    named = [_from(root, each) for each in specs if each.is_file()]
    plan = make_plan(artifacts, before, disk, left, named)
    edited = plan.paths(Fate.REFUSE, Fate.LEAVE)
    if not edited:
        return plan
    from .restorable import restorable  # it asks git, which takes its time

    found = restorable(root, edited, known)
    return make_plan(artifacts, before, disk, left, named, found)


def _from(root: Path, spec: Path) -> str:
    """A spec as seen from the output folder, in the way that is the same everywhere."""
    return Path(
        os.path.relpath(os.path.realpath(spec), os.path.realpath(root))
    ).as_posix()


def read_manifest(root: Path) -> Manifest | None:
    """The manifest of the folder, if it has one.

    Raises:
        ManifestError: It cannot be understood, or is no regular file.
        OSError: It cannot be read.
    """
    try:
        with Folder.open(root) as folder:
            content = folder.read(NAME, MAX_BYTES)
    except FileNotFoundError:
        return None
    except OSError as error:
        # A link, a socket, and what else is no file.
        if error.errno in (errno.EINVAL, errno.ELOOP, errno.ENXIO, errno.EISDIR):
            raise ManifestError("it is not a regular file") from None
        raise
    if content is None:
        raise ManifestError(f"it is larger than {MAX_BYTES >> 20} MiB")
    return decode(content)


def look(root: Path, paths: set[str]) -> Disk:
    """What is at these paths, in whatever spelling: a file system that ignores case
    would take `A.py` for `a.py`, and which kind this one is nobody can know.

    Symbolic links are never followed; the root may be one.

    Raises:
        OSError: Something cannot be read.
    """
    found: dict[str, File | Obstacle] = {}
    try:
        opened = Folder.open(root)
    except FileNotFoundError:  # before the first run
        return found
    with opened as folder:
        _look(folder, "", [path.split("/") for path in paths], found)
    return found


def _look(
    folder: Folder,
    here: str,
    wanted: Iterable[Sequence[str]],
    found: dict[str, File | Obstacle],
) -> None:
    """Looks for these paths in a folder called `here`, which is empty or ends in `/`.
    Each folder is opened and listed once."""
    entries: dict[str, list[tuple[str, EntryKind]]] = {}
    for name, kind in folder.entries().items():
        entries.setdefault(name.casefold(), []).append((name, kind))
    below: dict[str, list[Sequence[str]]] = {}
    for first, *rest in wanted:
        for name, kind in entries.get(first.casefold(), ()):
            path = here + "/".join([name, *rest])
            if kind is EntryKind.LINK:
                found[path] = Obstacle(f"`{here}{name}` is a symbolic link")
            elif rest and kind is EntryKind.FOLDER:
                below.setdefault(name, []).append(rest)
            elif rest:
                found[path] = Obstacle(f"`{here}{name}` is not a folder")
            elif kind is EntryKind.FILE:
                found[path] = _file(folder, name)
            else:
                found[path] = Obstacle("it is not a regular file")
    for name, paths in below.items():
        with folder.folder(name) as inner:
            _look(inner, f"{here}{name}/", paths, found)


def _file(folder: Folder, name: str) -> File:
    content = folder.read(name, MAX_BYTES)
    return File("" if content is None else digest(content))


def leftovers(root: Path, targets: set[str]) -> Iterator[str]:
    """The unfinished files of killed runs: what lies beside these paths, in the root and
    not through links inside it.

    Raises:
        OSError: A folder cannot be read.
    """
    names: dict[str, set[str]] = {}
    for target in targets:
        way, _, name = target.rpartition("/")
        names.setdefault(way, set()).add(name)
    for way, wanted in names.items():
        try:
            with (
                Folder.open(root) as top,
                top.folder(*way.split("/") if way else ()) as folder,
            ):
                entries = folder.entries()
        except OSError as error:
            if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ELOOP):
                continue  # not there, or not a folder: a link is none
            raise
        for name, kind in entries.items():
            match = _TEMPORARY.fullmatch(name)
            if match and match[1] in wanted and kind is EntryKind.FILE:
                yield f"{way}/{name}" if way else name
