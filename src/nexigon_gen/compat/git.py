"""Files of a revision, as git has them; nothing is checked out."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

_SUFFIXES = (".yaml", ".yml", ".json")
_MAX_BYTES = 8 << 20


class GitError(Exception):
    """Why a revision cannot be read; `help` says what to do."""

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.help = help


def unpack(revision: str, folder: str, target: Path) -> None:
    """Writes the specs and schemas of a revision below `folder`, relative to the top of
    the repository, into `target`. An empty folder stands for all of them.

    Raises:
        GitError: There is no git, no repository or no such revision.
    """
    commit = _commit(revision)
    found = list(_blobs(commit, folder))
    listed = "".join(f"{blob}\n" for blob, _ in found)
    data = _git("cat-file", "--batch", given=listed.encode())
    for _, name in found:
        head, _, data = data.partition(b"\n")
        size = int(head.rsplit(b" ", 1)[1])
        path = target.joinpath(*PurePosixPath(name).parts)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data[:size])
        data = data[size + 1 :]


def top_relative(path: Path) -> str:
    """A path as seen from the top of the repository that we are in.

    Raises:
        GitError: We are in none, or the path is not in it.
    """
    top = Path(_git("rev-parse", "--show-toplevel").decode().rstrip("\n"))
    try:
        return path.resolve().relative_to(top.resolve()).as_posix()
    except ValueError:
        message = f"`{path}` is not in the repository `{top}`"
        raise GitError(message, "write `git:REVISION:PATH`") from None


def _commit(revision: str) -> str:
    asked = f"{revision}^{{commit}}"
    try:
        found = _git("rev-parse", "--verify", "--quiet", "--end-of-options", asked)
    except GitError as error:
        if error.help:
            raise
        shallow = _git("rev-parse", "--is-shallow-repository").strip() == b"true"
        note = "this clone is shallow: " if shallow else ""
        help = f"{note}fetch it: `git fetch --depth 1 origin {revision}:{revision}`"
        raise GitError(f"git has no revision `{revision}`", help) from None
    return found.decode().strip().split("\n")[-1]


def _blobs(commit: str, folder: str) -> Iterator[tuple[str, str]]:
    """The id and name of each plain file that may be part of a spec."""
    listing = _git("ls-tree", "-r", "-l", "-z", "--full-tree", commit)
    for line in listing.decode("utf-8", "surrogateescape").split("\0"):
        entry, _, name = line.partition("\t")
        if not name.endswith(_SUFFIXES) or ".." in PurePosixPath(name).parts:
            continue
        mode, _, blob, size = entry.split()
        is_plain = mode.startswith("100") and int(size) <= _MAX_BYTES
        if is_plain and (not folder or name.startswith(f"{folder}/")):
            yield blob, name


def _git(*arguments: str, given: bytes = b"") -> bytes:
    try:
        done = subprocess.run(
            ["git", *arguments], input=given, capture_output=True, check=False
        )
    except OSError:
        raise GitError("there is no `git` to ask", "install git") from None
    if done.returncode:
        told = done.stderr.decode("utf-8", "replace").strip().split("\n")[0]
        if "not a git repository" in told:
            raise GitError("this is no git repository", "go to one, or name a file")
        raise GitError(told or "git failed")
    return done.stdout
