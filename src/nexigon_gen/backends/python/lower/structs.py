"""Lowering of structs and requests to pydantic models."""

from __future__ import annotations

from ....ir.graph import resolved, takes_null, targets
from ....ir.lifecycle import deprecation_note
from ....ir.model import Action, Field, Struct
from ....ir.terms import Auth, Idempotency, Lifecycle
from ....ir.typerefs import Scalar
from ....runtime.wire.scalars import ScalarKind
from .. import literals
from ..expr import (
    NONE,
    Call,
    Expr,
    Keyword,
    Name,
    Quoted,
    Raw,
    Subscript,
    annotated,
    runtime,
)
from ..identifiers import Identifier
from ..requests import RequestClass
from ..spelling import Spelling
from ..view import ClassMemberView, ItemView
from .classes import class_item
from .context import Lowering
from .defaults import default_value
from .draft import ModuleDraft
from .typerefs import annotation


def _twin_docs(struct: Struct, context: Lowering) -> str:
    """A sentence that names the variant of a payload, since their names are much alike."""
    match context.requests.payload_of.get(struct.id, ()):
        case [(union, variant)]:
            twin = context.names.unions[union].variants[variant.name]
            return f"The payload of `{twin}`."
        case _:
            return ""


def _default_docs(struct: Struct, context: Lowering) -> str:
    """Docs for a struct that has none."""
    if action := context.answers.get(struct.id):
        return f"The response of the action `{action.wire}`."
    return f"The struct `{struct.id.name}`."


def lower_struct(struct: Struct, context: Lowering, draft: ModuleDraft) -> ItemView:
    """The class of a struct. If it is the request of one action, that is the action's class."""
    name = context.names.classes[struct.id].name
    request = context.request_of(struct.id)
    members = lower_fields(struct, context, draft)
    if request is None:
        docs = context.told(struct.docs, struct.lifecycle)
        docs = "\n\n".join(filter(None, [docs, _twin_docs(struct, context)]))
        docs = docs or _default_docs(struct, context)
        return class_item(name, (runtime("Model"),), docs, draft, members)
    bases = _action_bases(request, (), context, draft)
    docs = _request_docs(request.action, context, struct.docs, struct.lifecycle)
    return class_item(name, bases, docs, draft, members)


def lower_request(
    request: RequestClass, context: Lowering, draft: ModuleDraft
) -> ItemView:
    """The class of an action whose request struct is shared, or that has none."""
    base: tuple[Expr, ...] = ()
    if request.base:
        base = (context.names.classes[request.base],)
    bases = _action_bases(request, base, context, draft)
    return class_item(
        request.name.name, bases, _request_docs(request.action, context), draft
    )


def _request_docs(
    action: Action, context: Lowering, docs: str = "", *lifecycles: Lifecycle
) -> str:
    """The docs of the struct, or else of the action, with the lifecycles of both."""
    docs = context.told(docs or action.docs, *lifecycles, action.lifecycle)
    return docs or f"The action `{action.wire}`."


def _action_bases(
    request: RequestClass,
    base: tuple[Expr, ...],
    context: Lowering,
    draft: ModuleDraft,
) -> tuple[Expr, ...]:
    action = request.action
    facts = [Keyword("wire", Raw(literals.string(action.wire)))]
    if action.idempotency is not Idempotency.UNSAFE:
        value = literals.string(action.idempotency.value)
        facts.append(Keyword("idempotency", Raw(value)))
    if action.auth is not Auth.REQUIRED:
        facts.append(Keyword("auth", Raw(literals.string(action.auth.value))))
    if action.timeout is not None:
        facts.append(Keyword("timeout", Raw(literals.number(action.timeout))))
    output = _output(request, context, draft)
    return (*base, runtime("Action"), Subscript(runtime("Returns"), (output,)), *facts)


def _output(request: RequestClass, context: Lowering, draft: ModuleDraft) -> Expr:
    """The annotation of the response, in quotes if it is defined further down."""
    response = request.action.response
    if response is None:
        return NONE
    output = annotation(response, context)
    if resolved(response, context.api) == Scalar(ScalarKind.UNIT):
        # `Returns[None]` is the struct with no fields; this is `null`.
        return annotated(NONE, Raw(literals.string("null")))
    for target in targets(response):
        name = context.names.classes[target]
        if draft.imports.is_lazy(name):
            # In `Annotated` linters know that the quoted name is a type.
            return annotated(Quoted(output), Raw(literals.string("late")))
        if name.module == request.name.module and target not in draft.above:
            return Quoted(output)
    return output


def lower_fields(
    struct: Struct,
    context: Lowering,
    draft: ModuleDraft,
    *,
    beside: frozenset[str] = frozenset(),
) -> tuple[ClassMemberView, ...]:
    """The fields of a struct as members of a class, in order. `beside` has the names of other
    members of the class."""
    names = context.names.fields[struct.id]
    taken = [names[field.name].attribute for field in struct.fields]
    spelling = Spelling(draft.imports, beside.union(taken))
    return tuple(
        _field(field, name, context, spelling)
        for field, name in zip(struct.fields, taken, strict=True)
    )


def _field(
    field: Field, name: Identifier, context: Lowering, spelling: Spelling
) -> ClassMemberView:
    type_ = annotation(field.type, context, secret=field.secret)
    default: Expr | None = None
    if field.default:
        is_nullable = takes_null(field.type, context.api)
        wrapper = "DefaultedOrNull" if is_nullable else "Defaulted"
        type_ = Subscript(runtime(wrapper), (type_,))
        default = default_value(field, field.default.value, context, spelling.imports)
    elif not field.is_required:
        if takes_null(field.type, context.api):
            type_ = Subscript(runtime("MaybeUnset"), (type_,))
            default = runtime("UNSET")
        else:
            type_ = Subscript(runtime("Maybe"), (type_,))
            default = NONE
    metadata = _metadata(field, name, context)
    if metadata:
        type_ = annotated(type_, Call(Name("pydantic", "Field"), metadata))
    return ClassMemberView(
        name,
        type=spelling.text(type_),
        value=spelling.text(default) if default else "",
        docs=context.told(field.docs, field.lifecycle),
    )


def _metadata(field: Field, name: Identifier, context: Lowering) -> tuple[Expr, ...]:
    found: list[Expr] = []
    if field.wire != name:
        found.append(Keyword("alias", Raw(literals.string(field.wire))))
    if deprecated := field.lifecycle.deprecated:
        note = literals.string(context.told(deprecation_note(deprecated)))
        found.append(Keyword("deprecated", Raw(note)))
    return tuple(found)
