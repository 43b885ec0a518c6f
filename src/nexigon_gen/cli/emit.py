"""The text that `--emit` prints: IR, OpenAPI or JSON Schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..config import Job
from ..syntax.search import expand
from ..text.report import Report

if TYPE_CHECKING:
    from ..ir.model import Api
    from ..syntax.file import Files

FORMS: Final[tuple[str, ...]] = ("ir", "openapi", "json-schema")
"""The IR, the OpenAPI document, the JSON Schema of all types."""


def emit(job: Job, form: str, files: Files) -> tuple[Report, str | None]:
    """Compiles the specs of a job to one of `FORMS`.

    The text is None if the run failed. The report says why.
    """
    from ..pipeline import compile_spec

    api, report = compile_spec(expand(job.specs).files, job.settings, files)
    if api is None or report.fails(strict=job.settings.strict):
        return report, None
    return report, _text(api, form)


def _text(api: Api, form: str) -> str:
    from ..backends.openapi import json_schema, openapi
    from ..ir.dump import dump
    from ..ir.jsontext import pretty
    from ..text.unseen import spelled

    forms = zip(FORMS, (dump, openapi, json_schema), strict=True)
    return next(spelled(pretty(make(api))) for name, make in forms if name == form)
