"""Search for spec files in folders and by patterns."""

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
"""How many folders `has_specs_below` looks at."""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Spec files, and the folders that were searched for them."""

    files: tuple[Path, ...]
    folders: tuple[Path, ...]


def expand(specs: Iterable[str]) -> SearchResult:
    """The files that the words of a command line stand for.

    A folder stands for the files directly in it that end in `.yaml` or `.yml`, a pattern for
    those that match. In a pattern, `*`, `?` and `[…]` match parts of a name, and `**` matches
    folders. Names that begin with a dot are only found by name.

    A word that leads to nothing is kept as a path. Reading it reports the error.
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
    return SearchResult((*files,), (*folders,))


def has_specs_below(folder: Path) -> bool:
    """Whether there are spec files in folders below this one. Looks at some of them only."""
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
    except OSError:  # not readable
        return []
    return [each for each in found if not each.name.startswith(".")]
