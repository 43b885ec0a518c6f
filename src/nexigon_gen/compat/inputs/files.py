"""Versions of an API in files: specs, or an IR."""

from __future__ import annotations

from collections.abc import Sequence
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from ...analysis import rules
from ...ir.graph import action_targets, dependencies, targets
from ...ir.model import Api
from ...pipeline import compile_spec
from ...syntax.file import MAX_FOREIGN_BYTES, Files
from ...syntax.search import expand
from ...text.report import Report
from .. import irjson
from .version import InputError, Version


def of_paths(
    paths: Sequence[Path], report: Report, seen: Files | None = None
) -> Version | None:
    """The API of spec files and folders of them, or of an IR; None after errors, which
    `report` gets.

    Raises:
        InputError: There is nothing that could be read.
    """
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
    text = text_of(path, seen)
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


def text_of(path: Path, seen: Files) -> str:
    """The text of a file.

    Raises:
        InputError: It cannot be read.
    """
    try:
        return seen.read(path, MAX_FOREIGN_BYTES).decode("utf-8-sig")
    except OSError as error:
        reason = error.strerror or type(error).__name__
    except ValueError:
        reason = "it is no UTF-8"
    raise InputError(f"`{path}` cannot be read: {reason}")
