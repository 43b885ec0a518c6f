"""`Lowering`, the context of lowering: the API and the decisions made before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ....ir.graph import action_targets, dependencies
from ....ir.model import Action, Api, Struct
from ....ir.terms import Lifecycle
from ....ir.typerefs import Ref, TypeId
from ....values import dataclass
from ..expr import Name
from ..modules import Modules
from ..names import ApiNames
from ..requests import RequestClass, Requests
from .docs import in_code, with_lifecycle

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
    answers: Mapping[TypeId, Action]
    """The definitions that are the response of one action and are named nowhere else."""
    linkable: Mapping[str, None]
    """The words with which a link in docs begins. A table, so that only the
    words that are looked up count as used (`backends.incremental`)."""

    def told(self, docs: str, *lifecycles: Lifecycle) -> str:
        """Docs as a docstring has them, with what the spec says of the thing's life."""
        return in_code(with_lifecycle(docs, *lifecycles), self.linkable)

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


def answers_of(api: Api) -> Mapping[TypeId, Action]:
    """The definitions that are the response of one action and are named nowhere else."""
    mentions = Counter[TypeId]()
    for definition in api.definitions.values():
        mentions.update(dependencies(definition))
    for action in api.actions:
        mentions.update(action_targets(action))
    return {
        action.response.target: action
        for action in api.actions
        if isinstance(action.response, Ref) and mentions[action.response.target] == 1
    }


def linkable(api: Api) -> Mapping[str, None]:
    """The words with which a link in docs begins."""
    found = {space.name for space in api.namespaces}
    found |= {each.id.name for each in api.definitions.values()}
    found |= {name for each in api.actions for name in (each.name, each.wire)}
    return dict.fromkeys(sorted(found))
