"""Reading of spec files: size, encoding, and characters that are not allowed."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from itertools import islice
from pathlib import Path

from ..text.digest import digest
from ..text.kinds import (
    CONFLICT_MARKER,
    FILE_NOT_FOUND,
    FILE_OF_ANOTHER_KIND,
    FILE_TOO_LARGE,
    NON_PRINTABLE_OR_BIDI,
    NOT_UTF8,
)
from ..text.report import Report
from ..text.span import Source, Span
from ..text.unseen import hidden_in
from ..values import dataclass, field
from . import magic
from .search import has_specs_below

MAX_BYTES = 8 << 20
"""Largest spec file read, in bytes."""
MAX_FOREIGN_BYTES = 64 << 20
"""Largest OpenAPI document or JSON Schema read, in bytes."""

_ENDINGS = "name a file, or give the specs in it names that end in `.yaml` or `.yml`"
_MAX_HIDDEN = 100
_CONFLICT = re.compile(r"^(?:<<<<<<<|>>>>>>>|\|\|\|\|\|\|\|)(?=[ \r]|$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Files:
    """The files that a run reads.

    Args:
        given: Contents to use instead of files on the disk, by their `identity`.
        found: The digest of each file that was read; empty if it could not be read.
        folders: Folders that were searched for an older version.
        revisions: The commit of each git revision that was read. The key is the name of
            the revision and, on a second line, the folder of the repository.
        named: The places where settings name a spec, by its `identity`.
    """

    given: Mapping[str, bytes] = field(default_factory=dict[str, bytes])
    found: dict[Path, str] = field(default_factory=dict[Path, str])
    folders: dict[Path, None] = field(default_factory=dict[Path, None])
    revisions: dict[str, str] = field(default_factory=dict[str, str])
    named: Mapping[str, Span] = field(default_factory=dict[str, Span])

    def read(self, path: Path, limit: int = MAX_BYTES) -> bytes:
        """Reads a file, up to one byte more than `limit`.

        Raises:
            OSError: The file cannot be read.
            ValueError: The path has a null character.
        """
        self.found[path] = ""
        content = self.given.get(identity(path))
        if content is None:
            with path.open("rb") as file:
                content = file.read(limit + 1)
        self.found[path] = digest(content)
        return content


def escape(character: str) -> str:
    """A character as an escape in double quotes, in YAML as in Python."""
    number = ord(character)
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def display_name(path: Path) -> str:
    """The name of a file in diagnostics, with `/`; relative if it is below this folder."""
    name = str(path)
    # The folder we are in may be gone by now.
    with suppress(OSError):
        name = os.path.relpath(path) if path.is_absolute() else name
    return Path(path if name.startswith("..") else name).as_posix()


def identity(path: Path) -> str:
    """The path without links, so that two names of one file are the same."""
    try:
        return os.path.realpath(path)
    except (ValueError, OSError):  # such as a null character; `load` complains about it
        return str(path)


def load(
    path: Path,
    report: Report,
    files: Files | None = None,
    *,
    asked_by: Span | None = None,
    missing: Callable[[Path], tuple[str, ...]] = lambda _: (),
    is_foreign: bool = False,
) -> Source | None:
    """Reads a spec file, or reports why it cannot be used.

    Args:
        path: The file.
        report: Gets the errors.
        files: Records the file.
        asked_by: The place in a spec that names the file, if there is one.
        missing: Makes the help for a file that does not exist.
        is_foreign: Whether it is an OpenAPI document or a JSON Schema, which may be larger
            and have any characters.
    """
    name = display_name(path)
    limit = MAX_FOREIGN_BYTES if is_foreign else MAX_BYTES
    try:
        data = (files or Files()).read(path, limit)
    except FileNotFoundError:
        message = f"file `{name}` does not exist"
        report.add(FILE_NOT_FOUND, asked_by, message, help=missing(path))
        return None
    except IsADirectoryError:
        message = f"folder `{name}` has no spec files"
        help = _ENDINGS
        if has_specs_below(path):
            help = f"for the specs in the folders below it, write `'{name}/**'`"
        report.add(FILE_NOT_FOUND, asked_by, message, help=(help,))
        return None
    except ValueError:
        report.add(FILE_NOT_FOUND, asked_by, "a path cannot hold a null character")
        return None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        report.add(FILE_NOT_FOUND, asked_by, f"file `{name}` cannot be read: {reason}")
        return None
    if len(data) > limit:
        what = "a document" if is_foreign else "a spec"
        note = f"{what} may have at most {limit >> 20} MiB"
        report.add(
            FILE_TOO_LARGE, asked_by, f"file `{name}` is too large", notes=(note,)
        )
        return None
    kind = magic.of_bytes(data)
    if kind:
        message = f"file `{name}` is {kind}, not a spec"
        report.add(
            FILE_OF_ANOTHER_KIND, asked_by or Span(Source(name, ""), 0, 0), message
        )
        return None
    source = _decode(name, data, report)
    return source if source and (is_foreign or _is_clean(source, report)) else None


def _decode(name: str, data: bytes, report: Report) -> Source | None:
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        source = Source(name, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        source = Source(name, data.decode("utf-8", "replace"))
        start = len(data[: error.start].decode("utf-8", "replace"))
        report.add(
            NOT_UTF8,
            Span(source, start, start + 1),
            f"file `{name}` is not valid UTF-8",
            label=f"byte 0x{data[error.start]:02x}",
            help=("save the file as UTF-8",),
        )
        return None
    return source


def _is_clean(source: Source, report: Report) -> bool:
    """Reports invisible characters, and the conflict markers of a merge."""
    if conflict := _CONFLICT.search(source.text):
        report.add(
            CONFLICT_MARKER,
            Span(source, *conflict.span()),
            "the file has an unresolved merge conflict",
            help=("resolve the conflict and remove its markers",),
        )
        return False
    # A file of another kind may be full of them.
    hidden = [*islice(hidden_in(source.text), _MAX_HIDDEN)]
    for match in hidden:
        character = ord(match[0])
        report.add(
            NON_PRINTABLE_OR_BIDI,
            Span(source, *match.span()),
            f"character U+{character:04X} is not allowed in a spec",
            notes=("it is invisible or changes how the text around it is shown",),
            help=(f'remove it, or write "{escape(match[0])}" in double quotes',),
        )
    return not hidden
