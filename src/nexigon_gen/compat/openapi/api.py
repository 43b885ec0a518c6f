"""The API that an OpenAPI document describes, beside the spec of it."""

from __future__ import annotations

from urllib.parse import unquote

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
from ...text.span import Span
from ...values import dataclass, replace
from ..actions import PlacedAction as Known
from ..actions import placed
from .document import OpenApiDocument, Placed
from .reading import Types

_PREFIX = "/actions/invoke/"
_JSON = ("application/json", "*/*")


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
    for path, place in document.root.get("paths").items():
        _, prefix, wire = unquote(path).rpartition(_PREFIX)
        post = place.get("post")
        if not prefix or not post.members:
            types.gaps.setdefault(place.at, "it is no action")
            continue
        space, action = _action(wire, post, known.get(wire), types)
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
    return Api(spec.title, tuple(namespaces)), tuple(gaps)


def _action(
    wire: str, post: Placed, known: Known | None, types: Types
) -> tuple[str, Action]:
    """An action and its namespace."""
    space, _, name = wire.partition("_")
    own = known.action if known else None
    request = _body(types.document, post.get("requestBody"))
    answers = post.get("responses")
    codes = [code for code in answers.members if code[:1] == "2"]
    response = _body(types.document, answers.get(*codes[:1]) if codes else None)
    asked = Ref(own.request) if own and own.request else None
    action = Action(
        own.name if own else name,
        wire,
        own.docs if own else "",
        request=_struct(types.of(request, asked), wire, types) if request else None,
        response=(
            types.of(response, own.response if own else None) if response else None
        ),
        span=types.document.span(post.at),
        auth=_auth(types.document, post, own),
    )
    if own:
        action = replace(action, idempotency=own.idempotency, lifecycle=own.lifecycle)
    return known.space if known else space, action


def _body(document: OpenApiDocument, place: Placed | None) -> Placed | None:
    """The schema of a body of JSON."""
    if place and "$ref" in place.members:
        place = document.followed(place)
    for kind in _JSON if place else ():
        found = place.get("content", kind, "schema") if place else None
        if found and found.value is not None:
            return found
    return None


def _struct(ref: TypeRef, wire: str, types: Types) -> TypeId:
    """The id of a request: an action names a definition."""
    if isinstance(ref, Ref):
        return ref.target
    id_ = TypeId(wire.partition("_")[0], f"{wire}Request")
    types.found[id_] = Alias(id_, "", ref, span=types.document.span(""))
    return id_


def _auth(document: OpenApiDocument, post: Placed, own: Action | None) -> Auth:
    """Whether it asks for a token; as in the spec, where the document does not say."""
    for place in (post, document.root):
        asked = place.members.get("security")
        if isinstance(asked, list):
            return Auth.REQUIRED if asked and {} not in asked else Auth.NONE
    return own.auth if own else Auth.REQUIRED
