"""A version of an API: a spec file, a folder of them, an IR, or either in git."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Sequence
from functools import cache
from graphlib import CycleError, TopologicalSorter
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from ..analysis import rules
from ..ir.graph import action_targets, dependencies, targets
from ..ir.model import Api
from ..pipeline import compile_spec
from ..syntax import json, yaml
from ..syntax.file import MAX_FOREIGN_BYTES, Files
from ..syntax.search import expand
from ..text.kinds import FILE_NOT_FOUND
from ..text.report import Diagnostic, Label, Report
from ..text.span import Source, Span
from ..values import dataclass, replace
from . import irjson

if TYPE_CHECKING:
    from .git import Repository
    from .openapi.api import Gap

_GIT = "git:"
_REVISION = re.compile(r"(?!.*\.(?:ya?ml|json)$)[\w./-]+(?:[~^][0-9]*)*")
"""What may be the name of a revision, and of no spec."""
_PLAIN = re.compile(r"[^*?[]*")
"""A name that is no pattern."""


class InputError(Exception):
    """Why there is nothing to compare; `help` says what to do."""

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.help = help


@dataclass(frozen=True, slots=True)
class Version:
    """An API, and under which name people know the files of it."""

    api: Api
    prefix: str = ""
    shown: str = ""

    def place(self, span: Span) -> Span:
        """A place in a file by the name that people know."""
        name = span.source.name
        if not self.prefix or not name.startswith(self.prefix):
            return span
        return Span(
            _named(span.source, self.shown + name[len(self.prefix) :]),
            span.start,
            span.end,
        )


@cache
def _named(source: Source, name: str) -> Source:
    return Source(name, source.text)


def load(
    text: str, report: Report, beside: Sequence[str] = (), seen: Files | None = None
) -> Version | None:
    """The version that an argument names, or None after errors, which `report` gets.
    `beside` are the specs it is compared with: `git:REVISION` means those at a revision.
    `seen` gets to know what the version depends on.

    Raises:
        InputError: There is nothing that could be read.
    """
    if not text.startswith(_GIT):
        if _REVISION.fullmatch(text) and not os.path.exists(text):
            help = f"a revision of git is named as one: `git:{text}`"
            raise InputError(f"file `{text}` does not exist", help)
        return _of_path(Path(text), report, seen)
    revision, _, path = text.removeprefix(_GIT).partition(":")
    if not revision:
        raise InputError(f"`{text}` names no revision", "write `git:REVISION:PATH`")
    from . import git  # most comparisons go without

    try:
        if path:
            repository = git.Repository(Path())
            if path.split("/")[0] in (".", ".."):  # from here, as git has it
                path = repository.relative(Path(path))
            path = posixpath.normpath(f"/{path}").lstrip("/")
            return _of_git(repository, revision, [path], report, seen)
        if not beside or beside[0].startswith(_GIT):
            raise InputError(f"`{text}` names no file", "write `git:REVISION:PATH`")
        now = Path(beside[0])
        repository = git.Repository(now if now.is_dir() else now.parent)
        paths = [repository.relative(Path(each)) for each in beside]
        return _of_git(repository, revision, paths, report, seen)
    except git.GitError as error:
        raise InputError(str(error), error.help) from None


def load_document(
    path: Path, spec: Version, report: Report
) -> tuple[Version, tuple[Gap, ...]] | None:
    """The API that a published OpenAPI document describes, read beside its spec, and what
    of it could not be compared; None after errors, which `report` gets.

    Raises:
        InputError: It is no OpenAPI document of version 3.
    """
    from ..published.document import document
    from .openapi.api import described

    source = Source(path.as_posix(), _read(path, Files()))
    parse = json.parse if path.suffix == ".json" else yaml.parse
    node = parse(source, report)
    if node is None:
        return None
    found = document((path.as_posix(), node))
    if not str(found.root.get("openapi").value).startswith("3."):
        message = f"`{path}` is no OpenAPI document of version 3.0 or 3.1"
        raise InputError(message, "it has `openapi: 3.1.0` at its root")
    api, gaps = described(found, spec.api)
    return Version(api), gaps


def _of_git(
    repository: Repository,
    revision: str,
    paths: Sequence[str],
    report: Report,
    seen: Files | None,
) -> Version | None:
    """The files around some paths, of which a newer one need not have been there yet; all
    of the revision if it takes more than those."""
    from tempfile import TemporaryDirectory

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
                version = _of_paths(found, own)
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


def _of_path(path: Path, report: Report, seen: Files | None = None) -> Version | None:
    return _of_paths([path], report, seen)


def _of_paths(
    paths: Sequence[Path], report: Report, seen: Files | None = None
) -> Version | None:
    seen = seen or Files()
    if paths[0].suffix == ".json":
        return _of_ir(paths[0], report, seen)
    files = [file for path in paths for file in _files(path, seen)]
    return of_specs([*dict.fromkeys(files)], report, seen)


def of_specs(
    files: Sequence[Path], report: Report, seen: Files | None = None
) -> Version | None:
    """The API of spec files, or None after errors, which `report` gets."""
    api, found = compile_spec(files, files=seen)
    for each in found:
        if api is None:
            report.keep(each)
    return Version(api) if api else None


def _files(path: Path, seen: Files) -> Sequence[Path]:
    found = expand([str(path)])
    if found.files == (path,) and path.is_dir():
        raise InputError(f"folder `{path}` has no spec files")
    seen.folders.update(dict.fromkeys(found.folders))
    return found.files


def _of_ir(path: Path, report: Report, seen: Files) -> Version | None:
    text = _read(path, seen)
    try:
        api = irjson.read(text, path.as_posix())
    except ValueError as error:
        help = "make one with `nexigon-gen SPEC --emit ir`"
        raise InputError(f"`{path}` cannot be compared: {error}", help) from None
    named = [*(t for each in api.definitions.values() for t in dependencies(each))]
    named += [target for action in api.actions for target in action_targets(action)]
    missing = {target for target in named if target not in api.definitions}
    if missing:
        raise InputError(f"`{path}` refers to `{min(missing)}`, which it does not have")
    _refuse_rounds(api, path)
    found = Report()
    rules.check(api, found)
    for each in found:
        if found.has_errors:
            report.keep(each)
    return None if found.has_errors else Version(api)


def _refuse_rounds(api: Api, path: Path) -> None:
    """A spec cannot say that a generic is expanded for what it is expanded to."""
    inner = {
        each.definition: {id_ for ref in each.arguments for id_ in targets(ref)}
        for each in api.expansions
    }
    try:
        TopologicalSorter(inner).prepare()
    except CycleError as error:
        message = f"`{path}` cannot be compared: `{error.args[1][0]}` is made of itself"
        raise InputError(message) from None


def _read(path: Path, seen: Files) -> str:
    try:
        return seen.read(path, MAX_FOREIGN_BYTES).decode("utf-8-sig")
    except OSError as error:
        reason = error.strerror or type(error).__name__
    except ValueError:
        reason = "it is no UTF-8"
    raise InputError(f"`{path}` cannot be read: {reason}")
