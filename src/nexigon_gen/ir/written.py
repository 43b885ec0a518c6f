"""Values as a spec writes them, with their places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from ..text.span import Span
from ..values import dataclass
from .terms import Json


@dataclass(frozen=True, slots=True)
class WrittenPart:
    """Where a part of a written value stands: its key, or the item itself, and the value."""

    key: Span
    value: Span


@dataclass(frozen=True, slots=True)
class Written:
    """A JSON value as the spec gives it, in wire form."""

    value: Json
    span: Span = field(compare=False, repr=False)
    parts: Mapping[str, WrittenPart] = field(
        default_factory=dict[str, WrittenPart], compare=False, repr=False
    )
    """The places of what it holds, by path (`$.items[2].name`)."""

    def place(self, path: str) -> WrittenPart:
        """Where the part at a path stands, or what is nearest around it."""
        while path and path not in self.parts:
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return self.parts[path] if path else WrittenPart(self.span, self.span)
