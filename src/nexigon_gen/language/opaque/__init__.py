"""JSON Schema documents, which opaque types are described by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from ...ir.terms import JsonObject
from ...syntax.file import Files
from ...text.kinds import UNSUPPORTED_SCHEMA
from ...text.report import Report
from ..document import Text
from .bundle import BundleError, bundle
from .drafts import modern
from .links import Linker
from .typed import typed


def documents(
    names: Iterable[Text], folder: Path, report: Report, files: Files
) -> Mapping[str, JsonObject]:
    """The documents in the files called `names`, paths relative to `folder`, by path; those with
    an error are missing. Each is complete: it refers to nothing outside of it."""
    linker = Linker(report, files)
    found: dict[str, JsonObject] = {}
    for name in names:
        if linked := linker.link(folder, name):
            try:
                found[name.text] = typed(modern(bundle(linked)))
            except BundleError as error:
                message = f"two of the schemas put together here are called `{error}`"
                help = ("rename one of the files that this one refers to",)
                report.add(UNSUPPORTED_SCHEMA, name.span, message, help=help)
    return found
