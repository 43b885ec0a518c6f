"""Lowering of the clients of a namespace, with a method for each action."""

from __future__ import annotations

from ....ir.graph import takes_null
from ....ir.jsontext import compact, plain
from ....ir.lifecycle import deprecation_note
from ....ir.model import Action, Field, Namespace
from ..expr import NONE, Attribute, Name, runtime
from ..identifiers import Identifier
from ..names import FieldNames
from ..spelling import Spelling
from ..view import CallView, ClientsView, ClientView, HeadingsView, ParameterView
from .context import Lowering
from .docs import heading
from .typerefs import annotation, holds_collection, parameter

_CLIENT = "@_runtime.client"


def lower_client(space: Namespace, package: str, context: Lowering) -> ClientsView:
    """The view of `client.py` of a namespace. `package` is the name of the package."""
    names = context.names.spaces[space.name]
    imports = context.modules.imports(space.name, "client", frozenset(names.clients))
    spelling = Spelling(imports, frozenset(names.methods))
    methods = tuple(
        _call(name, action, context, spelling)
        for name, action in zip(names.methods, space.actions, strict=True)
    )
    is_deprecated = any(method.deprecated for method in methods)
    deprecated = Name("typing_extensions", "deprecated")
    return ClientsView(
        package=package,
        namespace=space.name,
        docs=context.told(space.docs),
        options=imports.local(Name(_CLIENT, "CallOptions"), spelling.shadowed),
        deprecated=spelling.text(deprecated) if is_deprecated else "",
        clients=(
            ClientView(
                name=names.clients.sync,
                hub=imports.local(Name(_CLIENT, "Client")),
                is_async=False,
                methods=methods,
            ),
            ClientView(
                name=names.clients.asynchronous,
                hub=imports.local(Name(_CLIENT, "AsyncClient")),
                is_async=True,
                methods=methods,
            ),
        ),
        imports=imports.view,
    )


def _call(
    name: Identifier, action: Action, context: Lowering, spelling: Spelling
) -> CallView:
    request = context.requests.by_action[action.wire]
    fields: tuple[Field, ...] = ()
    parameters: tuple[ParameterView, ...] = ()
    if request.struct:
        names = context.names.fields[request.struct]
        fields = context.struct(request.struct).fields
        parameters = tuple(
            _parameter(each, names[each.name], context, spelling) for each in fields
        )
    response = annotation(action.response, context) if action.response else NONE
    docs = context.told(action.docs, action.lifecycle)
    deprecated = action.lifecycle.deprecated
    # Without an argument, a field with a default is left out, not set. And the class
    # itself takes lists only, as far as type checkers see.
    is_loose = any(
        field.default or holds_collection(field.type, context.api) for field in fields
    )
    make = Attribute(request.name, "model_given") if is_loose else request.name
    arguments = frozenset(each.name for each in parameters)
    within = Spelling(spelling.imports, spelling.shadowed | arguments)
    return CallView(
        name=name,
        wire=action.wire,
        docs=docs,
        headings=HeadingsView(
            arguments=heading(docs, "Args:", "Parameters:", "Keyword Args:"),
            raises=heading(docs, "Raises:", "Errors:"),
        ),
        parameters=parameters,
        action=within.text(make),
        output=spelling.text(response),
        is_answered=action.response is not None,
        deprecated=context.told(deprecation_note(deprecated)) if deprecated else "",
    )


def _parameter(
    field: Field, names: FieldNames, context: Lowering, spelling: Spelling
) -> ParameterView:
    absent = default = None
    if not field.is_required:
        is_nullable = takes_null(field.type, context.api)
        absent = runtime("Unset") if is_nullable else NONE
        default = runtime("UNSET") if is_nullable else NONE
    docs = context.told(field.docs, field.lifecycle)
    if field.default:
        meaning = compact(plain(field.default.value))
        docs = f"{docs} Default: `{meaning}`.".strip()
    return ParameterView(
        name=names.argument,
        attribute=names.attribute,
        type=spelling.text(parameter(field, context, absent)),
        default=spelling.text(default) if default else "",
        docs=docs,
    )
