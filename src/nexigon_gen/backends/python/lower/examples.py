"""Examples: the requests of a namespace that the spec gives, each with its response."""

from __future__ import annotations

from collections.abc import Iterator

from ....ir.examples import answered, sent
from ....ir.model import Action, Example, Namespace
from .. import literals
from ..expr import NONE, Call, Name, Raw, Tupled
from ..spelling import Spelling
from ..values import Values
from ..view import ExamplesView
from .context import Lowering

_EXAMPLE = Name("@_runtime.testing", "Example")


def lower_examples(space: Namespace, context: Lowering) -> ExamplesView | None:
    """`examples.py` of a namespace, if it has an example that is whole."""
    imports = context.modules.imports(space.name, "examples", frozenset({"EXAMPLES"}))
    found = tuple(
        each
        for action in space.actions
        for example in action.examples
        for each in _whole(example, action, context)
    )
    if not found:
        return None
    text = Spelling(imports).text(Tupled(found))
    return ExamplesView(space.name, imports.view, examples=text)


def _whole(example: Example, action: Action, context: Lowering) -> Iterator[Call]:
    """The example, if the spec says both what is sent and what comes back."""
    request = sent(example, action, context.api)
    response = answered(example, action, context.api)
    if request is None or response is None:
        return
    values = Values(context.api, context.names, context.opaque)
    cls = context.requests.by_action[action.wire].name
    given = values.given(request.value, action.request) if action.request else ()
    answer = values.expr(response.value, action.response) if action.response else NONE
    docs = (Raw(literals.string(example.docs)),) if example.docs else ()
    yield Call(_EXAMPLE, (Call(cls, (*given,)), answer, *docs))
