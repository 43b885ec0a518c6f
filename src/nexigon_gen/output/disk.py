"""Looks at an output folder, and only at the files a run concerns."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from .artifact import Artifact
from .manifest import NAME, Manifest, decode, digest
from .plan import Disk, File, Obstacle, Plan, make_plan
from .temporary import leftovers


def compare(root: Path, artifacts: Sequence[Artifact]) -> Plan:
    """The plan that makes the folder hold the artifacts.

    Raises:
        ManifestError: The manifest cannot be read.
        OSError: The folder or a file in it cannot be read.
    """
    before = read_manifest(root)
    known: Iterable[str] = before.files if before else ()
    paths = {*known, *(each.path for each in artifacts)}
    left = tuple(leftovers(root, paths | {NAME}))
    return make_plan(artifacts, before, look(root, paths), left)


def read_manifest(root: Path) -> Manifest | None:
    """The manifest of the folder, if it has one.

    Raises:
        ManifestError: It cannot be understood.
        OSError: It cannot be read.
    """
    try:
        return decode((root / NAME).read_bytes())
    except FileNotFoundError:
        return None


def look(root: Path, paths: set[str]) -> Disk:
    """What is at these paths, in whatever spelling: a file system that ignores case
    would take `A.py` for `a.py`, and which kind this one is nobody can know.

    Symbolic links are never followed; the root may be one.

    Raises:
        OSError: Something cannot be read.
    """
    found: dict[str, File | Obstacle] = {}
    listings = _Listings(root)
    for path in paths:
        found.update(_resolve(listings, "", path.split("/")))
    return found


class _Listings:
    """The entries of folders by case-folded name, each folder read once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._read: dict[str, dict[str, list[os.DirEntry[str]]]] = {}

    def named(self, folder: str, name: str) -> Sequence[os.DirEntry[str]]:
        """The entries of a folder that have that name but for case."""
        if folder not in self._read:
            self._read[folder] = self._list(folder)
        return self._read[folder].get(name.casefold(), ())

    def _list(self, folder: str) -> dict[str, list[os.DirEntry[str]]]:
        entries: dict[str, list[os.DirEntry[str]]] = {}
        # Only the root may be missing: on the first run.
        with suppress(FileNotFoundError), os.scandir(self._root / folder) as listing:
            for entry in listing:
                entries.setdefault(entry.name.casefold(), []).append(entry)
        return entries


def _resolve(
    listings: _Listings, folder: str, parts: Sequence[str]
) -> Iterator[tuple[str, File | Obstacle]]:
    name, *rest = parts
    for entry in listings.named(folder, name):
        here = f"{folder}{entry.name}"
        path = "/".join([here, *rest])
        if entry.is_symlink():
            yield path, Obstacle(f"`{here}` is a symbolic link")
        elif rest and entry.is_dir(follow_symlinks=False):
            yield from _resolve(listings, f"{here}/", rest)
        elif rest:
            yield path, Obstacle(f"`{here}` is not a folder")
        elif entry.is_file(follow_symlinks=False):
            yield path, File(digest(Path(entry.path).read_bytes()))
        else:
            yield path, Obstacle("it is not a regular file")
