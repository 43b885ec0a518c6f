"""What a spec says, as one JSON text instead of files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from ..config import Settings
from ..specs import expand
from ..text.report import Report

if TYPE_CHECKING:
    from ..ir.model import Api

FORMS: Final[tuple[str, ...]] = ("ir", "openapi", "json-schema")
"""The IR, the OpenAPI document, the JSON Schema of all types."""


def emit(
    specs: Sequence[str], form: str, settings: Settings
) -> tuple[Report, str | None]:
    """The text of spec files in one of `FORMS`.

    It is None if the run failed; the report then says why.
    """
    from ..pipeline import compile_spec

    api, report = compile_spec(expand(specs).files, settings)
    if api is None or report.fails(strict=settings.strict):
        return report, None
    return report, _text(api, form)


def _text(api: Api, form: str) -> str:
    from ..backends.openapi import json_schema, openapi
    from ..ir.dump import dump
    from ..ir.jsontext import pretty

    forms = zip(FORMS, (dump, openapi, json_schema), strict=True)
    return next(pretty(make(api)) for name, make in forms if name == form)
