"""Imported specs in a folder, brought up to date beside the edits of people.

What the last import wrote lies in `.imported`, to be committed with the specs: so what
people changed since is known, and stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import unified_diff
from pathlib import Path
from textwrap import dedent

from ..output.folder import Folder
from ..text.kinds import IMPORT_CONFLICT, OUTPUT_NOT_OURS
from ..text.report import Report
from ..text.span import Source, Span
from ..values import dataclass
from .merge import Conflict, merge
from .moved_types import moved, with_block
from .run import check

BASE = ".imported"
"""The folder, beside the specs, of what the last import wrote."""
_MAX_SHOWN = 10


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file and what it says before and after; None where it is not there."""

    path: Path
    before: str | None
    after: str | None

    @property
    def word(self) -> str:
        """What happens to it."""
        if self.before is None:
            return "created"
        return "changed" if self.after is not None else "removed"

    def diff(self) -> str:
        """What changes, as a unified diff."""
        name = self.path.as_posix()
        old = "/dev/null" if self.before is None else name
        new = "/dev/null" if self.after is None else name
        before, after = (
            (text or "").splitlines(True) for text in (self.before, self.after)
        )
        return "".join(unified_diff(before, after, old, new))


def changes(
    texts: Mapping[str, str], folder: Path, report: Report
) -> tuple[tuple[FileChange, ...], tuple[FileChange, ...]]:
    """What is to be written so that a folder holds these specs, by namespace, with all
    that people changed in them; and the same for the folder of what was imported. Errors
    go to `report`; after one, nothing may be written.

    Raises:
        OSError: A file cannot be read.
        UnicodeDecodeError: A file is not UTF-8.
    """
    known = {each.stem for each in (folder / BASE).glob("*.yaml")}
    paths = {name: folder / f"{name}.yaml" for name in sorted(known | texts.keys())}
    base_paths = {name: folder / BASE / path.name for name, path in paths.items()}
    base = {name: _text(path) for name, path in base_paths.items()}
    ours = {name: _text(path) for name, path in paths.items()}
    bases = [
        FileChange(p, base[name], texts.get(name)) for name, p in base_paths.items()
    ]
    edited: dict[str, dict[str, str]] = {}
    for each in moved(base, ours, texts):
        # In its file it is as if it had been imported so.
        base[each.old] = with_block(base[each.old] or "", each.name, each.ours)
        found = merge(each.base, each.ours, each.theirs)
        if isinstance(found, str):
            edited.setdefault(each.new, {})[each.name] = found
        else:
            text = ours[each.old] or ""
            at = text[: text.index(each.ours)].count("\n")
            _complain(found, paths[each.old], text, report, at=at)
    specs: list[FileChange] = []
    for name, path in paths.items():
        after = _after(path, base[name], ours[name], texts.get(name), report)
        for type_, block in edited.get(name, {}).items():
            after = with_block(after or "", type_, block)
        specs.append(FileChange(path, ours[name], after))
    if not report.has_errors:
        kept = {each.path.stem: each.after for each in specs if each.after is not None}
        check(kept, folder, report)
    return (
        tuple(each for each in specs if each.before != each.after),
        tuple(each for each in bases if each.before != each.after),
    )


def _after(
    path: Path, base: str | None, ours: str | None, theirs: str | None, report: Report
) -> str | None:
    """What a file is to say."""
    if ours is None or ours == theirs:
        return theirs
    if base is None:
        report.add(
            OUTPUT_NOT_OURS,
            None,
            f"cannot write `{path.as_posix()}`: it was not imported",
            help=("import into another folder, or move or delete it first",),
        )
        return ours
    if theirs is None:
        if ours == base:
            return None
        message = f"`{path.as_posix()}` is no longer in the document, and was edited"
        help = "delete it, or what is of it in `.imported` to keep it"
        report.add(IMPORT_CONFLICT, None, message, help=(help,))
        return ours
    found = merge(base, ours, theirs)
    if isinstance(found, str):
        return found
    _complain(found, path, ours, report)
    return ours


def _complain(
    conflicts: Iterable[Conflict], path: Path, text: str, report: Report, *, at: int = 0
) -> None:
    """Tells of conflicts in a file, whose lines are counted from that number."""
    source = Source(path.as_posix(), text)
    for each in conflicts:
        _tell(each, source, at, report)


def _tell(conflict: Conflict, source: Source, at: int, report: Report) -> None:
    start, end = (
        sum(map(len, source.text.splitlines(True)[: at + number]))
        for number in (conflict.start, conflict.end)
    )
    text = source.text[start:end]
    lead = len(text) - len(text.lstrip())
    span = Span(source, start + lead, max(start + lead, start + len(text.rstrip())))
    lines = dedent("".join(conflict.theirs[:_MAX_SHOWN])).splitlines()
    if len(conflict.theirs) > _MAX_SHOWN:
        lines.append("…")
    report.add(
        IMPORT_CONFLICT,
        span,
        "the document changed what was edited here",
        notes=("\n".join(["it is now:", *lines]) if lines else "it is gone there",),
        help=("write here what is meant, as the document has it, and run again",),
    )


def write(
    found: tuple[tuple[FileChange, ...], tuple[FileChange, ...]],
) -> Iterator[FileChange]:
    """Writes the files, each in one step, and gives those that people look at.

    Raises:
        OSError: A file cannot be written.
    """
    specs, bases = found
    for change in (*specs, *bases):
        path = change.path
        if change.after is None:
            path.unlink(missing_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            with Folder.open(path.resolve().parent) as folder:
                folder.replace(path.resolve().name, change.after.encode(), flush=True)
        if change in specs:
            yield change


def _text(path: Path) -> str | None:
    try:
        return path.read_text("utf-8")
    except FileNotFoundError:
        return None
