"""Spec files and their canonical forms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import unified_diff
from pathlib import Path

from ..output.folder import Folder
from ..syntax import file
from ..syntax.file import Files
from ..text.report import Report
from ..values import dataclass
from .format import format_spec


@dataclass(frozen=True, slots=True)
class FormattedFile:
    """A spec file: what it says, and what it would say. `name` is how people know it."""

    path: Path
    name: str
    before: str
    after: str

    @property
    def differs(self) -> bool:
        """Whether it is not in its canonical form."""
        return self.before != self.after

    def diff(self) -> str:
        """What would change, as a unified diff."""
        before, after = (each.splitlines(True) for each in (self.before, self.after))
        lines = unified_diff(before, after, self.name, self.name)
        # The last line of a file may lack its break.
        return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def formatted(
    paths: Sequence[Path], report: Report, files: Files | None = None
) -> Iterator[FormattedFile]:
    """The files in their canonical forms, without those with errors, which are reported.

    Raises:
        LostError: A fault of the formatter.
    """
    for path in paths:
        found = Report()
        source = file.load(path, found, files)
        text = format_spec(source, found) if source else None
        if source and text is not None:
            yield FormattedFile(path, source.name, source.text, after=text)
        for each in found:
            report.keep(each)


def save(formatted: FormattedFile) -> None:
    """Replaces the file in one step; links and permissions stay.

    Raises:
        OSError: It cannot be written, or is no regular file.
    """
    target = formatted.path.resolve()
    with Folder.open(target.parent) as folder:
        # It is written by hand: no generator could make it again.
        folder.replace(target.name, formatted.after.encode(), flush=True)
