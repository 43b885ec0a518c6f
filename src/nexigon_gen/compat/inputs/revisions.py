"""Versions of an API at revisions of git."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence
from itertools import takewhile
from pathlib import Path
from tempfile import TemporaryDirectory

from ...ir.model import Api
from ...syntax.file import Files
from ...syntax.search import expand
from ...text.kinds import FILE_NOT_FOUND
from ...text.report import Diagnostic, Label, Report
from ...values import replace
from ..git import Repository
from .files import of_paths
from .version import InputError, Version

_PLAIN = re.compile(r"[^*?[]*")
"""A name that is no pattern."""


def at_revision(
    repository: Repository,
    revision: str,
    paths: Sequence[str],
    report: Report,
    seen: Files | None,
) -> Version | None:
    """The API of some paths at a revision; None after errors, which `report` gets. The files
    around the paths are read, of which a newer one need not have been there yet; all of
    the revision if it takes more than those.

    Raises:
        InputError: There is nothing that could be read.
    """
    if seen:
        asked = f"{revision}\n{repository.folder}"
        seen.revisions[asked] = repository.commit(revision)
    for around in dict.fromkeys((_around(paths), "")):
        with TemporaryDirectory() as target:
            repository.unpack(revision, around, Path(target))
            found = _there([Path(target, *path.split("/")) for path in paths])
            if not found:
                if around:
                    continue  # a link may lead there
                raise _not_there(repository, revision, paths[0])
            own = report.empty()
            prefix, shown = f"{Path(target).as_posix()}/", f"{revision}:"
            try:
                version = of_paths(found, own)
            except InputError as error:
                told = f"{error}".replace(prefix, shown)
                raise InputError(told.replace(prefix[:-1], shown), error.help) from None
            if version:
                report.merge(_shown(own, prefix, shown))
                return replace(version, prefix=prefix, shown=shown)
            if around and any(each.kind == FILE_NOT_FOUND for each in own):
                continue
            report.merge(_shown(own, prefix, shown))
            return None
    return None


def _there(paths: Sequence[Path]) -> Sequence[Path]:
    """Those of some paths, folders and patterns that stand for a file."""
    return [
        path
        for path in paths
        if any(each.exists() for each in expand([str(path)]).files)
    ]


def _around(paths: Sequence[str]) -> str:
    """The folder that all of some paths are below."""
    return posixpath.commonpath([_folder(path) for path in paths])


def _folder(path: str) -> str:
    """The folder that all of a path, or of a pattern, is below."""
    parts = path.split("/")
    if parts[-1].endswith((".yaml", ".yml", ".json")):
        parts.pop()
    return "/".join(takewhile(_PLAIN.fullmatch, parts))


def _not_there(repository: Repository, revision: str, path: str) -> InputError:
    message = f"`{path}` is not in revision `{revision}`"
    if repository.is_here(revision, path):
        return InputError(message, f"from here, it is `git:{revision}:./{path}`")
    old = repository.before(revision, path)
    return InputError(message, f"there, it is `git:{revision}:{old}`" if old else "")


def _shown(report: Report, prefix: str, shown: str) -> Report:
    """What was reported, by the names that people know."""
    found = report.empty()
    names = Version(Api("", ()), prefix, shown)

    def label(each: Label) -> Label:
        return Label(names.place(each.span), each.text)

    for each in report:
        found.keep(
            Diagnostic(
                each.kind,
                each.message.replace(prefix, shown),
                label(each.label) if each.label else None,
                others=tuple(map(label, each.others)),
                notes=each.notes,
                help=each.help,
            )
        )
    return found
