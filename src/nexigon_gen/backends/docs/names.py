"""Names in docs: what `[DeviceStatus]` stands for."""

from __future__ import annotations

from collections.abc import Iterator

from ...ir.model import Api, Definition, EnumDef, EnumValue, Struct, UnionDef
from ...text.suggest import closest, did_you_mean
from .places import Place, member_anchor, page_of


class LinkTargets:
    """Everything of an API that docs may name: types, `Type.member`, actions, with their
    namespace in front or, from within it or if there is but one, without."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._near: dict[tuple[str, str], Place] = {}
        self._far: dict[str, list[Place]] = {}

    def _fill(self) -> None:
        """Makes the tables, which few docs ask for."""
        for space in self._api.namespaces:
            self._add(space.name, "", Place(page_of(space.name), ""))
            for action in space.actions:
                place = Place(page_of(space.name), action.wire)
                self._add(space.name, action.name, place)
                self._far.setdefault(action.wire, []).append(place)
            for definition in space.definitions:
                for name, anchor in _names(definition):
                    self._add(space.name, name, Place(page_of(space.name), anchor))

    def _add(self, space: str, name: str, place: Place) -> None:
        if name:
            self._near.setdefault((space, name), place)
            self._far.setdefault(name, []).append(place)
            self._far.setdefault(f"{space}.{name}", []).append(place)
        else:
            self._far.setdefault(space, []).append(place)

    def find(self, name: str, namespace: str) -> Place | None:
        """Where a name leads that stands in docs of a namespace."""
        if not self._far:
            self._fill()
        if near := self._near.get((namespace, name)):
            return near
        far = self._far.get(name, [])
        return far[0] if len({*far}) == 1 else None

    def help(self, name: str) -> tuple[str, ...]:
        """What to write instead."""
        if len({*self._far.get(name, [])}) > 1:
            return (f"several namespaces have it: write `[namespace.{name}]`",)
        return did_you_mean(closest(name, self._far)) or (
            "write it without brackets, or escape them: `\\[`",
        )


def _names(definition: Definition) -> Iterator[tuple[str, str]]:
    id_ = definition.id
    yield id_.name, id_.name
    match definition:
        case (
            Struct(fields=members)
            | UnionDef(variants=members)
            | EnumDef(values=members)
        ):
            for each in members:
                anchor = member_anchor(id_, each.name)
                yield f"{id_.name}.{each.name}", anchor
                if str(each.wire).isidentifier() and each.wire != each.name:
                    yield f"{id_.name}.{each.wire}", anchor
                for alias in each.aliases if isinstance(each, EnumValue) else ():
                    yield f"{id_.name}.{alias.name}", anchor
        case _:
            pass
