"""JSON values in a spec, such as defaults and examples, with their positions."""

from __future__ import annotations

from collections.abc import Mapping

from ..text.span import Span
from ..values import dataclass, field
from .terms import Json


@dataclass(frozen=True, slots=True)
class WrittenPart:
    """Positions of a part of a value: of its key (or of the item), and of its value."""

    key: Span
    value: Span


@dataclass(frozen=True, slots=True)
class Written:
    """A JSON value in a spec, in wire form."""

    value: Json
    span: Span = field(compare=False, repr=False)
    parts: Mapping[str, WrittenPart] = field(
        default_factory=dict[str, WrittenPart], compare=False, repr=False
    )
    """The positions of its parts, by path (`$.items[2].name`)."""

    def place(self, path: str) -> WrittenPart:
        """The position of the part at a path, or of the nearest part around it."""
        while path and path not in self.parts:
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return self.parts[path] if path else WrittenPart(self.span, self.span)
