"""The OpenAPI backend: `openapi.json`, and the types alone as JSON Schema."""

from __future__ import annotations

from ...ir.model import Api
from ...output.artifact import Artifact, mark
from .document import json_schema, openapi, openapi_text

__all__ = ["generate", "json_schema", "openapi"]


def generate(api: Api) -> Artifact:
    """The OpenAPI document of an API, beside its package."""
    top = mark("the specs of all namespaces")
    return Artifact("openapi.json", openapi_text(api, top))
