"""The server stub of a namespace: one method an action, to be overridden."""

from __future__ import annotations

from ....ir.model import Action, Namespace, Ref, UnionDef
from ....ir.terms import Auth
from .. import literals
from ..expr import NONE, Call, Expr, Index, Name, Parameter, Raw, builtin, either
from ..identifiers import Identifier
from ..imports import Imports
from ..layout import Layout
from ..view import MethodView, ModuleView, ServiceView
from .classes import INDENT
from .context import Context
from .docs import with_lifecycle
from .mode import ASYNC, SYNC, Mode
from .typerefs import annotation

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


def lower_server(space: Namespace, context: Context) -> ModuleView:
    """`server.py` of a namespace, for async and for plain handlers."""
    modes = (ASYNC, SYNC)
    names = frozenset({*context.names.spaces[space.name].services, "P"})
    imports = context.modules.imports(space.name, "server", names)
    imports.local(Name("typing", "TypeVar"))
    classes = tuple(_service(space, mode, context, imports) for mode in modes)
    docs = literals.docstring(f"Server stub of the {space.name} namespace.", 0)
    return ModuleView(docs, imports.header, classes)


def _service(
    space: Namespace, mode: Mode, context: Context, imports: Imports
) -> ServiceView:
    names = context.names.spaces[space.name]
    layout = Layout(imports, frozenset(names.handlers))
    base = layout.flat(Index(Name(_SERVER, "Service"), (Raw("P"),)))
    methods = [
        _method(name, action, mode, context, layout)
        for name, action in zip(names.handlers, space.actions, strict=True)
    ]
    routes = tuple(
        Call(
            Name(_SERVER, mode.route),
            (context.requests.by_action[action.wire].name, Raw(f"self.{name}")),
        )
        for name, action in zip(names.handlers, space.actions, strict=True)
    )
    return ServiceView(
        header=f"class {mode.of(names.services)}({base}):",
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
    request = context.requests.by_action[action.wire].name
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
                return context.beside(target, context.names.unions[target].known)
        case _:
            pass
    return annotation(action.response, context)
