"""The default form of diagnostics, for people: like rustc's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..text.kinds import Severity
from ..text.report import Diagnostic
from ..text.width import printable
from .snippet import DrawnLabel, Frame
from .style import PRIMARY, TextRole, paint

MAX_SHOWN = 20


def render(found: Sequence[Diagnostic], *, colour: bool) -> str:
    """The diagnostics, at most 20 of them, and a line that counts them all.

    Nothing found gives the empty text.
    """
    if not found:
        return ""
    # Errors are worth the room more than warnings; the order of the report stays.
    order = list(Severity)
    ranked = sorted(range(len(found)), key=lambda i: order.index(found[i].severity))
    kept = sorted(ranked[:MAX_SHOWN])
    blocks = ["\n".join(_block(found[i], colour)) for i in kept]
    if hidden := len(found) - len(kept):
        blocks.append(f"... and {hidden} more; `--format concise` shows all of them")
    blocks.append(_closing(found, colour))
    return "\n\n".join(blocks) + "\n"


def _block(diagnostic: Diagnostic, colour: bool) -> Iterator[str]:
    role = PRIMARY[diagnostic.severity]
    head = f"{diagnostic.severity.value}[{diagnostic.code}]"
    message = paint(f": {printable(diagnostic.message)}", TextRole.MESSAGE, colour)
    yield paint(head, role, colour) + message
    places: list[DrawnLabel] = []
    if diagnostic.label:
        places.append(DrawnLabel(diagnostic.label, role, primary=True))
    places += [
        DrawnLabel(each, TextRole.SECONDARY, primary=False)
        for each in diagnostic.others
    ]
    digits = len(str(max((place.line for place in places), default=0)))
    frame = Frame(digits, colour)
    yield from _snippets(frame, places)
    if places and (diagnostic.notes or diagnostic.help):
        yield frame.row(None, "")
    for note in diagnostic.notes:
        yield frame.note("note", TextRole.NOTE, note)
    for note in diagnostic.help:
        yield frame.note("help", TextRole.HELP, note)


def _snippets(frame: Frame, places: Sequence[DrawnLabel]) -> Iterator[str]:
    names = list(dict.fromkeys(place.span.source.name for place in places))
    for index, name in enumerate(names):
        if index:
            yield frame.row(None, "")
        here = [place for place in places if place.span.source.name == name]
        yield from frame.snippet(":::" if index else "-->", here)


def _closing(found: Sequence[Diagnostic], colour: bool) -> str:
    counts = {
        severity: sum(each.severity is severity for each in found)
        for severity in Severity
    }
    worst = next(severity for severity in Severity if counts[severity])
    listed = ", ".join(
        f"{count} {severity.value}{'s' if count > 1 else ''}"
        for severity, count in counts.items()
        if count
    )
    return f"{paint(worst.value, PRIMARY[worst], colour)}: {listed}"
