"""The server stub of a namespace: one method an action, to be overridden."""

from __future__ import annotations

from ....ir import casing
from ....ir.model import Action, Namespace, Ref, UnionDef
from ....ir.terms import Auth
from .. import literals
from ..expr import (
    NONE,
    Call,
    Expr,
    Index,
    Name,
    Parameter,
    Raw,
    builtin,
    either,
)
from ..imports import Imports
from ..layout import Layout
from ..names import Identifier
from ..view import MethodView, ModuleView, ServiceView
from .classes import INDENT
from .client import method_names
from .context import Context
from .docs import with_lifecycle
from .mode import ASYNC, SYNC, Mode
from .typerefs import annotation
from .unions import known_alias

_SERVER = "@_runtime.server"
_BODY = 2 * INDENT
_DOCS = {
    ASYNC: "Implement the actions you serve; the others answer 501.",
    SYNC: (
        "The same for plain `def` handlers, which run in a pool of threads.\n\n"
        "A deadline answers the caller, but does not stop the handler:\n"
        "`Context.seconds_left` tells how long the caller still waits."
    ),
}


def service_class(namespace: str, mode: Mode) -> str:
    """`ProjectsService` or `ProjectsServiceSync`."""
    return f"{casing.pascal(namespace.replace('_', ' '))}Service{mode.suffix}"


def lower_server(space: Namespace, context: Context) -> ModuleView:
    """`server.py` of a namespace, for async and for plain handlers."""
    modes = (ASYNC, SYNC)
    names = frozenset({service_class(space.name, mode) for mode in modes} | {"P"})
    imports = context.modules.imports(space.name, "server", names)
    imports.local(Name("typing", "TypeVar"))
    classes = tuple(_service(space, mode, context, imports) for mode in modes)
    docs = literals.docstring(f"Server stub of the {space.name} namespace.", 0)
    return ModuleView(docs, imports.header, classes)


def _service(
    space: Namespace, mode: Mode, context: Context, imports: Imports
) -> ServiceView:
    names = method_names(space, context, "service")
    layout = Layout(imports, frozenset(names))
    base = layout.flat(Index(Name(_SERVER, "Service"), (Raw("P"),)))
    methods = [
        _method(name, action, mode, context, layout)
        for name, action in zip(names, space.actions, strict=True)
    ]
    routes = tuple(
        Call(
            Name(_SERVER, mode.route),
            (context.requests[action.wire].name, Raw(f"self.{name}")),
        )
        for name, action in zip(names, space.actions, strict=True)
    )
    return ServiceView(
        header=f"class {service_class(space.name, mode)}({base}):",
        docs=literals.docstring(_DOCS[mode], INDENT),
        methods=(*methods, _routes(routes, layout)),
    )


def _routes(routes: tuple[Expr, ...], layout: Layout) -> MethodView:
    route = Index(Name(_SERVER, "Route"), (Raw("P"),))
    output = layout.flat(Index(builtin("tuple"), (route, Raw("..."))))
    docs = "The actions of this namespace, for `ActionApp`."
    return MethodView(
        head=f"def routes(self) -> {output}:",
        docs=literals.docstring(docs, _BODY),
        body=layout.tuple("return ", routes, indent=_BODY),
    )


def _method(
    name: Identifier, action: Action, mode: Mode, context: Context, layout: Layout
) -> MethodView:
    request = context.requests[action.wire].name
    principal = Raw("P") if action.auth is Auth.REQUIRED else either(Raw("P"), NONE)
    items = (
        Raw("self"),
        Parameter("action", request),
        Parameter("ctx", Index(Name(_SERVER, "Context"), (principal,))),
    )
    docs = with_lifecycle(action.docs, action.lifecycle)
    stub = Call(Name(_SERVER, "Unimplemented"), (Raw(literals.string(action.wire)),))
    return MethodView(
        head=layout.bracketed(
            f"{mode.define} {name}(",
            items,
            layout.statement(") -> ", _output(action, context), ":", indent=INDENT),
            indent=INDENT,
        ),
        docs=literals.docstring(docs or f"Serves the action `{action.wire}`.", _BODY),
        body=layout.statement("raise ", stub, indent=_BODY),
    )


def _output(action: Action, context: Context) -> Expr:
    """What a handler may return: of an open union, only the variants known today."""
    match action.response:
        case None:
            return NONE
        case Ref(target=target):
            definition = context.api.definitions[target]
            if isinstance(definition, UnionDef) and definition.open:
                return context.modules.name(target, known_alias(definition))
        case _:
            pass
    return annotation(action.response, context)
