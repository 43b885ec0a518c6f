"""Whole documents: OpenAPI 3.1 of an API, JSON Schema of its types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256

from ...ir.jsontext import merged, pretty
from ...ir.model import Action, Api, Namespace, Server
from ...ir.terms import STABLE
from ...ir.typerefs import Ref, TypeRef
from .actions import BEARER, RESPONSES, SECURITY, operation, path
from .annotations import described
from .context import Components
from .definitions import components
from .names import component_names
from .reach import used
from .scalars import COMPONENTS
from .schema import Schema


def openapi(api: Api) -> Schema:
    """The OpenAPI 3.1 document of the actions and of all types: people look up there,
    too, what no action reaches yet, an event or the content of an `any`."""
    content = _content(api)
    return {**_head(api, pretty(content)), **content}


def openapi_text(api: Api, mark: str) -> str:
    """The same as the text of a file, which says at its top what it was made from."""
    content = pretty(_content(api))
    return merged(pretty({"x-generated": mark, **_head(api, content)}), content)


def _head(api: Api, content: str) -> Schema:
    """What stands before the content, whose text is given."""
    info = {"title": api.title, "version": api.release or _version(content)}
    servers: list[Schema] = [_server(each) for each in api.servers]
    shown: Schema = {"servers": servers} if servers else {}
    return {"openapi": "3.1.0", "info": info, **shown}


def _content(api: Api) -> Schema:
    actions = [(space, action) for space in api.namespaces for action in space.actions]
    roots = [body for _, action in actions for body in _bodies(action)]
    roots += _all_types(api)
    context, schemas = _schemas(api, roots, "components/schemas", discriminators=True)
    return {
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
    _, schemas = _schemas(api, _all_types(api), "$defs", discriminators=False)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": api.title,
        "$defs": schemas,
    }


def _version(content: str) -> str:
    """`info.version`, which is that of the document: tools compare documents, and name
    packages, by it. The first part is the contract of `/api/v1`, the second a digest of
    what the document says; it is a version to semantic versioning and to Python alike.
    """
    digest = sha256(content.encode()).hexdigest()
    return f"1.0.0+{digest[:12]}"


def _all_types(api: Api) -> list[TypeRef]:
    return [Ref(id_) for id_ in api.definitions]


def _schemas(
    api: Api, roots: Iterable[TypeRef], place: str, *, discriminators: bool
) -> tuple[Components, Schema]:
    """The components for everything that the roots are made of, sorted by name."""
    reached = used(roots, api)
    names = component_names(api, reached.definitions)
    context = Components(api, names, place, discriminators=discriminators)
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


def _server(server: Server) -> Schema:
    """A server; OpenAPI 3.1 has no word for its name."""
    docs = {"description": server.docs} if server.docs else {}
    return {"url": server.url, **docs, "x-name": server.name}


def _tag(space: Namespace) -> Schema:
    return {"name": space.name, **described(space.docs, STABLE)}
