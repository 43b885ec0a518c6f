"""Packages: the clients of an API, and what each package exports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ....ir.model import Namespace
from ..expr import Name
from ..imports import Imports, member_order
from ..spelling import Spelling
from ..view import ClientAttributeView, ElsewhereView, ExportsView, HubsView, HubView
from .context import Lowering

_LAZY = Name("@_runtime", "lazy")
"""The module and not its function. To import from a module whose package is not loaded, Python
takes the lock of the module, and then waits until the package at the top is imported: who
imports that, in another thread, would want the same lock."""
_REQUIRE = Name("@_runtime.version", "require")
_BESIDE_TYPES: Mapping[str, Sequence[str]] = {
    "_runtime.model": ("UNSET", "Secret", "UnknownNumber", "UnknownValue", "Unset"),
}
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
    **_BESIDE_TYPES,
}

BESIDE_CLIENTS = frozenset(name for names in _BESIDE_CLIENTS.values() for name in names)
"""What the package shows beside its clients."""


def lower_package(context: Lowering, *, has_client: bool, version: str) -> ExportsView:
    """`__init__.py` of the package: the clients, and what everybody needs with them.
    `version` is the runtime's, if it has to be checked."""
    clients = {**_BESIDE_CLIENTS, "client": context.names.clients}
    modules = clients if has_client else _BESIDE_TYPES
    docs = f"Python SDK of the {context.api.title} API."
    return _exports("__init__", docs, modules, context, version)


def lower_namespace(space: Namespace, context: Lowering) -> ExportsView:
    """`__init__.py` of a namespace: its types."""
    names = context.names.spaces[space.name]
    modules = {
        f"{names.folder}.{module}": found
        for module, found in names.exported.items()
        if found
    }
    docs = context.told(space.docs) or f"The {space.name} namespace."
    return _exports(f"{names.folder}.__init__", docs, modules, context)


def _exports(
    module: str,
    docs: str,
    modules: Mapping[str, Sequence[str]],
    context: Lowering,
    version: str = "",
) -> ExportsView:
    lazy = frozenset(f"@{each}" for each in modules)
    imports = Imports(module, lazy=lazy, runtime=context.modules.runtime)
    for origin, names in modules.items():
        for name in names:
            imports.local(Name(f"@{origin}", name))
    most = max(modules, key=lambda each: len(modules[each]))
    every = (name for names in modules.values() for name in names)
    return ExportsView(
        docs=docs,
        names=tuple(sorted(every, key=member_order)),
        lazy=f"{imports.local(_LAZY)}.lazy",
        origin=imports.relative(f"@{most}"),
        elsewhere=tuple(
            ElsewhereView(name, place)
            for origin, names in modules.items()
            if origin != most
            for place in [imports.relative(f"@{origin}")]
            for name in names
        ),
        require=imports.local(_REQUIRE) if version else "",
        version=version,
        imports=imports.view,
    )


def lower_client_module(context: Lowering) -> HubsView:
    """`client.py` of the package."""
    api, names = context.api, context.names
    spaces = [space for space in api.namespaces if space.actions]
    folders = frozenset(names.spaces[space.name].folder for space in spaces)
    lazy = frozenset(f"@{folder}.client" for folder in folders)
    imports = Imports(
        "client", names.clients, lazy=lazy, runtime=context.modules.runtime
    )
    spelling = Spelling(imports, folders)
    cached = Name("functools", "cached_property")
    return HubsView(
        title=api.title,
        env_prefix=names.package.upper(),
        package=names.package,
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
    space: Namespace, context: Lowering, imports: Imports, *, is_async: bool
) -> ClientAttributeView:
    names = context.names.spaces[space.name]
    name = names.clients.asynchronous if is_async else names.clients.sync
    local = imports.local(Name(f"@{names.folder}.client", name))
    return ClientAttributeView(
        folder=names.folder,
        type=local,
        clause=name if local == name else f"{name} as {local}",
        docs=context.told(space.docs) or f"The actions of the {space.name} namespace.",
    )
