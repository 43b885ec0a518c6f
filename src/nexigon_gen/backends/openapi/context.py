"""Context: all that it takes to refer to a component."""

from __future__ import annotations

from collections.abc import Mapping

from ...ir.model import Api
from ...ir.typerefs import TypeId
from ...values import dataclass
from .schema import Schema


@dataclass(frozen=True, slots=True)
class Components:
    """An API, the names of its components, and the place in the document where they
    are. With `discriminators`, unions say which key tells their variants apart, in the
    way of OpenAPI; a plain JSON Schema has no word for it."""

    api: Api
    names: Mapping[TypeId, str]
    place: str
    discriminators: bool

    def pointer(self, name: str) -> str:
        """The reference to a component; names need no escaping."""
        return f"#/{self.place}/{name}"

    def link(self, name: str) -> Schema:
        """A schema that is that of a component."""
        return {"$ref": self.pointer(name)}
