"""JSON Schema documents, which opaque types are described by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from ...ir.terms import JsonObject
from ...text.kinds import UNSUPPORTED_SCHEMA
from ...text.report import Report
from ..document import Text
from .bundle import BundleError, bundle
from .links import Linker
from .modern import modern


def documents(
    files: Iterable[Text], folder: Path, report: Report
) -> Mapping[str, JsonObject]:
    """The documents in files, which are paths relative to `folder`, by path; those with
    an error are missing. Each is complete: it refers to nothing outside of it."""
    linker = Linker(report)
    found: dict[str, JsonObject] = {}
    for file in files:
        if linked := linker.link(folder, file):
            try:
                found[file.text] = modern(bundle(linked))
            except BundleError as error:
                message = f"two of the schemas put together here are called `{error}`"
                help = ("rename one of the files that this one refers to",)
                report.add(UNSUPPORTED_SCHEMA, file.span, message, help=help)
    return found
