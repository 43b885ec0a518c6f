"""Files of a revision, as git has them; nothing is checked out."""

from __future__ import annotations

import os
import posixpath
import subprocess
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path, PurePosixPath

_SUFFIXES = (".yaml", ".yml", ".json")
_MAX_BYTES = 8 << 20
_LINK = "120000"


class GitError(Exception):
    """Why a revision cannot be read; `help` says what to do."""

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.help = help


class Repository:
    """The repository that a folder is in, or the one that `GIT_DIR` names."""

    def __init__(self, folder: Path) -> None:
        named = "GIT_DIR" in os.environ  # it may be relative to where we are
        self.folder = Path() if named or not folder.is_dir() else folder

    def unpack(self, revision: str, folder: str, target: Path) -> None:
        """Writes the files of a revision below `folder`, relative to the top of the
        repository, into `target`: specs and schemas alone, if an empty folder stands for
        all. Links are there too, whichever folder, but for those that lead out of it.

        Raises:
            GitError: There is no git, no repository or no such revision.
        """
        found = list(self._blobs(self.commit(revision), folder))
        listed = "".join(f"{blob}\n" for _, blob, _ in found)
        data = BytesIO(self._git("cat-file", "--batch", given=listed.encode()))
        links: list[tuple[Path, str]] = []
        for mode, _, name in found:
            size = int(data.readline().rsplit(b" ", 1)[1])
            content = data.read(size + 1)[:size]
            path = target.joinpath(*PurePosixPath(name).parts)
            path.parent.mkdir(parents=True, exist_ok=True)
            if mode != _LINK:
                path.write_bytes(content)
            elif not _leads_out(name, leads_to := os.fsdecode(content)):
                links.append((path, leads_to))
        for path, leads_to in links:  # last, so that nothing is written through one
            with suppress(OSError):  # nobody may make one here, so git has none either
                path.symlink_to(leads_to)

    def relative(self, path: Path) -> str:
        """A path as seen from the top of the repository.

        Raises:
            GitError: There is no repository, or the path is not in it.
        """
        top = Path(os.fsdecode(self._git("rev-parse", "--show-toplevel").rstrip(b"\n")))
        try:
            found = path.resolve().relative_to(top.resolve()).as_posix()
        except ValueError:
            message = f"`{path}` is not in the repository `{top}`"
            raise GitError(message, "write `git:REVISION:PATH`") from None
        return "" if found == "." else found

    def before(self, revision: str, path: str) -> str:
        """How a file or folder of now was called at a revision; empty if that is not
        known."""
        options = ("--name-status", "--find-renames=30%", "--diff-filter=R", "-z")
        try:
            told = self._git("diff", *options, self.commit(revision), "--")
        except GitError:  # such as in a bare repository
            return ""
        _, *names = os.fsdecode(told).split("\0")
        renamed = dict(zip(names[1::3], names[0::3], strict=False))
        folders = Counter(
            old.removesuffix(new.removeprefix(path))
            for new, old in renamed.items()
            if new.startswith(f"{path}/") and old.endswith(new.removeprefix(path))
        )
        (most, _), *_ = [*folders.most_common(1), ("", 0)]
        return renamed.get(path, most)

    def is_here(self, revision: str, path: str) -> bool:
        """Whether a revision has a path below the folder where we are."""
        here = os.fsdecode(self._git("rev-parse", "--show-prefix").rstrip(b"\n"))
        asked = ("ls-tree", "--full-tree", "-z", self.commit(revision), here + path)
        return bool(here and self._git("--literal-pathspecs", *asked))

    def commit(self, revision: str) -> str:
        """The commit that a revision is.

        Raises:
            GitError: There is no git, no repository or no such revision.
        """
        asked = f"{revision}^{{commit}}"
        options = ("--verify", "--quiet", "--end-of-options")
        try:
            found = self._git("rev-parse", *options, asked)
        except GitError as error:
            if error.help:
                raise
            help = self._to_fetch(revision)
            raise GitError(f"git has no revision `{revision}`", help) from None
        return found.decode().strip().split("\n")[-1]

    def _to_fetch(self, revision: str) -> str:
        shallow = self._git("rev-parse", "--is-shallow-repository").strip() == b"true"
        if set("~^@") & set(revision) or revision.startswith("-"):
            whole = "this clone is shallow, get the rest of it: `git fetch --unshallow`"
            return whole if shallow else ""
        if revision == "HEAD":
            return "nothing is committed yet"
        name = revision.removeprefix("origin/")
        note = "this clone is shallow, " if shallow else ""
        fetch = (
            f"git fetch --depth 1 origin {name}"
            if shallow
            else f"git fetch origin {name}"
        )
        return f"{note}fetch it: `{fetch}`, and compare with `git:FETCH_HEAD`"

    def _blobs(self, commit: str, folder: str) -> Iterator[tuple[str, str, str]]:
        """Mode, id and name of each file that may be part of a spec."""
        listing = self._git("ls-tree", "-r", "-l", "-z", "--full-tree", commit)
        for line in os.fsdecode(listing).split("\0"):
            entry, _, name = line.partition("\t")
            if not entry or ".." in PurePosixPath(name).parts:
                continue
            mode, _, blob, size = entry.split()
            is_below = name.startswith(f"{folder}/" if folder else "")
            if mode.startswith("100") and is_below and int(size) <= _MAX_BYTES:
                if folder or name.endswith(_SUFFIXES):
                    yield mode, blob, name
            elif mode == _LINK:
                yield mode, blob, name

    def _git(self, *arguments: str, given: bytes = b"") -> bytes:
        english = {**os.environ, "LC_ALL": "C"}  # its messages are looked at
        try:
            done = subprocess.run(
                ["git", *arguments],
                input=given,
                capture_output=True,
                check=False,
                cwd=self.folder,
                env=english,
            )
        except OSError:
            raise GitError("there is no `git` to ask", "install git") from None
        if done.returncode:
            told = done.stderr.decode("utf-8", "replace").strip().split("\n")[0]
            if "not a git repository" in told:
                raise GitError("this is no git repository", "go to one, or name a file")
            raise GitError(told or "git failed")
        return done.stdout


def _leads_out(link: str, leads_to: str) -> bool:
    """Whether a link leads out of its repository, of which a revision tells nothing."""
    found = posixpath.normpath(posixpath.join(posixpath.dirname(link), leads_to))
    return found.split("/")[0] in ("", "..")
