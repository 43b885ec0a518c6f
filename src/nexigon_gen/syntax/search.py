"""Search for spec files: those that a folder or a pattern means."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from itertools import islice
from pathlib import Path

from ..values import dataclass

_SUFFIXES = (".yaml", ".yml")
_WILD = frozenset("*?[")
_MOST = 200
"""Folders of a short look."""


@dataclass(frozen=True, slots=True)
class Found:
    """Spec files, and the folders that were searched for them."""

    files: tuple[Path, ...]
    folders: tuple[Path, ...]


def expand(specs: Iterable[str]) -> Found:
    """The files that are meant: those right in a folder that end in `.yaml` or `.yml`,
    and those that match a pattern, in which `*`, `?` and `[…]` stand for parts of a name
    and `**` for folders. Names that begin with a dot have to be named.

    What leads to nothing stays as it is: it is told apart when it is read.
    """
    files: dict[Path, None] = {}
    folders: dict[Path, None] = {}
    for spec in specs:
        path = Path(spec)
        found = [path]
        if spec and os.path.isdir(spec):
            folders[path] = None
            found = [each for each in _listed(path) if each.suffix in _SUFFIXES]
        elif not _WILD.isdisjoint(spec) and not os.path.exists(spec):
            base = Path(path.anchor)
            found = [*_matching(base, path.relative_to(base).parts, folders)]
        files |= dict.fromkeys(found or [path])
    return Found((*files,), (*folders,))


def has_specs_below(folder: Path) -> bool:
    """Whether there are spec files in the folders below one, as far as a short look says."""
    waiting = [folder]
    for found in waiting:  # grows while it is walked
        listed = _listed(found)
        if found != folder and any(each.suffix in _SUFFIXES for each in listed):
            return True
        room = _MOST - len(waiting)
        folders = (each for each in listed if each.is_dir() and not each.is_symlink())
        waiting.extend(islice(folders, room))
    return False


def _matching(
    folder: Path, parts: tuple[str, ...], folders: dict[Path, None]
) -> Iterator[Path]:
    """The files below a folder by the parts of a pattern."""
    first, *more = parts
    rest = tuple(more)
    if first == "**":
        if rest:
            yield from _matching(folder, rest, folders)
        folders[folder] = None
        for each in _listed(folder):
            if each.is_dir() and not each.is_symlink():
                yield from _matching(each, parts, folders)
            elif not rest and each.suffix in _SUFFIXES:
                yield each
        return
    if _WILD.isdisjoint(first):
        found = [folder / first]
    else:
        folders[folder] = None
        found = [each for each in _listed(folder) if fnmatchcase(each.name, first)]
    for each in found:
        if not rest and each.is_file():
            yield each
        elif rest and each.is_dir():
            yield from _matching(each, rest, folders)


def _listed(folder: Path) -> list[Path]:
    try:
        found = sorted(folder.iterdir())
    except OSError:  # nothing can be seen there
        return []
    return [each for each in found if not each.name.startswith(".")]
