"""The type `OSRelease`, as its JSON Schema describes it."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from .._runtime.model.json_schema import Document
from .._runtime.model.opaque import Opaque

_DOCUMENT = Document(
    '{"type": ["object", "string"], "properties": {"version": {"type": "string"}}}',
)


class OSReleaseOSRelease(Opaque):
    """The part `OSReleaseOSRelease` of `OSRelease`."""

    version: str | None = None


OSRelease: TypeAlias = Annotated[OSReleaseOSRelease | str, _DOCUMENT]
"""The opaque type `OSRelease`.

Deprecated: Use SystemInfo.
"""
