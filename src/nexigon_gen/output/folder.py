"""`Folder`, an open folder through which all output is read and written.

Every access uses the descriptor of the folder and one name in it, and never follows a
symbolic link. So somebody who replaces a folder by a link during a run can make it fail, but
not make it read or write elsewhere. Windows has no such system calls: there, paths are
checked just before they are used.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Generator, Mapping
from contextlib import contextmanager, suppress
from enum import Enum, auto
from pathlib import Path
from types import TracebackType
from typing import Final, Self


def _binary() -> int:
    """The flag of files whose line ends stay as they are, which only Windows has."""
    if sys.platform == "win32":
        return os.O_BINARY
    return 0


_BY_DESCRIPTOR: Final = os.scandir in os.supports_fd and {
    os.open,
    os.stat,
    os.mkdir,
    os.unlink,
    os.rmdir,
    os.rename,
} <= {*os.supports_dir_fd}
_FOLDER: Final = 0 if sys.platform == "win32" else os.O_DIRECTORY
_NO_LINK: Final = 0 if sys.platform == "win32" else os.O_NOFOLLOW
_NO_WAIT: Final = 0 if sys.platform == "win32" else os.O_NONBLOCK
_NEW_FILE: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK | _binary()


class EntryKind(Enum):
    """The kind of an entry of a folder."""

    FILE = auto()
    FOLDER = auto()
    LINK = auto()
    OTHER = auto()


class Folder:
    """An open folder, to be used in a `with` block, which closes it.

    All methods raise OSError, which names the path, if the system fails.
    """

    def __init__(self, path: Path, descriptor: int | None) -> None:
        self._path = path
        self._descriptor = descriptor

    @classmethod
    def open(cls, path: Path) -> Folder:
        """Opens a folder by its path, in which links are followed.

        Raises:
            OSError: It does not exist, or is not a folder.
        """
        if not _BY_DESCRIPTOR:
            os.scandir(path).close()  # fails as opening it would
            return cls(path, None)
        return cls(path, os.open(path, os.O_RDONLY | _FOLDER))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)

    @property
    def descriptor(self) -> int | None:
        """Its file descriptor; None on Windows."""
        return self._descriptor

    def folder(self, *names: str, make: bool = False) -> Folder:
        """Opens a folder below this one; without names, this one again.

        Args:
            names: The names of the folders on the way.
            make: Whether to make missing ones.
        """
        here = self._again()
        for name in names:
            with here:
                here = here._child(name, make=make)
        return here

    def entries(self) -> Mapping[str, EntryKind]:
        """The kinds of its entries, by name."""
        where = self._path if self._descriptor is None else self._descriptor
        with self._naming(None), os.scandir(where) as listing:
            return {entry.name: _kind(entry) for entry in listing}

    def read(self, name: str, limit: int) -> bytes | None:
        """The content of a regular file; None if it has more than `limit` bytes."""

        def opener(path: str, flags: int) -> int:
            flags |= _NO_LINK | _NO_WAIT
            return os.open(path, flags, dir_fd=self._descriptor)

        with (
            self._naming(name),
            open(self._at(name), "rb", buffering=0, opener=opener) as file,
        ):
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode):
                raise OSError(errno.EINVAL, "it is not a regular file")
            return None if found.st_size > limit else file.readall()

    def replace(self, name: str, content: bytes, *, flush: bool = False) -> None:
        """Writes a file atomically: nobody ever sees half of it. It keeps the permissions of
        the old one and, where that is allowed, its owner.

        Args:
            name: Name of the file.
            content: What to write.
            flush: Whether the content must be on the disk before the file has its name.
        """
        temporary = f".{name}.{os.urandom(4).hex()}.tmp"
        with self._naming(name):
            before = self._regular(name)
            try:
                self._write(temporary, content, before, flush)
                os.replace(
                    self._at(temporary),
                    self._at(name),
                    src_dir_fd=self._descriptor,
                    dst_dir_fd=self._descriptor,
                )
            except BaseException:
                with suppress(OSError):
                    os.unlink(self._at(temporary), dir_fd=self._descriptor)
                raise

    def unlink(self, name: str) -> None:
        """Removes a file, if it is there."""
        with self._naming(name), suppress(FileNotFoundError):
            os.unlink(self._at(name), dir_fd=self._descriptor)

    def rmdir(self, name: str) -> None:
        """Removes an empty folder."""
        with self._naming(name):
            os.rmdir(self._at(name), dir_fd=self._descriptor)

    def _again(self) -> Folder:
        if self._descriptor is None:
            return Folder(self._path, None)
        return Folder(self._path, os.dup(self._descriptor))

    def _child(self, name: str, *, make: bool) -> Folder:
        with self._naming(name):
            try:
                return self._opened(name)
            except FileNotFoundError:
                if not make:
                    raise
            with suppress(FileExistsError):
                os.mkdir(self._at(name), dir_fd=self._descriptor)
            return self._opened(name)

    def _opened(self, name: str) -> Folder:
        path = self._path / name
        if self._descriptor is not None:
            flags = os.O_RDONLY | _FOLDER | _NO_LINK
            return Folder(path, os.open(name, flags, dir_fd=self._descriptor))
        if path.is_symlink():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        return Folder.open(path)

    def _regular(self, name: str) -> os.stat_result | None:
        """The status of an existing file; None if there is none."""
        try:
            found = os.stat(
                self._at(name), dir_fd=self._descriptor, follow_symlinks=False
            )
        except FileNotFoundError:
            return None
        if stat.S_ISREG(found.st_mode):
            return found
        raise OSError(errno.EINVAL, "it is not a regular file")

    def _write(
        self, name: str, content: bytes, like: os.stat_result | None, flush: bool
    ) -> None:
        # The temporary file must not be readable by others if the old one is private.
        mode = 0o666 if like is None else 0o600
        file = os.open(self._at(name), _NEW_FILE, mode, dir_fd=self._descriptor)
        try:
            left = memoryview(content)
            while left:
                left = left[os.write(file, left) :]
            if like is not None:
                _make_alike(file, like)
            if flush:
                os.fsync(file)
        finally:
            os.close(file)

    def _at(self, name: str) -> str:
        """A name as the system calls take it, together with the descriptor."""
        return name if self._descriptor is not None else str(self._path / name)

    @contextmanager
    def _naming(self, name: str | None) -> Generator[None, None, None]:
        """Errors with the path that people know."""
        try:
            yield
        except OSError as error:
            path = self._path if name is None else self._path / name
            raise OSError(error.errno, error.strerror, str(path)) from error


def _make_alike(file: int, like: os.stat_result) -> None:
    if sys.platform == "win32":
        return
    now = os.fstat(file)
    if (now.st_uid, now.st_gid) != (like.st_uid, like.st_gid):
        with suppress(PermissionError):
            os.fchown(file, like.st_uid, like.st_gid)
    os.fchmod(file, stat.S_IMODE(like.st_mode))


def _kind(entry: os.DirEntry[str]) -> EntryKind:
    if entry.is_symlink():
        return EntryKind.LINK
    if entry.is_dir(follow_symlinks=False):
        return EntryKind.FOLDER
    return EntryKind.FILE if entry.is_file(follow_symlinks=False) else EntryKind.OTHER
