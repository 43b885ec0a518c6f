"""Places: the page and the anchor of everything of an API, and who uses what.

A type that only one thing of its namespace uses is shown there; every other type has a
part of its own on the page of its namespace.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from ...ir.graph import action_targets, dependencies, payload_ref, reachable, targets
from ...ir.model import (
    Alias,
    Api,
    Definition,
    EnumDef,
    Namespace,
    Newtype,
    Struct,
    UnionDef,
)
from ...ir.typerefs import TypeId
from ...output.artifact import DEVICES
from ...values import NamedTuple

_TAKEN = DEVICES | {"changes", "index", "skill", "llms"}
"""What no page of a namespace is called. One of such a name gets a `-`, which no name has."""
_DEEPEST = 4


class Place(NamedTuple):
    """A page, by the name of its file without extension, and an anchor there."""

    page: str
    anchor: str


class Usage(NamedTuple):
    """What names a type: an action, or a member of a type."""

    label: str
    place: Place
    owner: TypeId | str
    """The type, or the action by its wire name."""


def page_of(namespace: str) -> str:
    """The page of a namespace."""
    return f"{namespace}-" if namespace in _TAKEN else namespace


class Places:
    """Where everything of an API is."""

    def __init__(self, api: Api) -> None:
        self.api = api
        self.held = {
            id_: (*dependencies(each),) for id_, each in api.definitions.items()
        }
        """What each type names, in order."""
        self.uses = _uses(api)
        self.owners = {
            id_: owner
            for id_, definition in api.definitions.items()
            if (owner := self._owner(definition)) is not None
        }
        """The only user of each type that is shown there."""
        for id_ in [*self.owners]:
            if not self._is_near(id_):
                del self.owners[id_]
        sent = [each.request for each in api.actions if each.request]
        received = [each.response for each in api.actions if each.response]
        self.sent = reachable(sent, self.held.__getitem__)
        self.received = reachable(chain(*map(targets, received)), self.held.__getitem__)

    def of(self, id_: TypeId) -> Place:
        """Where a type is shown."""
        return _place(id_)

    def heading(self, id_: TypeId) -> str:
        """What the part of the page is called in which a type is shown."""
        owner = self.owners.get(id_)
        if owner is None:
            return id_.name
        return owner if isinstance(owner, str) else self.heading(owner)

    def apart(self, space: Namespace) -> list[Definition]:
        """The types of a namespace with a part of their own, by name."""
        found = [each for each in space.definitions if each.id not in self.owners]
        return sorted(found, key=lambda each: each.id.name.lower())

    def _owner(self, definition: Definition) -> TypeId | str | None:
        uses = self.uses.get(definition.id, ())
        if len(uses) != 1 or not isinstance(definition, Struct | EnumDef | UnionDef):
            return None
        owner = uses[0].owner
        is_here = uses[0].place.page == page_of(definition.id.namespace)
        if not is_here or owner == definition.id:
            return None
        held = self.api.definitions[owner] if isinstance(owner, TypeId) else None
        return None if isinstance(held, Newtype | Alias) else owner

    def _is_near(self, id_: TypeId) -> bool:
        """Whether the way from a type to what shows it ends, and soon."""
        seen = [id_]
        while True:
            owner = self.owners.get(seen[-1])
            if not isinstance(owner, TypeId):
                return True
            if owner in seen or len(seen) == _DEEPEST:
                return False
            seen.append(owner)


def member_anchor(id_: TypeId, name: str) -> str:
    """The anchor of a field, a variant or a value."""
    return f"{id_.name}.{name}"


def _place(id_: TypeId, member: str = "") -> Place:
    anchor = member_anchor(id_, member) if member else id_.name
    return Place(page_of(id_.namespace), anchor)


def _uses(api: Api) -> Mapping[TypeId, tuple[Usage, ...]]:
    found: dict[TypeId, dict[Usage, None]] = {}
    for space in api.namespaces:
        for action in space.actions:
            use = Usage(
                action.wire, Place(page_of(space.name), action.wire), action.wire
            )
            for target in action_targets(action):
                found.setdefault(target, {})[use] = None
    for definition in api.definitions.values():
        for member, shown, target in _members(definition):
            label = f"{definition.id.name}.{shown}" if shown else definition.id.name
            use = Usage(label, _place(definition.id, member), definition.id)
            found.setdefault(target, {})[use] = None
    return {id_: tuple(uses) for id_, uses in found.items()}


def _members(definition: Definition) -> Iterator[tuple[str, str, TypeId]]:
    """The members that name a type, each by its name in the spec and by the one that a
    page shows, with the type; an alias has none."""
    match definition:
        case Struct(fields=fields):
            for field in fields:
                for each in targets(field.type):
                    yield field.name, field.wire, each
        case UnionDef(variants=variants):
            for variant in variants:
                if ref := payload_ref(variant.payload):
                    yield from (
                        (variant.name, variant.name, each) for each in targets(ref)
                    )
        case Newtype(base=ref) | Alias(target=ref):
            yield from (("", "", each) for each in targets(ref))
        case _:
            return
