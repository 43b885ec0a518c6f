"""The head of a definition: what all kinds of definitions have."""

from __future__ import annotations

from ..ir.json_values import Written
from ..ir.terms import Lifecycle
from ..ir.typerefs import TypeId
from ..language import document
from ..text.report import Report
from ..text.span import Span
from ..values import TypedDict
from .json_values import shown


class HeadArguments(TypedDict):
    """Arguments of the constructors of all definitions."""

    id: TypeId
    docs: str
    span: Span
    lifecycle: Lifecycle
    examples: tuple[Written, ...]


def head(id_: TypeId, declared: document.Head, report: Report) -> HeadArguments:
    """The head of a definition. Reports examples that have no JSON form."""
    return HeadArguments(
        id=id_,
        docs=declared.docs,
        span=declared.name.span,
        lifecycle=declared.lifecycle,
        examples=shown(declared.examples, report),
    )
