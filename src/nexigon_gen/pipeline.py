"""The stages of a run, in order: spec files → IR → artifacts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from .analysis import rules
from .analysis.build import build
from .backends import openapi, python
from .config import GenerationSettings, NamedBackend, Output
from .ir.model import Api
from .language.load import load
from .output.artifact import Artifact
from .syntax.file import Files
from .text.kinds import BACKEND_FAILED
from .text.report import Report
from .text.suggest import closest, did_you_mean

_DEFAULTS = GenerationSettings()


class Memory:
    """What `--watch` keeps of a run, to make the next one with the same settings faster."""

    def __init__(self) -> None:
        self._api: Api | None = None
        self.python = python.KeptFiles()
        self.openapi = openapi.KeptParts()

    def shared(self, api: Api) -> Api:
        """The API, with the objects of the last one in place of equal ones."""
        from .ir.shared import shared  # only `--watch` needs it

        self._api = shared(api, self._api) if self._api else api
        return self._api


def compile_spec(
    paths: Sequence[Path],
    settings: GenerationSettings = _DEFAULTS,
    files: Files | None = None,
) -> tuple[Api | None, Report]:
    """Compiles the spec files at `paths`, and all that they import, to the IR.

    Returns:
        The IR, which is None after errors, and the diagnostics. `files` records each file
        that was read.
    """
    report = Report(settings.warn, settings.ignore)
    api = build(load(paths, report, files), report)
    rules.check(api, report)
    return (None if report.has_errors else api), report


def generate(
    api: Api,
    settings: GenerationSettings,
    report: Report,
    changes: str = "",
    kept: Memory | None = None,
) -> tuple[Artifact, ...]:
    """Makes the artifacts of an API: the files that a run writes.

    Args:
        api: The IR, without errors.
        settings: What to generate.
        report: Gets the errors of the backends. After one, the result is incomplete.
        changes: The changelog to show in the docs, in Markdown.
        kept: What was kept of a run with the same settings.
    """
    api = kept.shared(api) if kept else api
    artifacts: list[Artifact] = []
    if settings.has_package:
        artifacts += python.generate(
            api, settings, report, kept.python if kept else None
        )
    if Output.OPENAPI in settings.outputs:
        artifacts.append(openapi.generate(api, kept.openapi if kept else None))
    if Output.DOCS in settings.outputs:
        artifacts += _pages(api, settings, report, changes)
    if settings.backends:
        artifacts += _of_others(api, settings.backends, artifacts, report)
    return tuple(artifacts)


def _pages(
    api: Api, settings: GenerationSettings, report: Report, changes: str
) -> tuple[Artifact, ...]:
    from .backends import docs  # few runs need it
    from .backends.python.samples import samples_of

    folder = "" if settings.is_site else "docs/"
    told = Report() if settings.has_package else report  # of a package it is told above
    sdk = samples_of(api, settings, told)
    if told.has_errors:
        return ()
    return docs.generate(api, report, sdk, changes, folder)


def _of_others(
    api: Api,
    backends: Iterable[NamedBackend],
    ours: Iterable[Artifact],
    report: Report,
) -> Iterator[Artifact]:
    """The artifacts of backends of other distributions. `ours` are those made so far."""
    from .backends import protocol  # few runs need it

    taken = {each.path.casefold() for each in ours}
    for backend in sorted(backends, key=lambda each: each.name):
        try:
            yield from protocol.generate(backend.name, api, taken)
        except protocol.BackendError as error:
            known = [each.value for each in Output]
            help = did_you_mean(closest(backend.name, known, error.known))
            report.add(BACKEND_FAILED, backend.span, str(error), help=help)
