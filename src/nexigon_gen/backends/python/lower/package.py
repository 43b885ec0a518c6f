"""Packages: the clients of an API, and what each package exports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ....ir.model import Api, Namespace
from ..expr import Name
from ..imports import Imports, member_order
from ..names import ApiNames, SpaceNames
from ..spelling import Spelling
from ..view import ElsewhereView, ExportsView, HubsView, HubView, NamespaceView
from .context import Context

_BESIDE_CLIENTS: Mapping[str, Sequence[str]] = {
    "errors": (
        "ActionError",
        "CallTimeoutError",
        "ClientError",
        "ConfigurationError",
        "ConnectionLostError",
        "ForbiddenError",
        "InternalServerError",
        "InvalidActionError",
        "InvalidResponseError",
        "NexigonError",
        "NotSentError",
        "RateLimitedError",
        "ResponseError",
        "TransportError",
        "UnexpectedVariantError",
        "UnknownActionError",
    ),
    "_runtime.client": ("CallOptions",),
    "_runtime.client.reply": ("Reply", "expect"),
    "_runtime.model": ("Secret", "UnknownValue"),
}

BESIDE_CLIENTS = frozenset(name for names in _BESIDE_CLIENTS.values() for name in names)
"""What the package shows beside its clients."""


def lower_package(api: Api, names: ApiNames) -> ExportsView:
    """`__init__.py` of the package: the clients, and what everybody needs with them."""
    modules = {**_BESIDE_CLIENTS, "client": names.clients}
    return _exports("__init__", f"Python SDK of the {api.title} API.", modules)


def lower_namespace(space: Namespace, names: SpaceNames) -> ExportsView:
    """`__init__.py` of a namespace: its types."""
    modules = {
        f"{names.folder}.{module}": found
        for module, found in names.exported.items()
        if found
    }
    docs = space.docs or f"The {space.name} namespace."
    return _exports(f"{names.folder}.__init__", docs, modules)


def _exports(
    module: str, docs: str, modules: Mapping[str, Sequence[str]]
) -> ExportsView:
    imports = Imports(module, lazy=frozenset(f"@{each}" for each in modules))
    for origin, names in modules.items():
        for name in names:
            imports.local(Name(f"@{origin}", name))
    most = max(modules, key=lambda each: len(modules[each]))
    every = (name for names in modules.values() for name in names)
    return ExportsView(
        docs=docs,
        names=tuple(sorted(every, key=member_order)),
        lazy=imports.local(Name("@_runtime.lazy", "lazy")),
        origin=imports.relative(f"@{most}"),
        elsewhere=tuple(
            ElsewhereView(name, imports.relative(f"@{origin}"))
            for origin, names in modules.items()
            if origin != most
            for name in names
        ),
        imports=imports.view,
    )


def lower_client_module(context: Context) -> HubsView:
    """`client.py` of the package."""
    api, names = context.api, context.names
    spaces = [space for space in api.namespaces if space.actions]
    folders = frozenset(names.spaces[space.name].folder for space in spaces)
    lazy = frozenset(f"@{folder}.client" for folder in folders)
    imports = Imports("client", names.clients, lazy=lazy)
    spelling = Spelling(imports, folders)
    cached = Name("functools", "cached_property")
    return HubsView(
        title=api.title,
        env_prefix=names.package.upper(),
        cached_property=spelling.text(cached) if spaces else "",
        hubs=(
            HubView(
                name=names.clients.sync,
                base=imports.local(Name("@_runtime.client", "Client")),
                is_async=False,
                namespaces=tuple(
                    _namespace(each, context, imports, is_async=False)
                    for each in spaces
                ),
            ),
            HubView(
                name=names.clients.asynchronous,
                base=imports.local(Name("@_runtime.client", "AsyncClient")),
                is_async=True,
                namespaces=tuple(
                    _namespace(each, context, imports, is_async=True) for each in spaces
                ),
            ),
        ),
        imports=imports.view,
    )


def _namespace(
    space: Namespace, context: Context, imports: Imports, *, is_async: bool
) -> NamespaceView:
    names = context.names.spaces[space.name]
    name = names.clients.asynchronous if is_async else names.clients.sync
    local = imports.local(Name(f"@{names.folder}.client", name))
    return NamespaceView(
        folder=names.folder,
        type=local,
        clause=name if local == name else f"{name} as {local}",
        docs=space.docs or f"The actions of the {space.name} namespace.",
    )
