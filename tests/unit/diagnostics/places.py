"""Short ways to point into a source."""

from __future__ import annotations

from nexigon_gen.diagnostics.text import render
from nexigon_gen.text.kinds import DiagnosticKind
from nexigon_gen.text.report import Diagnostic, Label
from nexigon_gen.text.span import Source, Span


def at(source: Source, text: str, nth: int = 0) -> Span:
    """The span of an occurrence of `text`; the first is 0."""
    start = -1
    for _ in range(nth + 1):
        start = source.text.index(text, start + 1)
    return Span(source, start, start + len(text))


def error(
    span: Span | None,
    label: str = "",
    *others: Label,
    notes: tuple[str, ...] = (),
    help: tuple[str, ...] = (),
) -> Diagnostic:
    """An error with a message that does not matter."""
    place = Label(span, label) if span else None
    kind = DiagnosticKind("NXG999")
    return Diagnostic(kind, "it is wrong", place, others, notes, help)


def block(diagnostic: Diagnostic) -> str:
    """The plain text of one diagnostic, between its message and the closing line."""
    text = render([diagnostic], colour=False)
    head, rest = text.split("\n", 1)
    assert head == f"error[{diagnostic.code}]: {diagnostic.message}"
    return rest.removesuffix("\nerror: 1 error\n")
