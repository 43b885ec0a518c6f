"""The command that writes specs from what others published."""

from __future__ import annotations

from pathlib import Path

import click

from ..diagnostics.formats import FORMATS
from ..text.report import Report
from . import options
from .click_options import option, path
from .printing import complain_of
from .streams import complain, print_result, say


@click.command("import")
@click.argument("kind", type=click.Choice(["openapi"]))
@click.argument("documents", metavar="FILE...", nargs=-1, required=True, type=path)
@click.option(
    "-o",
    "--output",
    "folder",
    metavar="DIR",
    type=path,
    required=True,
    help="Folder of the specs.",
)
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if not up to date.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
@option(options.codes("ignore", "Leave this warning out."))
@click.option("--strict", is_flag=True, help="Let warnings fail the run.")
@option(options.form(FORMATS, "the diagnostics, which go to stderr"))
@option(options.colour("Colour in them."))
def import_(
    kind: str,
    documents: tuple[Path, ...],
    folder: Path,
    check: bool,
    diff: bool,
    ignore: frozenset[str],
    strict: bool,
    form: str,
    colour: str,
) -> int:
    """Write the specs, one a namespace, of the API that OpenAPI documents describe: the
    first FILE, and those that it refers to. What a spec cannot say is told with its
    place. Importing again takes over what changed there and keeps what was edited here;
    where both changed the same lines, nothing is written.

    \b
    Exit codes: 0 done or up to date, 1 not up to date (--check, --diff),
    2 something is wrong with a document, a spec or a file, 70 a bug,
    130 interrupted.
    """
    from ..importing.run import specs_of
    from ..importing.update import changes, write

    report = Report(ignore=ignore)
    texts = specs_of(documents, report)
    try:
        found = changes(texts, folder, report) if texts else ((), ())
    except (OSError, UnicodeDecodeError) as error:
        return _refuse(error, folder, report, form, colour)
    _tell(report, form, colour)
    if report.fails(strict=strict):
        return 2
    if diff:
        for each in found[0]:
            print_result(each.diff())
    elif check:
        for each in found[0]:
            say(f"would be {each.word}: {each.path.as_posix()}\n")
    else:
        try:
            for each in write(found):
                say(f"{each.word}: {each.path.as_posix()}\n")
        except OSError as error:
            return _refuse(error, folder, Report(), form, colour)
    return int((check or diff) and any(found))


def _refuse(
    error: OSError | UnicodeDecodeError,
    folder: Path,
    report: Report,
    form: str,
    colour: str,
) -> int:
    _tell(report, form, colour)
    if isinstance(error, OSError):
        reason = error.strerror or type(error).__name__
        complain(f"error: `{error.filename or folder}`: {reason}\n")
    else:
        complain(f"error: a file in `{folder}` is not valid UTF-8\n")
    return 2


def _tell(report: Report, form: str, colour: str) -> None:
    """Prints what is lost: for people once a kind, as a document may have thousands of
    places."""
    from ..importing.losses import by_kind

    complain_of(by_kind(report) if form == "text" else report, form, colour)
