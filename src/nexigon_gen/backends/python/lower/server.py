"""Server stubs: the methods of a namespace, one an action, to be overridden."""

from __future__ import annotations

from ....ir.model import Action, Namespace, UnionDef
from ....ir.terms import Auth
from ....ir.typerefs import Ref
from ..expr import NONE, Expr, Name, builtin, typing
from ..identifiers import Identifier
from ..spelling import Spelling
from ..view import HandlerView, ServerNamesView, ServicesView, ServiceView
from .context import Lowering
from .typerefs import annotation

_SERVER = "@_runtime.server"


def lower_server(space: Namespace, context: Lowering) -> ServicesView:
    """`server.py` of a namespace, for async and for plain handlers."""
    names = context.names.spaces[space.name]
    defined = frozenset({*names.services, "P"})
    imports = context.modules.imports(space.name, "server", defined)
    spelling = Spelling(imports, frozenset(names.handlers))
    methods = tuple(
        _handler(name, action, context, spelling)
        for name, action in zip(names.handlers, space.actions, strict=True)
    )
    used = ServerNamesView(
        context=spelling.text(Name(_SERVER, "Context")),
        route=spelling.text(Name(_SERVER, "Route")),
        service=spelling.text(Name(_SERVER, "Service")),
        tuple_=spelling.text(builtin("tuple")),
        type_var=imports.local(typing("TypeVar")),
        unimplemented=spelling.text(Name(_SERVER, "Unimplemented")),
    )
    services = (
        ServiceView(
            name=names.services.asynchronous,
            route=used.route,
            is_async=True,
            methods=methods,
        ),
        ServiceView(
            name=names.services.sync,
            route=spelling.text(Name(_SERVER, "RouteSync")),
            is_async=False,
            methods=methods,
        ),
    )
    return ServicesView(space.name, imports.view, used, services=services)


def _handler(
    name: Identifier, action: Action, context: Lowering, spelling: Spelling
) -> HandlerView:
    return HandlerView(
        name=name,
        wire=action.wire,
        docs=context.told(action.docs, action.lifecycle),
        action=spelling.text(context.requests.by_action[action.wire].name),
        output=spelling.text(_output(action, context)),
        may_be_anonymous=action.auth is not Auth.REQUIRED,
    )


def _output(action: Action, context: Lowering) -> Expr:
    """What a handler may give back: of an open union, only the variants known today."""
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
