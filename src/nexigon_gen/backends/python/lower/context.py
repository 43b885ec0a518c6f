"""`Lowering`, the context of lowering: the API and the decisions made before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ....ir.graph import action_targets, dependencies
from ....ir.model import Action, Api, Struct
from ....ir.typerefs import Ref, TypeId
from ....values import dataclass
from ..expr import Name
from ..modules import Modules
from ..names import ApiNames
from ..requests import RequestClass, Requests

if TYPE_CHECKING:
    from ..opaque.classes import Defined


@dataclass(frozen=True, slots=True)
class Lowering:
    """The API, and what everything of it is called and where it stands."""

    api: Api
    names: ApiNames
    modules: Modules
    requests: Requests
    opaque: Mapping[TypeId, Mapping[str, Defined]]
    """What the documents of opaque types define."""
    mentions: Mapping[TypeId, int]
    """How often definitions and actions name a definition."""
    answering: Mapping[TypeId, Sequence[Action]]
    """The actions whose response a definition itself is."""

    def struct(self, id_: TypeId) -> Struct:
        """A definition that is known to be a struct."""
        found = self.api.definitions[id_]
        assert isinstance(found, Struct)
        return found

    def request_of(self, struct: TypeId) -> RequestClass | None:
        """The action whose class a struct itself is."""
        return self.requests.by_struct.get(struct)

    def is_merged(self, id_: TypeId) -> bool:
        """Whether a definition is a struct whose fields stand in the class of a variant."""
        return id_ in self.requests.merged

    def beside(self, id_: TypeId, name: str) -> Name:
        """What stands in the module of a definition."""
        return Name(self.names.classes[id_].module, name)


def mentions_of(api: Api) -> Mapping[TypeId, int]:
    """How often definitions and actions name each definition."""
    found = Counter[TypeId]()
    for definition in api.definitions.values():
        found.update(dependencies(definition))
    for action in api.actions:
        found.update(action_targets(action))
    return found


def answering(api: Api) -> Mapping[TypeId, Sequence[Action]]:
    """The actions whose response each definition itself is."""
    found: dict[TypeId, list[Action]] = {}
    for action in api.actions:
        if isinstance(action.response, Ref):
            found.setdefault(action.response.target, []).append(action)
    return found
