"""Whole documents: OpenAPI 3.1 of an API, JSON Schema of its types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...ir.model import Action, Api, Namespace, Ref, TypeRef
from ...terms import STABLE
from .actions import BEARER, RESPONSES, SECURITY, operation, path
from .annotations import described
from .context import Context
from .definitions import components
from .names import component_names
from .reach import used
from .scalars import COMPONENTS
from .schema import Schema

API_VERSION = "1"
"""`info.version`: that of the wire contract, as in `/api/v1`."""


def openapi(api: Api) -> Schema:
    """The OpenAPI 3.1 document of the actions, with the types that they use."""
    actions = [(space, action) for space in api.namespaces for action in space.actions]
    roots = [body for _, action in actions for body in _bodies(action)]
    context, schemas = _schemas(api, roots, "components/schemas", discriminators=True)
    return {
        "openapi": "3.1.0",
        "info": {"title": api.title, "version": API_VERSION},
        "security": [{BEARER: []}],
        "tags": [_tag(space) for space in api.namespaces if space.actions],
        "paths": {
            path(action): {"post": operation(action, space, context)}
            for space, action in actions
        },
        "components": {
            "schemas": schemas,
            "responses": RESPONSES,
            "securitySchemes": SECURITY,
        },
    }


def json_schema(api: Api) -> Schema:
    """A JSON Schema document, of draft 2020-12, with every type in its `$defs`."""
    roots = [Ref(id_) for id_ in api.definitions]
    _, schemas = _schemas(api, roots, "$defs", discriminators=False)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": api.title,
        "$defs": schemas,
    }


def _schemas(
    api: Api, roots: Iterable[TypeRef], place: str, *, discriminators: bool
) -> tuple[Context, Schema]:
    """The components for everything that the roots are made of, sorted by name."""
    reached = used(roots, api)
    names = component_names(api, reached.definitions)
    context = Context(api, names, place, discriminators)
    found = {
        kind.value: schema
        for kind, schema in COMPONENTS.items()
        if kind in reached.scalars
    }
    for id_, name in names.items():
        found.update(components(api.definitions[id_], name, context))
    return context, dict(sorted(found.items()))


def _bodies(action: Action) -> Iterator[TypeRef]:
    if action.request:
        yield Ref(action.request)
    if action.response:
        yield action.response


def _tag(space: Namespace) -> Schema:
    return {"name": space.name, **described(space.docs, STABLE)}
