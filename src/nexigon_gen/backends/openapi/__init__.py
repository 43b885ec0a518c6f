"""The OpenAPI backend: `openapi.json`, and the types alone as JSON Schema."""

from __future__ import annotations

from ...ir.model import Api
from ...output.artifact import Artifact, mark
from .document import KeptParts, json_schema, openapi, openapi_text

__all__ = ["KeptParts", "generate", "json_schema", "openapi"]


def generate(api: Api, kept: KeptParts | None = None) -> Artifact:
    """The OpenAPI document of an API, beside its package. `kept` is what there is of the
    last run."""
    top = mark("the specs of all namespaces")
    return Artifact("openapi.json", openapi_text(api, top, kept))
