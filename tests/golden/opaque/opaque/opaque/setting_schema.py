"""The type `Setting`, as its JSON Schema describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypeAlias

from .._runtime.model import late
from .._runtime.model.json_schema import Document

_DOCUMENT = Document(
    '{"oneOf": [{"type": "string"}, {"type": "integer"}, {"type": "array", "items": {"$ref": "#"}}, {"type": "object", "additionalProperties": {"$ref": "#"}}]}',
)

if TYPE_CHECKING:
    Setting: TypeAlias = (
        "Annotated[str | int | list[Setting] | dict[str, Setting], _DOCUMENT]"
    )
else:
    Setting = late(
        __name__,
        "Setting",
        "Annotated[str | int | list[Setting] | dict[str, Setting], _DOCUMENT]",
    )
"""A setting: text, a number, or more settings by name."""
