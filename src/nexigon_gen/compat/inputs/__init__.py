"""A version of an API: a spec file, a folder of them, an IR, or either in git."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ...syntax import json, yaml
from ...syntax.file import Files
from ...text.report import Report
from ...text.span import Source
from .files import of_paths, of_specs, text_of
from .version import InputError, Version

if TYPE_CHECKING:
    from ..openapi.api import Gap

__all__ = ["InputError", "Version", "load", "load_document", "of_specs"]

_GIT = "git:"
_REVISION = re.compile(r"(?!.*\.(?:ya?ml|json)$)[\w./-]+(?:[~^][0-9]*)*")
"""What may be the name of a revision, and of no spec."""


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
        return of_paths([Path(text)], report, seen)
    revision, _, path = text.removeprefix(_GIT).partition(":")
    if not revision:
        raise InputError(f"`{text}` names no revision", "write `git:REVISION:PATH`")
    # Most comparisons go without.
    from .. import git
    from .revisions import at_revision

    try:
        if path:
            repository = git.Repository(Path())
            if path.split("/")[0] in (".", ".."):  # from here, as git has it
                path = repository.relative(Path(path))
            path = posixpath.normpath(f"/{path}").lstrip("/")
            return at_revision(repository, revision, [path], report, seen)
        if not beside or beside[0].startswith(_GIT):
            raise InputError(f"`{text}` names no file", "write `git:REVISION:PATH`")
        now = Path(beside[0])
        repository = git.Repository(now if now.is_dir() else now.parent)
        paths = [repository.relative(Path(each)) for each in beside]
        return at_revision(repository, revision, paths, report, seen)
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
    from ...published.document import document
    from ..openapi.api import described

    source = Source(path.as_posix(), text_of(path, Files()))
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
