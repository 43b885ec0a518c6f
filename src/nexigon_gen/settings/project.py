"""Settings of a project: the table `tool.nexigon-gen` of its pyproject.toml."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from .. import __version__
from ..config import GenerationSettings, Job, Runtime, package_name
from ..text.digest import digest
from ..text.kinds import REQUIRED_VERSION_MISMATCH
from ..text.report import Report
from ..text.span import Span
from ..values import dataclass, field, replace
from ..versions import allows

if TYPE_CHECKING:
    from .table import SettingsTable

_FILE = "pyproject.toml"
_HERE = Path()
_NAME = rb"(?i)nexigon[-_ ]?gen"
_TOOL = rb"\btool\b"
_TOOL_BEGINS = rb"""\s*(?:\[\s*["']?tool["']?\s*\]|["']?tool["']?\s*=)"""
_HEADER = rb"\s*\[.+\]\s*(?:#.*)?"


@dataclass(frozen=True, slots=True)
class Project:
    """What a project asks for.

    Args:
        settings: What holds for each job that does not say otherwise.
        output: Where a job writes that does not say otherwise.
        jobs: What `nexigon-gen` does when it is not told what to do.
        named: Where the specs of the jobs are named, by their real paths.
        read: The digest of each file that was looked into; empty for one that is missing.
    """

    settings: GenerationSettings = field(default_factory=GenerationSettings)
    output: Path | None = None
    jobs: tuple[Job, ...] = ()
    named: Mapping[str, Span] = field(default_factory=dict[str, Span])
    read: Mapping[Path, str] = field(default_factory=dict[Path, str])


def load(report: Report, start: Path = _HERE) -> Project:
    """The project that a folder is in: the nearest pyproject.toml that has settings, there
    or above, but not above the top of a repository. Its paths are relative to its folder.

    Mistakes in it go to `report`.
    """
    seen: dict[Path, str] = {}
    for folder in _folders(start):
        path = folder / _FILE
        try:
            content = path.read_bytes()
        except OSError:
            seen[path] = ""
        else:
            seen[path] = digest(content)
            if table := _table(path, content, report):
                return _project(table, folder, seen)
        if (folder / ".git").exists():
            break
    return Project(read=seen)


def _table(path: Path, content: bytes, report: Report) -> SettingsTable | None:
    """The settings in a file. One that cannot have any is no matter of ours, and is not read
    as TOML, which would take longer than to compile a small spec."""
    if not _may_have_settings(content):
        return None
    from .table import read

    return read(path, content, report)


def _may_have_settings(content: bytes) -> bool:
    """Whether our name stands where it can be that of a table: in a header, above all
    headers, beside `tool`, or after the table `tool` began. Elsewhere it is, say, a
    dependency."""
    if not re.search(_NAME, content):
        return False
    is_open, has_begun = True, False
    for line in content.splitlines():
        is_header = re.fullmatch(_HEADER, line) is not None
        # A line of a text or a list may look like a header, so none ends the table `tool`.
        has_begun = has_begun or re.match(_TOOL_BEGINS, line) is not None
        is_open = has_begun or (is_open and not is_header)
        is_meant = is_open or is_header or re.search(_TOOL, line)
        if is_meant and re.search(_NAME, line):
            return True
    return False


def _folders(start: Path) -> Iterable[Path]:
    """A folder and those above it, as seen from here."""
    try:
        depth = len(start.absolute().parts)
    except OSError:  # we are in one that is gone
        return ()
    return (start.joinpath(*[".."] * up) for up in range(depth))


def _project(table: SettingsTable, folder: Path, seen: Mapping[Path, str]) -> Project:
    _check_version(table)
    settings = _settings(table, GenerationSettings())
    named: dict[str, Span] = {}
    specs, output = _places(table, folder, named)
    tables = table.tables("jobs")
    jobs = [_job(each, folder, named, specs, output, settings) for each in tables or ()]
    if tables is None and specs and output:
        jobs.append(Job(specs, output, settings))
    elif tables is None and specs and table.place("output") is None:
        help = ('say where to write: `output = "src"`',)
        table.complain("specs", "there are `specs` and no `output`", help)
    table.finish()
    found = tuple(job for job in jobs if job)
    for index, job in enumerate(found):
        if any(_same(job.output, other.output) for other in found[:index]):
            table.complain("jobs", f"two jobs write to `{job.output}`")
    return Project(settings, output, found, named=named, read=seen)


def _job(
    table: SettingsTable,
    folder: Path,
    named: dict[str, Span],
    specs: tuple[str, ...],
    output: Path | None,
    settings: GenerationSettings,
) -> Job | None:
    own_specs, own_output = _places(table, folder, named)
    settings = _settings(table, settings)
    table.finish()
    specs, output = own_specs or specs, own_output or output
    if not specs:
        table.complain(None, "a job has no `specs`")
    if output is None:
        table.complain(None, "a job has no `output`")
    return Job(specs, output, settings) if specs and output else None


def _places(
    table: SettingsTable, folder: Path, named: dict[str, Span]
) -> tuple[tuple[str, ...], Path | None]:
    """The specs and the output of a table; `named` gets to know where these specs are."""
    names = table.words("specs") or ()
    specs = tuple(str(folder / each) for each in names)
    for name, spec in zip(names, specs, strict=True):
        if place := table.place_of(name, "specs"):
            named.setdefault(os.path.realpath(spec.replace("\0", "")), place)
    output = table.text("output")
    if output == "":
        table.complain("output", "`output` is empty", ('write `output = "."`',))
    elif output and "\0" in output:
        table.complain("output", "a path cannot hold a null character")
    return specs, None if output is None else folder / output


def _settings(table: SettingsTable, base: GenerationSettings) -> GenerationSettings:
    outputs = table.words("outputs")
    warn, ignore = table.warnings("warn"), table.warnings("ignore")
    runtime = table.chosen("runtime", [each.value for each in Runtime])
    strict = table.flag("strict")
    settings = replace(
        base,
        package=table.checked("package", package_name) or base.package,
        warn=base.warn if warn is None else warn,
        ignore=base.ignore if ignore is None else ignore,
        strict=base.strict if strict is None else strict,
        runtime=Runtime(runtime) if runtime else base.runtime,
    )
    if outputs is None:
        return settings
    return settings.with_outputs(outputs, partial(table.place_of, name="outputs"))


def _check_version(table: SettingsTable) -> None:
    wanted = table.text("required-version")
    if wanted is None:
        return
    try:
        if allows(wanted, __version__):
            return
    except ValueError:
        message = f"`{wanted}` is not a version, as `0.1`, nor a range of them, as `>=0.1,<0.3`"
        table.complain("required-version", message)
        return
    table.report.add(
        REQUIRED_VERSION_MISMATCH,
        table.place("required-version"),
        f"the project requires nexigon-gen {wanted}, and this is {__version__}",
        help=(f"install it: `pip install 'nexigon-gen{_specifier(wanted)}'`",),
    )


def _specifier(wanted: str) -> str:
    if not wanted[0].isdigit():
        return wanted
    return f"=={wanted}" if wanted.count(".") > 1 else f"=={wanted}.*"


def _same(left: Path, right: Path) -> bool:
    return os.path.realpath(left) == os.path.realpath(right)
