"""Whole documents: OpenAPI 3.1 of an API, JSON Schema of its types."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from typing import TypeAlias

from ...ir.jsontext import JsonValue, merged, preformatted, pretty
from ...ir.model import Action, Api, Namespace, Server
from ...ir.terms import STABLE
from ...ir.typerefs import Ref, TypeRef
from ...text.unseen import spelled
from ...values import NamedTuple
from ..incremental import IncrementalCache, each_made
from .actions import BEARER, RESPONSES, SECURITY, operation, path
from .annotations import described
from .context import Components
from .definitions import components
from .names import component_names
from .reach import used
from .scalars import COMPONENTS
from .schema import Schema


class NamespacePart(NamedTuple):
    """What a namespace has in a document: its actions by their paths, and its
    components by their names."""

    paths: Mapping[str, JsonValue]
    schemas: Mapping[str, JsonValue]


KeptParts: TypeAlias = IncrementalCache[Components, NamespacePart]
"""The parts of a document, preformatted out."""


def openapi(api: Api) -> Schema:
    """The OpenAPI 3.1 document of the actions and of all types: people look up there,
    too, what no action reaches yet, an event or the content of an `any`."""
    content = _content(api, _part)
    return {**_head(api, pretty(content)), **content}


def openapi_text(api: Api, mark: str, kept: KeptParts | None = None) -> str:
    """The same as the text of a file, which says at its top what it was made from."""
    content = pretty(_content(api, _laid_part, kept))
    head = pretty({"x-generated": mark, **_head(api, content)})
    return spelled(merged(head, content))


def _head(api: Api, content: str) -> Schema:
    """What stands before the content, whose text is given."""
    info = {"title": api.title, "version": api.release or _version(content)}
    servers: list[Schema] = [_server(each) for each in api.servers]
    shown: Schema = {"servers": servers} if servers else {}
    return {"openapi": "3.1.0", "info": info, **shown}


def _content(
    api: Api,
    make: Callable[[Namespace, Components], NamespacePart],
    kept: KeptParts | None = None,
) -> Schema:
    actions = [action for space in api.namespaces for action in space.actions]
    roots = [body for action in actions for body in _bodies(action)]
    roots += _all_types(api)
    context, schemas = _context(api, roots, "components/schemas", discriminators=True)
    paths: dict[str, JsonValue] = {}
    for _, part in each_made(api.namespaces, context, make, kept):
        paths.update(part.paths)
        schemas.update(part.schemas)
    return {
        "security": [{BEARER: []}],
        "tags": [_tag(space) for space in api.namespaces if space.actions],
        "paths": paths,
        "components": {
            "schemas": dict(sorted(schemas.items())),
            "responses": RESPONSES,
            "securitySchemes": SECURITY,
        },
    }


def json_schema(api: Api) -> Schema:
    """A JSON Schema document, of draft 2020-12, with every type in its `$defs`."""
    context, schemas = _context(api, _all_types(api), "$defs", discriminators=False)
    for space in api.namespaces:
        schemas.update(_schemas(space, context))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": api.title,
        "$defs": dict(sorted(schemas.items())),
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


def _context(
    api: Api, roots: Iterable[TypeRef], place: str, *, discriminators: bool
) -> tuple[Components, dict[str, JsonValue]]:
    """What it takes to refer to components, and those of scalars that are reached."""
    reached = used(roots, api)
    names = component_names(api, reached.definitions)
    context = Components(api, names, place, discriminators=discriminators)
    return context, {
        kind.value: schema
        for kind, schema in COMPONENTS.items()
        if kind in reached.scalars
    }


def _part(space: Namespace, context: Components) -> NamespacePart:
    paths = {
        path(action): {"post": operation(action, space, context)}
        for action in space.actions
    }
    return NamespacePart(paths, _schemas(space, context))


def _laid_part(space: Namespace, context: Components) -> NamespacePart:
    """The same as text, for the places in a document where paths and components are."""
    paths, schemas = _part(space, context)
    return NamespacePart(
        {path: preformatted(each, 2) for path, each in paths.items()},
        {name: preformatted(each, 3) for name, each in schemas.items()},
    )


def _schemas(space: Namespace, context: Components) -> Mapping[str, JsonValue]:
    """The components of a namespace."""
    found: dict[str, JsonValue] = {}
    for definition in space.definitions:
        if name := context.names.get(definition.id):
            found.update(components(definition, name, context))
    return found


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
