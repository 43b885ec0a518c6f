"""Requests: the class of each action, and the structs that have no class."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ...ir.model import Action, Api, Namespace, Struct, UnionDef, Variant
from ...ir.tagging import Flat
from ...ir.typerefs import TypeId
from ...values import dataclass
from .expr import Name
from .modules import Modules


@dataclass(frozen=True, slots=True)
class RequestClass:
    """The class of an action: its request struct itself, or a subclass of it."""

    action: Action
    name: Name
    base: TypeId | None
    """The struct to derive from; None when the struct is the class, or has no fields."""
    struct: TypeId | None
    """The struct with the fields."""


@dataclass(frozen=True, slots=True)
class Requests:
    """The class of each action: by wire name, and by the struct that is the class.

    `payload_of` has the variants whose fields are those of a struct. `merged` are the
    structs whose fields stand in the class of a variant.
    """

    by_action: Mapping[str, RequestClass]
    by_struct: Mapping[TypeId, RequestClass]
    payload_of: Mapping[TypeId, Sequence[tuple[TypeId, Variant]]]
    merged: frozenset[TypeId]

    def derived(self, space: Namespace) -> Iterator[RequestClass]:
        """The actions of a namespace whose class is not their struct."""
        for action in space.actions:
            request = self.by_action[action.wire]
            if request.base or request.struct is None:
                yield request


def requests_of(api: Api, modules: Modules) -> Requests:
    """Decides what the class of each action is."""
    flat = _payloads(api)
    found = _by_action(api, modules, frozenset(flat))
    merged = (
        definition.id
        for definition in api.definitions.values()
        if isinstance(definition, Struct)
        and definition.inline
        and definition.id in flat
    )
    return Requests(
        by_action=found,
        by_struct={
            each.struct: each
            for each in found.values()
            if each.struct and each.base is None
        },
        payload_of=flat,
        merged=frozenset(merged),
    )


def _payloads(api: Api) -> Mapping[TypeId, Sequence[tuple[TypeId, Variant]]]:
    """The structs whose fields stand beside the tag of a variant."""
    found: dict[TypeId, list[tuple[TypeId, Variant]]] = {}
    for definition in api.definitions.values():
        if isinstance(definition, UnionDef):
            for variant in definition.variants:
                if isinstance(variant.payload, Flat):
                    users = found.setdefault(variant.payload.struct, [])
                    users.append((definition.id, variant))
    return found


def _by_action(
    api: Api, modules: Modules, flat: frozenset[TypeId]
) -> dict[str, RequestClass]:
    """A struct that one action of its own namespace asks for is the class of that
    action. One that several ask for stays a struct with subclasses, and so does the
    base of a variant, which must not be an action."""
    asked = Counter(action.request for action in api.actions)
    shared = flat | {struct for struct, count in asked.items() if struct and count > 1}
    found: dict[str, RequestClass] = {}
    for space in api.namespaces:
        for action in space.actions:
            struct = action.request
            if struct and struct not in shared and struct.namespace == space.name:
                found[action.wire] = RequestClass(
                    action, name=modules.name(struct), base=None, struct=struct
                )
            else:
                name = f"{action.name}Action"
                if struct and struct.name == name:
                    name = f"{action.name}Call"
                found[action.wire] = RequestClass(
                    action,
                    name=modules.request_name(TypeId(space.name, name), struct),
                    base=struct,
                    struct=struct,
                )
    return found
