"""The state of an output folder, as far as a run needs it."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from ..text.digest import digest
from .artifact import Artifact
from .folder import EntryKind, Folder
from .manifest import NAME, Manifest, ManifestError, decode
from .plan import Fate, File, Obstacle, Plan, make_plan

MAX_BYTES = 64 << 20
"""Largest file that is read, in bytes. Ours are far smaller."""
_TEMPORARY = r"\.(.+)\.[0-9a-f]{8}\.tmp"


def compare(
    root: Path, artifacts: Sequence[Artifact], specs: Iterable[Path] = ()
) -> Plan:
    """The plan that makes the folder hold the artifacts. `specs` are those that were named.

    Raises:
        ManifestError: The manifest cannot be read.
        OSError: The folder or a file in it cannot be read.
    """
    before = read_manifest(root)
    known: Iterable[str] = before.files if before else ()
    paths = {*known, *(each.path for each in artifacts)}
    found = look(root, paths)
    named = [_from(root, each) for each in specs if each.is_file()]
    plan = make_plan(artifacts, before, found.disk, found.leftovers, named)
    edited = plan.paths(Fate.REFUSE, Fate.LEAVE)
    if not edited:
        return plan
    from .restorable_files import restorable  # asks git, which is slow

    safe = restorable(root, edited, known)
    return make_plan(artifacts, before, found.disk, found.leftovers, named, safe)


def _from(root: Path, spec: Path) -> str:
    """The path of a spec relative to the output folder, the same on every machine."""
    return Path(
        os.path.relpath(os.path.realpath(spec), os.path.realpath(root))
    ).as_posix()


def read_manifest(root: Path) -> Manifest | None:
    """The manifest of the folder, if it has one.

    Raises:
        ManifestError: It is malformed, or not a regular file.
        OSError: It cannot be read.
    """
    try:
        with Folder.open(root) as folder:
            content = folder.read(NAME, MAX_BYTES)
    except FileNotFoundError:
        return None
    except OSError as error:
        # A link, a socket or another thing that is not a file.
        if error.errno in (errno.EINVAL, errno.ELOOP, errno.ENXIO, errno.EISDIR):
            raise ManifestError("it is not a regular file") from None
        raise
    if content is None:
        raise ManifestError(f"it is larger than {MAX_BYTES >> 20} MiB")
    return decode(content)


def look(root: Path, paths: set[str]) -> FolderSurvey:
    """What there is at these paths, in any upper or lower case: the file system may ignore
    case, and then `A.py` is `a.py`. And the temporary files that killed runs have left
    beside these paths and the manifest.

    Symbolic links are not followed, except the root itself.

    Raises:
        OSError: Something cannot be read.
    """
    survey = FolderSurvey(paths)
    try:
        opened = Folder.open(root)
    except FileNotFoundError:  # before the first run
        return survey
    with opened as folder:
        survey.look(folder, "", [path.split("/") for path in paths])
    return survey


class FolderSurvey:
    """What has been found below a folder, which is opened and listed once, as each in it is.

    Args:
        paths: What is looked for.
    """

    def __init__(self, paths: Iterable[str]) -> None:
        self.disk: dict[str, File | Obstacle] = {}
        """What is at the paths."""
        self.leftovers: list[str] = []
        """Temporary files of killed runs beside them."""
        self._names: dict[str, set[str]] = {}
        for path in (*paths, NAME):
            way, slash, name = path.rpartition("/")
            self._names.setdefault(way + slash, set()).add(name)

    def look(self, folder: Folder, here: str, wanted: Iterable[Sequence[str]]) -> None:
        """Looks for paths in a folder. `here` is the path of the folder: empty, or with a `/`
        at its end."""
        entries: dict[str, list[tuple[str, EntryKind]]] = {}
        for name, kind in folder.entries().items():
            entries.setdefault(name.casefold(), []).append((name, kind))
            if kind is EntryKind.FILE and self._is_leftover(here, name):
                self.leftovers.append(here + name)
        below: dict[str, list[Sequence[str]]] = {}
        for first, *rest in wanted:
            for name, kind in entries.get(first.casefold(), ()):
                path = here + "/".join([name, *rest])
                if kind is EntryKind.LINK:
                    self.disk[path] = Obstacle(f"`{here}{name}` is a symbolic link")
                elif rest and kind is EntryKind.FOLDER:
                    below.setdefault(name, []).append(rest)
                elif rest:
                    self.disk[path] = Obstacle(f"`{here}{name}` is not a folder")
                elif kind is EntryKind.FILE:
                    self.disk[path] = _file(folder, name)
                else:
                    self.disk[path] = Obstacle("it is not a regular file")
        for name, paths in below.items():
            with folder.folder(name) as inner:
                self.look(inner, f"{here}{name}/", paths)

    def _is_leftover(self, here: str, name: str) -> bool:
        found = re.fullmatch(_TEMPORARY, name) if name.endswith(".tmp") else None
        return found is not None and found[1] in self._names.get(here, ())


def _file(folder: Folder, name: str) -> File:
    content = folder.read(name, MAX_BYTES)
    return File("" if content is None else digest(content))
