"""The command line: arguments, exit codes and all printing."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from time import perf_counter

import click

from .. import __version__
from ..config import Output, Runtime, Settings
from ..diagnostics.formats import FORMATS
from ..text.kinds import INTERNAL_ERROR
from ..text.report import Report
from .compat import changes, compat
from .emit import FORMS, emit
from .options import outputs as chosen_outputs
from .options import package_name, warnings
from .printing import complain_of
from .streams import complain, hand_over, say, settle, steady


@click.command
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Say what the CODE of a diagnostic (`NXG204`, `204` or its name) or of a change
    (`NXC201`) means and show an example. Without CODE, list them all."""
    from ..diagnostics.catalog import catalog, changes, find
    from ..diagnostics.explain import explain, index
    from ..text.suggest import closest, did_you_mean

    if code is None:
        hand_over(index())
    elif entry := find(code):
        hand_over(explain(entry))
    else:
        known = catalog() | changes()
        names = [each.name for each in known.values()]
        hint = "; ".join(["", *did_you_mean(closest(code, known, names))])
        raise click.UsageError(f"there is no diagnostic `{code}`{hint}")


@click.command
@click.argument("specs", metavar="SPEC...", nargs=-1, required=True, type=Path)
@click.option("--check", is_flag=True, help="Write nothing; name what would change.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
def fmt(specs: tuple[Path, ...], check: bool, diff: bool) -> int:
    """Bring spec files into their canonical form: the order of keys, short forms, quotes,
    layout. What they say stays the same, comments too. A file with errors is left alone.

    \b
    Exit codes: 0 done or nothing to do, 1 something would change (--check,
    --diff), 2 something is wrong with a file, 70 a bug, 130 interrupted.
    """
    from ..formatter.files import formatted, save

    report = Report()
    changed = [each for each in formatted(specs, report) if each.differs]
    complain_of(report, "text", "auto")
    failed = report.has_errors
    for each in changed:
        if diff:
            hand_over(each.diff())
        elif check:
            say(f"would change: {each.name}\n")
        else:
            try:
                save(each)
            except OSError as error:
                failed = True
                reason = error.strerror or type(error).__name__
                complain(f"error: `{each.name}` cannot be written: {reason}\n")
            else:
                say(f"changed: {each.name}\n")
    return 2 if failed else int((check or diff) and bool(changed))


@click.command
def schema() -> None:
    """Print the JSON Schema of the spec language, for editors."""
    from ..language.jsonschema import text

    hand_over(text())


COMMANDS = {
    "changes": changes,
    "compat": compat,
    "explain": explain,
    "fmt": fmt,
    "schema": schema,
}

_EPILOG = """\b
Other commands:
  nexigon-gen changes OLD NEW Write the changelog from one version to the next.
  nexigon-gen compat OLD NEW  Say who breaks by what changed.
  nexigon-gen explain [CODE]  Say what a diagnostic means.
  nexigon-gen fmt SPEC...     Bring spec files into their canonical form.
  nexigon-gen schema          Print the JSON Schema of the spec language."""


@click.command(options_metavar="-o DIR [OPTIONS]", epilog=_EPILOG)
@click.argument("specs", metavar="SPEC...", nargs=-1, required=True, type=Path)
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    type=Path,
    help="Folder to write to.",
)
@click.option(
    "--emit",
    "shown",
    type=click.Choice(FORMS),
    help="Print this instead, as JSON, and write nothing.",
)
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if not up to date.")
@click.option(
    "--package",
    metavar="NAME",
    callback=package_name,
    help="Name of the Python package, instead of one made from the title of the API.",
)
@click.option(
    "--outputs",
    metavar="LIST",
    callback=chosen_outputs,
    help=f"What to write: {', '.join(each.value for each in Output)}; all by default.",
)
@click.option(
    "--runtime",
    type=click.Choice([each.value for each in Runtime]),
    default=Runtime.COPY.value,
    show_default=True,
    help="The runtime as a copy in the package, or from the package nexigon-runtime.",
)
@click.option(
    "--warn",
    metavar="CODE",
    multiple=True,
    callback=warnings,
    help="Look for this warning too; some are off otherwise. Repeatable.",
)
@click.option(
    "--ignore",
    metavar="CODE",
    multiple=True,
    callback=warnings,
    help="Leave this warning out. Repeatable.",
)
@click.option("--strict", is_flag=True, help="Let warnings fail the run.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="Form of the diagnostics, which go to stderr.",
)
@click.option(
    "--color",
    "colour",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Colour in them.",
)
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but diagnostics.")
@click.option("-v", "--verbose", is_flag=True, help="Say what happens to each file.")
@click.version_option(__version__, message="nexigon-gen %(version)s")
def generate(
    specs: tuple[Path, ...],
    output: Path | None,
    shown: str | None,
    check: bool,
    package: str | None,
    outputs: frozenset[Output],
    runtime: str,
    warn: frozenset[str],
    ignore: frozenset[str],
    strict: bool,
    form: str,
    colour: str,
    quiet: bool,
    verbose: bool,
) -> int:
    """Compile the spec files, and those they import, into a typed Python SDK and server
    stubs in DIR. Only files that change are written, and only files that nexigon-gen
    wrote and nobody edited are replaced or removed.

    \b
    Exit codes: 0 done or up to date, 1 not up to date (--check), 2 something is
    wrong with the spec, the arguments or a file, 70 a bug, 130 interrupted.
    """
    settings = Settings(package, warn, ignore, outputs, Runtime(runtime))
    if shown:
        if output or check:
            raise _misuse("`--emit` writes nothing: leave out `-o` and `--check`.")
        report, text = emit(specs, shown, settings, strict=strict)
        _complain(report, form, colour, failed=text is None)
        if text is None:
            return 2
        hand_over(text.encode())
        return 0
    if output is None:
        raise _misuse("Missing option '-o' / '--output'.")
    from ..output import describe
    from .job import Job, carry_out

    start = perf_counter()
    job = Job(specs, output, settings, check, strict)
    report, plan = carry_out(job)
    _complain(report, form, colour, failed=plan is None)
    if plan is None:
        return 2
    outdated = list(describe.differences(plan, output)) if check else []
    if outdated:
        lines = [*outdated, f"to update, run: {job.command}"]
    else:
        files = describe.each_file(plan, output) if verbose else ()
        seconds = perf_counter() - start
        lines = [*files, f"{describe.summary(plan)} ({seconds:.2f} s)"]
    if not quiet:
        say("\n".join([*lines, ""]))
    return 1 if outdated else 0


