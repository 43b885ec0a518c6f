"""The commands that compare two versions of a spec."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..diagnostics.formats import FORMATS
from ..text.report import Report
from . import options
from .click_options import option, path
from .printing import complain_of, wants_colour
from .streams import complain, print_result, say

if TYPE_CHECKING:
    from ..compat.inputs import InputError, Version
    from ..compat.review import Review

_AUDIENCES = ("wire", "client", "server", "source", "all")
_LIMITS = ("error", "warning", "info", "never")


@click.command
@click.argument("specs", metavar="OLD NEW", nargs=-1, required=True)
@click.option(
    "--audience",
    type=click.Choice(_AUDIENCES),
    default="wire",
    show_default=True,
    help="Whose side is taken.",
)
@click.option(
    "--fail-on",
    "limit",
    type=click.Choice(_LIMITS),
    default="error",
    show_default=True,
    help="The least severity that makes the exit code 1.",
)
@click.option(
    "--accept",
    "accepted",
    metavar="FILE",
    type=path,
    help="Changes that are meant, instead of those in compat.toml beside NEW.",
)
@click.option(
    "--strict-servers",
    "strict",
    is_flag=True,
    help="Deployed servers refuse keys that they do not know.",
)
@click.option(
    "--bless",
    metavar="VERSION",
    help="Write blessed/VERSION.json beside NEW, to compare with later.",
)
@click.option(
    "--against-openapi",
    "published",
    metavar="FILE",
    type=path,
    help="Compare one SPEC with a published OpenAPI document instead, the wire only.",
)
@option(options.form((*FORMATS, "markdown"), "the report"))
@option(options.colour("Colour in it."))
def compat(
    specs: Sequence[str],
    audience: str,
    limit: str,
    accepted: Path | None,
    strict: bool,
    bless: str | None,
    published: Path | None,
    form: str,
    colour: str,
) -> int:
    """Say who breaks by the changes from OLD to NEW: deployed clients, deployed servers,
    code that uses the SDK, code that implements the server. Each of both is a spec file, a
    folder of them, an IR (.json), git:REVISION:PATH, or, for OLD, git:REVISION.

    \b
    Exit codes: 0 nothing as bad as --fail-on, 1 something is, 2 one of them
    cannot be read, 70 a bug, 130 interrupted.
    """
    from ..compat.inputs import InputError
    from ..compat.review import accept_list, review, versions
    from ..compat.review import bless as write
    from ..compat.severity import Audience
    from ..text.kinds import Severity

    _check_count(specs, bless, published, audience)
    old, new = specs[0], specs[-1]
    report = Report()
    found: Review | None = None
    try:
        if bless is not None and (written := write(new, bless, report)):
            say(f"written: {written}\n")
        if published:
            found = _published(new, published, accepted, report)
        elif len(specs) == 1 or report.has_errors:
            complain_of(report, "text", colour)
            return 2 if report.has_errors else 0
        elif both := versions(old, new, report):
            listed, who = accepted or accept_list(new), Audience(audience)
            found = review(both, who, listed, date.today(), strict=strict)
        complain_of(report, "text", colour)
        if found is None:
            return 2
    except InputError as error:
        return _refuse(error)
    wanted = wants_colour(colour, out=True)
    print_result(_text(found, form, wanted), colour=wanted)
    return int(limit != "never" and found.fails(Severity(limit)))


def _check_count(
    specs: Sequence[str], bless: str | None, published: Path | None, audience: str
) -> None:
    if published and (len(specs) != 1 or bless is not None or audience != "wire"):
        raise click.UsageError("one SPEC is compared with a document, for the wire")
    if len(specs) > 2 or (len(specs) < 2 and bless is None and published is None):
        raise click.UsageError("two versions are compared: OLD and NEW")
    if not all(specs):
        raise click.UsageError("the name of a version is empty")


def _published(
    spec: str, document: Path, accepted: Path | None, report: Report
) -> Review | None:
    from ..compat.inputs import load
    from ..compat.review import published

    version = load(spec, report)
    if version is None:
        return None
    return published(version, document, accepted, date.today(), report)


def _text(found: Review, form: str, colour: bool) -> str:
    from ..compat import views
    from ..diagnostics.formats import renderer

    if form == "json":
        return views.as_json(found.changes, found.others, found.versions, found.policy)
    if form == "markdown":
        return views.as_markdown(found.changes, found.others)
    diagnostics = views.diagnostics(found.changes, found.others, found.versions)
    text = renderer(form)(diagnostics, colour=colour)
    if form != "text":
        return text
    more = f"{found.accepted} accepted; " if found.accepted else ""
    text = text or "no change that matters\n"
    return f"{text}{more}policy: {found.policy}\n"


@click.command
@click.argument("old")
@click.argument("new")
@option(options.form(("markdown", "json"), "the changelog"))
@click.option(
    "--from-version",
    "since",
    metavar="VERSION",
    help="Version of OLD, to propose that of NEW: SemVer, CalVer or a date.",
)
def changes(old: str, new: str, form: str, since: str | None) -> int:
    """Write the changelog from OLD to NEW, for those who call the API. Both are what
    `nexigon-gen compat` takes.

    \b
    Exit codes: 0 done, 2 one of them cannot be read, 70 a bug, 130 interrupted.
    """
    from ..compat import changelog
    from ..compat.inputs import InputError
    from ..compat.review import versions

    report = Report()
    try:
        both: tuple[Version, Version] | None = versions(old, new, report)
        complain_of(report, "text", "auto")
        if both is None:
            return 2
        log = changelog.changelog(both[0].api, both[1].api, since, date.today())
    except InputError as error:
        return _refuse(error)
    print_result(
        changelog.as_json(log) if form == "json" else changelog.as_markdown(log)
    )
    return 0


def _refuse(error: InputError) -> int:
    help = f"  = help: {error.help}\n" if error.help else ""
    complain(f"error: {error}\n{help}")
    return 2
