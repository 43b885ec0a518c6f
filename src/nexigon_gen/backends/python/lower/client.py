"""The client of a namespace: one method an action."""

from __future__ import annotations

from ....ir import casing
from ....ir.jsontext import plain, pretty
from ....ir.model import Action, Field, Namespace, Presence
from .. import literals
from ..expr import (
    NONE,
    Attribute,
    Call,
    Expr,
    Keyword,
    Name,
    Parameter,
    Raw,
    either,
)
from ..imports import Imports
from ..layout import Layout
from ..names import Identifier, Names, identifier
from ..view import MethodView, ModuleView, ServiceView
from .classes import INDENT
from .context import Context
from .docs import deprecation_note, section, with_lifecycle
from .mode import ASYNC, SYNC, Mode
from .structs import field_name
from .typerefs import annotation, holds_collection, parameter

_CLIENT = "@_runtime.client"
_BODY = 2 * INDENT
_OPTIONS = "options: Timeout, attempts and headers of this call."
_RAISES = "ClientError: The call failed; see `{}.errors`."


def client_class(namespace: str, mode: Mode) -> Identifier:
    """`Projects` or `AsyncProjects`."""
    return identifier(mode.prefix + casing.pascal(namespace.replace("_", " ")))


def lower_client(space: Namespace, package: str, context: Context) -> ModuleView:
    """`client.py` of a namespace, sync and async."""
    names = frozenset(client_class(space.name, mode) for mode in (SYNC, ASYNC))
    imports = context.modules.imports(space.name, "client", names)
    classes = tuple(
        _Lowering(space, mode, package, context, imports).lower()
        for mode in (SYNC, ASYNC)
    )
    docs = literals.docstring(f"Client of the {space.name} namespace.", 0)
    return ModuleView(docs, imports.header, classes)


def method_names(
    space: Namespace, context: Context, *lists: str
) -> tuple[Identifier, ...]:
    """The methods for the actions of a namespace."""
    names = Names(f"the client of `{space.name}`", context.report)
    return tuple(
        names.take(
            identifier(casing.snake(action.name), "methods", *lists), action.span
        )
        for action in space.actions
    )


class _Lowering:
    """One class in one mode."""

    def __init__(
        self,
        space: Namespace,
        mode: Mode,
        package: str,
        context: Context,
        imports: Imports,
    ) -> None:
        self._space = space
        self._mode = mode
        self._package = package
        self._context = context
        self._methods = method_names(space, context)
        self._imports = imports
        self._layout = Layout(imports, frozenset(self._methods))

    def lower(self) -> ServiceView:
        name = client_class(self._space.name, self._mode)
        docs = self._space.docs or f"The actions of the {self._space.name} namespace."
        methods = zip(self._methods, self._space.actions, strict=True)
        return ServiceView(
            header=f"class {name}:",
            docs=literals.docstring(docs, INDENT),
            hub=self._imports.local(Name(_CLIENT, self._mode.base)),
            methods=tuple(self._method(*each) for each in methods),
        )

    def _method(self, name: Identifier, action: Action) -> MethodView:
        request = self._context.requests[action.wire]
        fields = self._context.struct(request.struct).fields if request.struct else ()
        return MethodView(
            head=self._head(name, action, fields),
            docs=literals.docstring(self._docs(action, fields), _BODY),
            body=self._body(action, request.name, fields),
            decorator=self._decorator(action),
        )

    def _head(self, name: Identifier, action: Action, fields: tuple[Field, ...]) -> str:
        options = either(Name("@_runtime.client", "CallOptions"), NONE)
        items: list[Expr] = [Raw("self"), Raw("*")]
        items += (self._parameter(field) for field in fields)
        items.append(Parameter("options", options, NONE))
        output: Expr = NONE
        if action.response:
            output = annotation(action.response, self._context)
        head = f"{self._mode.define} {name}("
        tail = self._layout.statement(") -> ", output, ":", indent=INDENT)
        return self._layout.bracketed(head, items, tail, indent=INDENT)

    def _parameter(self, field: Field) -> Parameter:
        optional = field.presence is Presence.OPTIONAL
        type_ = parameter(field, self._context, optional=optional)
        return Parameter(argument_name(field), type_, NONE if optional else None)

    def _body(self, action: Action, request: Name, fields: tuple[Field, ...]) -> str:
        arguments = tuple(
            Keyword(field_name(field.name), Raw(argument_name(field)))
            for field in fields
        )
        # Without an argument, a field with a default is left out, not set. And the class
        # itself takes lists only, as far as type checkers see.
        api = self._context.api
        loose = any(
            field.default or holds_collection(field.type, api) for field in fields
        )
        make = Attribute(request, "model_given") if loose else request
        call = Call(Raw("self._hub.execute"), (Call(make, arguments), Raw("options")))
        prefix = ("return " if action.response else "") + self._mode.wait
        return self._layout.statement(prefix, call, indent=_BODY)

    def _docs(self, action: Action, fields: tuple[Field, ...]) -> str:
        docs = with_lifecycle(action.docs, action.lifecycle)
        docs = docs or f"Calls the action `{action.wire}`."
        entries: list[str] = []
        for field in fields:
            text = with_lifecycle(field.docs, field.lifecycle)
            if field.default:
                default = pretty(plain(field.default.value)).strip()
                text = f"{text} Default: `{default}`.".strip()
            if text:
                indented = text.replace("\n", "\n        ")
                entries.append(f"{argument_name(field)}: {indented}")
        entries.append(_OPTIONS)
        raised = (_RAISES.format(self._package),)
        lines = [
            docs,
            *section(docs, ("Args:", "Parameters:", "Keyword Args:"), entries),
            *section(docs, ("Raises:", "Errors:"), raised),
        ]
        return "\n".join(line.rstrip() for line in "\n".join(lines).split("\n"))

    def _decorator(self, action: Action) -> str:
        deprecated = action.lifecycle.deprecated
        if deprecated is None:
            return ""
        note = Raw(literals.string(deprecation_note(deprecated)))
        call = Call(Name("typing_extensions", "deprecated"), (note,))
        return self._layout.statement("@", call, indent=INDENT)


def argument_name(field: Field) -> Identifier:
    """The parameter of a field; `options` is that of the call itself."""
    return identifier(field_name(field.name), "parameters")