def run(arguments: Sequence[str]) -> int:
    """Runs the command with these arguments and gives the exit code."""
    steady()
    try:
        return _run(arguments)
    except click.ClickException as error:
        with suppress(OSError):
            error.show()
        return error.exit_code
    except click.Abort:  # what click makes of an interrupt
        return 130
    except SystemExit:  # what click makes of a reader that left
        return 2
    except OSError as error:  # most likely from printing: other places handle theirs
        complain(f"error: {error}\n")
        return 2
    except Exception:  # noqa: BLE001 - the last resort
        _report_bug()
        return 70
    finally:
        settle()


def _run(arguments: Sequence[str]) -> int:
    name, command, rest = "nexigon-gen", generate, list(arguments)
    if rest and rest[0] in COMMANDS:
        name, command, rest = f"{name} {rest[0]}", COMMANDS[rest[0]], rest[1:]
    code: int | None = command.main(rest, prog_name=name, standalone_mode=False)
    return code or 0


def _misuse(message: str) -> click.UsageError:
    return click.UsageError(message, click.get_current_context())


def _complain(report: Report, form: str, colour: str, *, failed: bool) -> None:
    complain_of(report, form, colour)
    if failed and form == "text" and len(report) and not report.has_errors:
        complain("error: warnings fail the run (--strict)\n")


def _report_bug() -> None:
    import platform
    import traceback

    system = f"Python {platform.python_version()} on {platform.system()}"
    complain(
        f"{traceback.format_exc()}\n"
        f"error[{INTERNAL_ERROR.code}]: this is a bug in nexigon-gen\n"
        f"  = note: nexigon-gen {__version__}, {system}\n"
        "  = help: please report it with the lines above and the spec that causes it\n"
    )
