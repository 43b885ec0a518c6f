"""The stages in order: each is a function from one value to the next."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from .analysis import rules
from .analysis.build import build
from .backends import openapi, python
from .config import Output, Settings
from .ir.model import Api
from .language.load import load
from .output.artifact import Artifact
from .syntax.file import Files
from .text.report import Report

_DEFAULTS = Settings()


def compile_spec(
    paths: Sequence[Path],
    settings: Settings = _DEFAULTS,
    files: Files | None = None,
) -> tuple[Api | None, Report]:
    """The IR of the spec files at `paths` and all they import; None after errors.
    `files` gets to know each file."""
    report = Report(settings.warn, settings.ignore)
    api = build(load(paths, report, files), report)
    rules.check(api, report)
    return (None if report.has_errors else api), report


def generate(api: Api, settings: Settings, report: Report) -> tuple[Artifact, ...]:
    """What a run writes. Errors go to `report`; after one the result is incomplete."""
    document = [openapi.generate(api)] if Output.OPENAPI in settings.outputs else []
    if settings.outputs == frozenset({Output.OPENAPI}):
        return (*document,)
    return (*python.generate(api, settings, report), *document)
