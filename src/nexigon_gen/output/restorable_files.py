"""Edited files that may be replaced, because their content can be restored.

Git can restore what is staged or committed. During a merge, this includes all lines between
the conflict markers, which are of one side or the other. A source archive, which may lack
the manifest, is itself a copy.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ..text.digest import digest
from .artifact import is_marked
from .folder import Folder

GIT = "git has what was there"
ARCHIVE = "the source archive has what was there"
_MAX_BYTES = 64 << 20
_ARCHIVE = ("PKG-INFO", "pyproject.toml")
_MARK = re.compile(rb"(?:<<<<<<<|\|\|\|\|\|\|\||=======|>>>>>>>)(?: .*)?")


def restorable(
    root: Path, paths: Iterable[str], ours: Iterable[str]
) -> Mapping[str, str]:
    """The paths below `root` that may be replaced, and who has their content. A file that is
    not in `ours` must have the mark of generated files."""
    known = {*ours}
    contents = {
        path: content
        for path in paths
        if (content := _content(root, path)) is not None
        and (path in known or is_marked(content))
    }
    if not contents:
        return {}
    index = _index(root)
    if index is None:
        return dict.fromkeys(contents, ARCHIVE) if _is_archive(root) else {}
    wanted = {path: index[path] for path in contents if path in index}
    blobs = _blobs(root, {blob for each in wanted.values() for blob in each})
    return {
        path: GIT
        for path, found in wanted.items()
        if _is_among(contents[path], [blobs[each] for each in found if each in blobs])
    }


def _is_among(content: bytes, versions: list[bytes]) -> bool:
    """Whether content is one of the versions in git, or a merge conflict between them."""
    if digest(content) in map(digest, versions):
        return True
    lines = set(content.replace(b"\r\n", b"\n").split(b"\n"))
    marks = {line for line in lines if _MARK.fullmatch(line)}
    known = {
        line for each in versions for line in each.replace(b"\r", b"").split(b"\n")
    }
    return len(marks) >= 3 and lines - marks <= known


def _content(root: Path, path: str) -> bytes | None:
    *folders, name = path.split("/")
    try:
        with Folder.open(root) as top, top.folder(*folders) as folder:
            return folder.read(name, _MAX_BYTES)
    except OSError:
        return None


def _is_archive(root: Path) -> bool:
    above = [root.resolve(), *root.resolve().parents]
    return any(all((each / name).is_file() for name in _ARCHIVE) for each in above)


def _index(root: Path) -> Mapping[str, list[str]] | None:
    """The git blobs of each file below a folder: staged, on each side of a conflict, and
    committed. None without a repository."""
    staged = _git(root, "ls-files", "--stage", "-z")
    if staged is None:
        return None
    found: dict[str, list[str]] = {}
    committed = _git(root, "ls-tree", "-r", "-z", "HEAD") or b""
    for line in (staged + committed).split(b"\0"):
        entry, _, path = line.partition(b"\t")
        ids = (word for word in entry.split(b" ") if len(word) in (40, 64))
        found.setdefault(os.fsdecode(path), []).extend(each.decode() for each in ids)
    return found


def _blobs(root: Path, ids: Iterable[str]) -> Mapping[str, bytes]:
    asked = "".join(f"{each}\n" for each in sorted(ids)).encode()
    data = _git(root, "cat-file", "--batch", given=asked) or b""
    return dict(_parts(data))


def _parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    while data:
        head, _, data = data.partition(b"\n")
        id_, kind, *size = head.decode().split(" ")
        if kind == "missing":
            continue
        length = int(size[0])
        yield id_, data[:length]
        data = data[length + 1 :]


def _git(root: Path, *arguments: str, given: bytes = b"") -> bytes | None:
    # Nothing that the repository itself says is to be run.
    command = ["git", "-C", str(root), "-c", "core.fsmonitor=false", *arguments]
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0"}
    try:
        done = subprocess.run(
            command, input=given, env=environment, capture_output=True, check=False
        )
    except OSError:  # there is no git
        return None
    return None if done.returncode else done.stdout
