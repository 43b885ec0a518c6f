"""What lowering knows beside the definition at hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from ....ir.model import Action, Api, Flat, Struct, TypeId, UnionDef
from ....text.report import Report
from ..expr import Name
from ..modules import Modules, place
from ..names import Identifier, identifier


@dataclass(frozen=True, slots=True)
class Request:
    """The class of an action: its request struct itself, or a subclass of it."""

    action: Action
    name: Name
    base: TypeId | None
    """The struct to derive from; None when the struct is the class, or has no fields."""
    struct: TypeId | None
    """The struct with the fields."""


@dataclass(frozen=True, slots=True)
class Context:
    """The API, where things live, and the class of each action: by wire name, and by
    the struct that is the class."""

    api: Api
    modules: Modules
    requests: Mapping[str, Request]
    owned: Mapping[TypeId, Request]
    merged: frozenset[TypeId]
    """The structs whose fields stand in the class of a variant; they have none."""
    report: Report

    def struct(self, id_: TypeId) -> Struct:
        """A definition that is known to be a struct."""
        found = self.api.definitions[id_]
        assert isinstance(found, Struct)
        return found

    def request_of(self, struct: TypeId) -> Request | None:
        """The action whose class a struct itself is."""
        return self.owned.get(struct)


def context_of(api: Api, report: Report) -> Context:
    """Prepares an API for lowering."""
    modules = place(api)
    flat = _flat(api)
    requests = _requests(api, modules, flat)
    owned = {
        each.struct: each
        for each in requests.values()
        if each.struct and each.base is None
    }
    merged = frozenset(
        definition.id
        for definition in api.definitions.values()
        if isinstance(definition, Struct)
        and definition.inline
        and definition.id in flat
    )
    return Context(api, modules, requests, owned, merged, report)


def _flat(api: Api) -> frozenset[TypeId]:
    """The structs whose fields stand beside the tag of a variant."""
    return frozenset(
        variant.payload.struct
        for definition in api.definitions.values()
        if isinstance(definition, UnionDef)
        for variant in definition.variants
        if isinstance(variant.payload, Flat)
    )


def _requests(
    api: Api, modules: Modules, flat: frozenset[TypeId]
) -> dict[str, Request]:
    """A struct that one action of its own namespace asks for is the class of that
    action. One that several ask for stays a struct with subclasses, and so does the
    base of a variant, which must not be an action."""
    asked = Counter(
        action.request for space in api.namespaces for action in space.actions
    )
    shared = flat | {struct for struct, count in asked.items() if struct and count > 1}
    found: dict[str, Request] = {}
    for space in api.namespaces:
        for action in space.actions:
            struct = action.request
            if struct and struct not in shared and struct.namespace == space.name:
                name = modules.name(struct, class_name(struct))
                found[action.wire] = Request(action, name, None, struct)
            else:
                name_ = f"{action.name}Action"
                if struct and struct.name == name_:
                    name_ = f"{action.name}Call"
                id_ = TypeId(space.name, name_)
                name = modules.request_name(id_, struct)
                found[action.wire] = Request(action, name, struct, struct)
    return found


def class_name(id_: TypeId) -> Identifier:
    """The Python name of a definition: its own. That of a builtin gets a `_`: pydantic
    reads annotations early, and would find the builtin before the definition."""
    return identifier(id_.name, "builtins")
