"""The client of a namespace: one method an action."""

from __future__ import annotations

from ....ir.jsontext import plain, pretty
from ....ir.model import Action, Field, Namespace, Presence
from .. import literals
from ..expr import NONE, Attribute, Call, Expr, Keyword, Name, Parameter, Raw, either
from ..identifiers import Identifier
from ..imports import Imports
from ..layout import Layout
from ..names import FieldNames
from ..view import MethodView, ModuleView, ServiceView
from .classes import INDENT
from .context import Context
from .docs import deprecation_note, section, with_lifecycle
from .mode import ASYNC, SYNC, Mode
from .typerefs import annotation, holds_collection, parameter

_CLIENT = "@_runtime.client"
_BODY = 2 * INDENT
_OPTIONS = "options: Timeout, attempts and headers of this call."
_Fields = tuple[tuple[Field, FieldNames], ...]
_RAISES = "ClientError: The call failed; see `{}.errors`."


def lower_client(space: Namespace, package: str, context: Context) -> ModuleView:
    """`client.py` of a namespace, sync and async."""
    names = frozenset(context.names.spaces[space.name].clients)
    imports = context.modules.imports(space.name, "client", names)
    classes = tuple(
        _Lowering(space, mode, package, context, imports).lower()
        for mode in (SYNC, ASYNC)
    )
    docs = literals.docstring(f"Client of the {space.name} namespace.", 0)
    return ModuleView(docs, imports.header, classes)


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
        self._names = context.names.spaces[space.name]
        self._imports = imports
        self._layout = Layout(imports, frozenset(self._names.methods))

    def lower(self) -> ServiceView:
        name = self._mode.of(self._names.clients)
        docs = self._space.docs or f"The actions of the {self._space.name} namespace."
        methods = zip(self._names.methods, self._space.actions, strict=True)
        return ServiceView(
            header=f"class {name}:",
            docs=literals.docstring(docs, INDENT),
            hub=self._imports.local(Name(_CLIENT, self._mode.base)),
            methods=tuple(self._method(*each) for each in methods),
        )

    def _method(self, name: Identifier, action: Action) -> MethodView:
        request = self._context.requests.by_action[action.wire]
        fields: _Fields = ()
        if request.struct:
            names = self._context.names.fields[request.struct]
            struct = self._context.struct(request.struct)
            fields = tuple((each, names[each.name]) for each in struct.fields)
        return MethodView(
            head=self._head(name, action, fields),
            docs=literals.docstring(self._docs(action, fields), _BODY),
            body=self._body(action, request.name, fields),
            decorator=self._decorator(action),
        )

    def _head(self, name: Identifier, action: Action, fields: _Fields) -> str:
        options = either(Name("@_runtime.client", "CallOptions"), NONE)
        items: list[Expr] = [Raw("self"), Raw("*")]
        items += (self._parameter(*each) for each in fields)
        items.append(Parameter("options", options, NONE))
        output: Expr = NONE
        if action.response:
            output = annotation(action.response, self._context)
        head = f"{self._mode.define} {name}("
        tail = self._layout.statement(") -> ", output, ":", indent=INDENT)
        return self._layout.bracketed(head, items, tail, indent=INDENT)

    def _parameter(self, field: Field, names: FieldNames) -> Parameter:
        optional = field.presence is Presence.OPTIONAL
        type_ = parameter(field, self._context, optional=optional)
        return Parameter(names.argument, type_, NONE if optional else None)

    def _body(self, action: Action, request: Name, fields: _Fields) -> str:
        arguments = tuple(
            Keyword(names.attribute, Raw(names.argument)) for _, names in fields
        )
        # Without an argument, a field with a default is left out, not set. And the class
        # itself takes lists only, as far as type checkers see.
        api = self._context.api
        loose = any(
            field.default or holds_collection(field.type, api) for field, _ in fields
        )
        make = Attribute(request, "model_given") if loose else request
        call = Call(Raw("self._hub.execute"), (Call(make, arguments), Raw("options")))
        prefix = ("return " if action.response else "") + self._mode.wait
        return self._layout.statement(prefix, call, indent=_BODY)

    def _docs(self, action: Action, fields: _Fields) -> str:
        docs = with_lifecycle(action.docs, action.lifecycle)
        docs = docs or f"Calls the action `{action.wire}`."
        entries: list[str] = []
        for field, names in fields:
            text = with_lifecycle(field.docs, field.lifecycle)
            if field.default:
                default = pretty(plain(field.default.value)).strip()
                text = f"{text} Default: `{default}`.".strip()
            if text:
                indented = text.replace("\n", "\n        ")
                entries.append(f"{names.argument}: {indented}")
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
