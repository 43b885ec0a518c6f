"""Facts about the whole API: title, version, servers. All files that give one must agree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..ir.model import Server
from ..language.document import SpecDocument, Text
from ..text.kinds import MISSING_KEY, OTHER_TITLE
from ..text.report import Label, Report


def title(documents: Sequence[SpecDocument], report: Report) -> Text | None:
    """The title. At least one file must give it."""
    # If a title has an error, the decoder puts the namespace in its place.
    given = [each.api for each in documents if each.api is not each.namespace]
    found = _agreed(given, "the API is called", report)
    if not found and len(given) < len(documents):
        return documents[0].namespace
    if not found and documents:
        message = "no file says what the API is called"
        help = ("add `api: Title`; it names the package and the client",)
        report.add(MISSING_KEY, documents[0].namespace.span, message, help=help)
    return found


def version(documents: Sequence[SpecDocument], report: Report) -> str | None:
    """The version, if a file gives it."""
    what = "the version of the API is"
    found = _agreed((each.version for each in documents), what, report)
    return found.text if found else None


def servers(documents: Sequence[SpecDocument], report: Report) -> tuple[Server, ...]:
    """The servers of all files. Files that name the same server must give the same URL."""
    declared = [each for document in documents for each in document.servers]
    found: dict[str, Server] = {}
    for decl in declared:
        name = decl.name.text
        if name not in found:
            urls = (each.url for each in declared if each.name.text == name)
            _agreed(urls, f"the server `{name}` is at", report)
            found[name] = Server(name, decl.url.text, decl.docs)
    return tuple(found.values())


def _agreed(given: Iterable[Text | None], what: str, report: Report) -> Text | None:
    """The first statement. Reports those that differ from it."""
    stated = [each for each in given if each]
    for each in stated:
        if each.text != stated[0].text:
            report.add(
                OTHER_TITLE,
                each.span,
                f"{what} `{each.text}` here",
                others=(Label(stated[0].span, f"and `{stated[0].text}` here"),),
                notes=("all files of a run describe one API",),
            )
    return stated[0] if stated else None
