"""The modules at the top of the package, and what each namespace exports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ....ir.model import Api, Namespace
from .. import literals
from ..expr import Call, Keyword, Name, Raw
from ..imports import Imports, member_order
from ..layout import Layout
from ..names import ApiNames, SpaceNames
from ..view import ExportsView, HubView, NamespaceView, PackageView
from .classes import INDENT
from .context import Context
from .mode import ASYNC, SYNC, Mode

PUBLIC: Mapping[str, Mapping[str, Sequence[str]]] = {
    "codec": {
        "problems": ("DecodeError", "EncodeError"),
        "codec.value_codec": ("Codec",),
    },
    "errors": {
        "client.errors": (
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
        "problems": ("Problem",),
    },
    "server": {
        "server": (
            "ActionApp",
            "Authenticate",
            "Authorize",
            "Context",
            "Forbidden",
            "Hooks",
            "Interceptor",
            "Internal",
            "Invalid",
            "Message",
            "Observer",
            "Proceed",
            "RateLimited",
            "Receive",
            "Refusal",
            "Request",
            "Scope",
            "Send",
            "Served",
            "Settings",
            "TraceRequest",
            "Unauthenticated",
            "Unavailable",
            "Unimplemented",
            "allow_anonymous",
            "invalid",
            "secrets_equal",
        ),
    },
    "testing": {"testing": ("AppTransport", "AsgiApp", "StubTransport")},
    "tracing": {
        "client.errors": ("CallFacts",),
        "client.trace": ("CallTrace", "Trace"),
        "model.action": ("ActionInfo",),
        "tracing": ("trace_calls", "trace_requests"),
    },
    "transport": {
        "client.transport.fast": ("FastTransport",),
        "client.transport.http": ("HttpTransport",),
        "client.transport.network": ("Network",),
        "client.transport.protocol": (
            "AsyncTransport",
            "ConnectionLost",
            "HttpRequest",
            "HttpResponse",
            "NotSent",
            "TimedOut",
            "Transport",
            "TransportFailure",
        ),
    },
}
"""The modules that show parts of the runtime: from which of its modules which names."""

_LAZY = {"tracing"}
"""Those of them that load nothing before it is asked for: not everybody has it all."""

_DOCS = {
    "codec": "Values as JSON outside of calls, for files and databases.",
    "errors": "What a call can raise.",
    "server": "What serving the API takes: the app, its hooks and the refusals.",
    "testing": "Transports for tests: scripted answers, or a server in process.",
    "tracing": "OpenTelemetry spans, and what watches calls in another way.",
    "transport": "What carries requests: HTTP and its settings, and how to write another.",
}


_BESIDE_CLIENTS: Mapping[str, Sequence[str]] = {
    "errors": PUBLIC["errors"]["client.errors"],
    "_runtime.client": ("CallOptions",),
    "_runtime.client.reply": ("Reply", "expect"),
    "_runtime.model": ("Secret", "UnknownValue"),
}


BESIDE_CLIENTS = frozenset(name for names in _BESIDE_CLIENTS.values() for name in names)
"""What the package shows beside its clients."""


def lower_package(api: Api, names: ApiNames) -> ExportsView:
    """`__init__.py` of the package: the clients, and what everybody needs with them."""
    modules = {**_BESIDE_CLIENTS, "client": names.clients}
    return _lazy_exports("__init__", f"Python SDK of the {api.title} API.", modules)


def lower_namespace(space: Namespace, names: SpaceNames) -> ExportsView:
    """`__init__.py` of a namespace: its types."""
    modules = {
        f"{names.folder}.{module}": found
        for module, found in names.exported.items()
        if found
    }
    docs = space.docs or f"The {space.name} namespace."
    return _lazy_exports(f"{names.folder}.__init__", docs, modules)


def lower_reexports() -> dict[str, ExportsView]:
    """The modules that show a part of the runtime, by name."""
    found: dict[str, ExportsView] = {}
    for module, origins in PUBLIC.items():
        modules = {f"_runtime.{origin}": names for origin, names in origins.items()}
        if module in _LAZY:
            found[module] = _lazy_exports(module, _DOCS[module], modules)
        else:
            found[module] = _exports(module, _DOCS[module], modules)
    return found


def _exports(
    module: str, docs: str, modules: Mapping[str, Sequence[str]]
) -> ExportsView:
    imports = Imports(module)
    names = _import_all(modules, imports)
    return ExportsView(literals.docstring(docs, 0), imports.header, names)


def _lazy_exports(
    module: str, docs: str, modules: Mapping[str, Sequence[str]]
) -> ExportsView:
    imports = Imports(module, lazy=frozenset(f"@{each}" for each in modules))
    names = _import_all(modules, imports)
    origin = max(modules, key=lambda each: len(modules[each]))
    elsewhere = tuple(
        Keyword(name, _origin(module, imports))
        for module, found in modules.items()
        if module != origin
        for name in found
    )
    lazy = Name("@_runtime.lazy", "lazy")
    first = (Raw("__name__"), Raw("__all__"), _origin(origin, imports))
    loader = Layout(imports).statement(
        "__getattr__, __dir__ = ", Call(lazy, (*first, *elsewhere)), indent=INDENT
    )
    return ExportsView(literals.docstring(docs, 0), imports.header, names, loader)


def _origin(module: str, imports: Imports) -> Raw:
    return Raw(literals.string(imports.relative(f"@{module}")))


def _import_all(
    modules: Mapping[str, Sequence[str]], imports: Imports
) -> tuple[str, ...]:
    """Imports every name; returns them as literals, sorted."""
    for module, names in modules.items():
        for name in names:
            imports.local(Name(f"@{module}", name))
    every = (name for names in modules.values() for name in names)
    return tuple(literals.string(name) for name in sorted(every, key=member_order))


def lower_client_module(context: Context) -> PackageView:
    """`client.py` of the package."""
    api, names = context.api, context.names
    spaces = [space for space in api.namespaces if space.actions]
    attributes = frozenset(names.spaces[space.name].folder for space in spaces)
    modes = (SYNC, ASYNC)
    imports = Imports(
        "client",
        names.clients,
        lazy=frozenset(f"@{folder}.client" for folder in attributes),
    )
    cached = Name("functools", "cached_property")
    decorator = f"@{imports.local(cached, attributes)}" if spaces else ""
    hubs = tuple(_hub(context, spaces, mode, imports) for mode in modes)
    docs = literals.docstring(f"The clients of the {api.title} API.", 0)
    prefix = literals.string(names.package.upper())
    return PackageView(docs, imports.header, prefix, decorator, hubs)


def _hub(
    context: Context, spaces: Sequence[Namespace], mode: Mode, imports: Imports
) -> HubView:
    api, names = context.api, context.names
    kind = "async client" if mode is ASYNC else "client"
    return HubView(
        name=mode.of(names.clients),
        base=imports.local(Name("@_runtime.client", mode.base)),
        docs=literals.docstring(f"The {kind} of the {api.title} API.", INDENT),
        namespaces=tuple(
            _namespace(each, names.spaces[each.name], mode, imports) for each in spaces
        ),
    )


def _namespace(
    space: Namespace, names: SpaceNames, mode: Mode, imports: Imports
) -> NamespaceView:
    name = Name(f"@{names.folder}.client", mode.of(names.clients))
    docs = space.docs or f"The actions of the {space.name} namespace."
    local = imports.local(name)
    return NamespaceView(
        attribute=names.folder,
        package=names.folder,
        type=local,
        clause=name.name if local == name.name else f"{name.name} as {local}",
        docs=literals.docstring(docs, 2 * INDENT),
    )
