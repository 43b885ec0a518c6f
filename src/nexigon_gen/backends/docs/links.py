"""Links: from a page to everything of an API."""

from __future__ import annotations

from ...ir.typerefs import TypeId
from .places import Place, Places
from .view import PieceView


class Links:
    """The links of one page."""

    def __init__(self, places: Places, page: str) -> None:
        self.places = places
        self.page = page
        self._types: dict[TypeId, PieceView] = {}

    def type(self, id_: TypeId) -> PieceView:
        """The link to a type, by its name."""
        found = self._types.get(id_)
        if found is None:
            found = self._types[id_] = self.to(id_.name, self.places.of(id_))
        return found

    def to(self, label: str, place: Place) -> PieceView:
        """A link to a place."""
        away = "" if place.page == self.page else place.page
        return PieceView(label, href(place, self.page), away)


def href(place: Place, page: str) -> str:
    """The link from a page to a place."""
    file = "" if place.page == page else f"{place.page}.html"
    return f"{file}#{place.anchor}" if place.anchor else file
