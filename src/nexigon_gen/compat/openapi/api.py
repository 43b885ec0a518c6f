"""The API that an OpenAPI document describes, beside the spec of it."""

from __future__ import annotations

from ...ir.model import (
    Action,
    Alias,
    Api,
    Namespace,
)
from ...ir.terms import Auth
from ...ir.typerefs import (
    Ref,
    TypeId,
    TypeRef,
)
from ...published.document import OpenApiDocument, Placed
from ...published.operations import Operation, operations
from ...text.span import Span
from ...values import dataclass, replace
from ..actions import PlacedAction as Known
from ..actions import placed
from .reading import Types

_NOWHERE = "document"
"""The namespace of what names none."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What could not be compared, where it stands, and by which JSON pointer."""

    at: str
    why: str
    span: Span


def described(document: OpenApiDocument, spec: Api) -> tuple[Api, tuple[Gap, ...]]:
    """The API of a document, whose types are read beside those of the spec; and what of
    it could not be compared."""
    types = Types(document, spec)
    known = {each.wire: each for each in placed(spec)}
    actions: dict[str, list[Action]] = {}
    for each in operations(document.root, document):
        if isinstance(each, Placed):
            types.gaps.setdefault(each.at, "it is no action")
            continue
        space, action = _action(each, known.get(each.wire), types)
        actions.setdefault(space, []).append(action)
    found = types.definitions
    spaces = sorted({*actions, *(each.id.namespace for each in found)})
    namespaces = (
        Namespace(
            space,
            "",
            tuple(each for each in found if each.id.namespace == space),
            actions=tuple(actions.get(space, ())),
        )
        for space in spaces
    )
    gaps = (Gap(at, why, document.span(at)) for at, why in types.gaps.items())
    api = Api(spec.title, tuple(namespaces), expansions=spec.expansions)
    return api, tuple(gaps)


def _action(
    operation: Operation, known: Known | None, types: Types
) -> tuple[str, Action]:
    """An action and its namespace."""
    wire = operation.wire
    space, name = operation.names
    own = known.action if known else None
    body, answer = operation.body(types.document), operation.answer(types.document)
    request = body.get("schema") if body else None
    response = answer.get("schema") if answer else None
    asked = Ref(own.request) if own and own.request else None
    action = Action(
        own.name if own else name,
        wire,
        own.docs if own else "",
        request=_struct(types.of(request, asked), wire, types) if request else None,
        response=(
            types.of(response, own.response if own else None) if response else None
        ),
        span=types.document.span(operation.post.at),
        auth=operation.auth or (own.auth if own else Auth.REQUIRED),
    )
    if own:
        action = replace(
            action,
            idempotency=own.idempotency,
            lifecycle=own.lifecycle,
            effect=own.effect,
            timeout=own.timeout,
        )
    return known.space if known else space or _NOWHERE, action


def _struct(ref: TypeRef, wire: str, types: Types) -> TypeId:
    """The id of a request: an action names a definition."""
    if isinstance(ref, Ref):
        return ref.target
    id_ = TypeId(wire.partition("_")[0], f"{wire}Request")
    types.found[id_] = Alias(id_, "", ref, span=types.document.span(""))
    return id_
