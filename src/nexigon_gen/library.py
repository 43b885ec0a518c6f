"""The Python API: `generate`, `write` and `build`, for programs such as build hooks."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from os import PathLike
from pathlib import Path

from .config import GenerationSettings, Runtime, package_name
from .ir.model import Api
from .output.artifact import Artifact
from .output.commit import FolderContents, commit
from .output.manifest import NAME
from .output.plan import Plan
from .pipeline import Memory, compile_spec
from .pipeline import generate as artifacts_of
from .settings.project import load
from .syntax.file import Files
from .syntax.search import expand
from .text.kinds import BAD_SETTING, warnings
from .text.report import Diagnostic, Report
from .values import dataclass


@dataclass(frozen=True, slots=True)
class Result:
    """The result of compiling specs.

    Args:
        artifacts: The files to write, sorted by path; none after an error.
        diagnostics: Errors and warnings, in the order in which they are shown.
        inputs: The files that were read or looked for, with the digest of each. The digest
            is empty if a file could not be read.
        specs: Those that the caller named, directly or by a folder or a pattern.
        folders: The folders that were searched for specs.
        settings: The settings of the run.
    """

    artifacts: tuple[Artifact, ...]
    diagnostics: tuple[Diagnostic, ...]
    inputs: Mapping[Path, str]
    specs: tuple[Path, ...]
    folders: tuple[Path, ...]
    settings: GenerationSettings

    @property
    def failed(self) -> bool:
        """Whether there is nothing to write."""
        return not self.artifacts

    @property
    def wanted(self) -> FolderContents:
        """What an output folder is to hold."""
        return FolderContents(self.artifacts, self.specs, self.inputs)


class GenerationError(Exception):
    """Nothing was written. The message shows the diagnostics that say why."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        from .diagnostics.formats import renderer

        self.diagnostics = tuple(diagnostics)
        super().__init__("\n" + renderer("text")(self.diagnostics, colour=False))


def generate(
    specs: str | PathLike[str] | Iterable[str | PathLike[str]],
    *,
    package: str | None = None,
    outputs: Iterable[str] | None = None,
    runtime: str = "copy",
    warn: Iterable[str] = (),
    ignore: Iterable[str] = (),
    strict: bool = False,
) -> Result:
    """Compiles specs in memory; `write` writes the result. Mistakes are in the result, too.

    Args:
        specs: Spec files, folders of them, or patterns such as `api/**/*.yaml`.
        package: Name of the Python package; by default it is made from the API's title.
        outputs: What to generate, such as `types` and `client`; by default everything but
            `cli` and `docs`. Other names are those of backends of other distributions
            (see `nexigon_gen.backends.protocol`).
        runtime: `copy` or `package`, like `--runtime`.
        warn: Codes of warnings that are off by default, such as `NXG701`.
        ignore: Codes of warnings to leave out.
        strict: Whether a warning is a failure.

    Raises:
        ValueError: There is no such runtime or warning, or the name cannot be a package.
    """
    given = [specs] if isinstance(specs, str | PathLike) else [*specs]
    settings = GenerationSettings(
        package=None if package is None else package_name(package),
        warn=warnings(warn),
        ignore=warnings(ignore),
        strict=strict,
        runtime=Runtime(runtime),
    )
    if outputs is not None:
        settings = settings.with_outputs(outputs)
    return run([str(Path(each)) for each in given], settings)


def run(
    specs: Iterable[str],
    settings: GenerationSettings,
    files: Files | None = None,
    kept: Memory | None = None,
) -> Result:
    """Compiles specs with the given settings. `kept` is of a run with the same settings."""
    files = files or Files()
    given = [*specs]
    found = expand(given)
    api, report = compile_spec(found.files, settings, files)
    artifacts: tuple[Artifact, ...] = ()
    if api is not None and not report.fails(strict=settings.strict):
        changes = ""
        if settings.since:
            changes = _changes(settings.since, given, api, report, files)
        artifacts = artifacts_of(api, settings, report, changes, kept)
    if report.fails(strict=settings.strict):
        artifacts = ()
    return Result(
        artifacts=artifacts,
        diagnostics=tuple(report),
        inputs=files.found,
        specs=found.files,
        folders=(*found.folders, *files.folders),
        settings=settings,
    )


def _changes(
    since: str, specs: Sequence[str], api: Api, report: Report, files: Files
) -> str:
    """The changelog from an older version, in Markdown. `files` records its files, too."""
    from datetime import date

    from .compat.changelog import as_markdown, changelog
    from .compat.inputs import InputError, load
    from .text.kinds import FILE_NOT_FOUND

    try:
        old = load(since, report, specs, files)
    except InputError as error:
        help = (error.help,) if error.help else ()
        report.add(FILE_NOT_FOUND, None, str(error), help=help)
        return ""
    # The date plays no part, because the old version has no version number here.
    return as_markdown(changelog(old.api, api, None, date.min)) if old else ""


def write(result: Result, output: str | PathLike[str], *, check: bool = False) -> Plan:
    """Brings a folder up to date: writes files that changed, and removes those that this tool
    wrote before and that are no longer part of the result.

    Args:
        result: The result of `generate`.
        output: The folder, which is made if it does not exist.
        check: Write nothing; the plan says what would be done.

    Raises:
        GenerationError: The result has errors, or the folder has files in the way.
    """
    if result.failed:
        raise GenerationError(result.diagnostics)
    report = Report()
    root = Path(output)
    strict = result.settings.strict
    plans = commit({root: result.wanted}, report, check=check, strict=strict)
    if plans is None:
        raise GenerationError(report)
    return plans[root]


def build(root: str | PathLike[str]) -> tuple[Path, ...]:
    """Runs the jobs in a project's settings, like `nexigon-gen` without arguments: all or none.

    Args:
        root: The folder of the project. The settings are in it or above it.

    Returns:
        The files of the output, manifests included, as paths relative to `root`.

    Raises:
        GenerationError: There are no settings, the settings or specs have errors, or an
            output folder has files in the way.
    """
    report = Report()
    project = load(report, Path(root))
    if not project.jobs and not report.has_errors:
        message = f"`{Path(root) / 'pyproject.toml'}` has no `[tool.nexigon-gen]`"
        report.add(BAD_SETTING, None, message)
    wanted: dict[Path, FolderContents] = {}
    failed = report.has_errors
    for job in project.jobs:
        result = run(job.specs, job.settings, Files(named=project.named))
        wanted[job.output] = result.wanted
        failed = failed or result.failed
        for each in result.diagnostics:
            report.keep(each)
    strict = any(job.settings.strict for job in project.jobs)
    if failed or commit(wanted, report, strict=strict) is None:
        raise GenerationError(report)
    return tuple(
        Path(os.path.relpath(output / path, root))
        for output, each in wanted.items()
        for path in [*(artifact.path for artifact in each.artifacts), NAME]
    )
