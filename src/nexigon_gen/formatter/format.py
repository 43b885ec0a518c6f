"""A spec file in its canonical form."""

from __future__ import annotations

from ..language import keys
from ..language.document import SpecDocument
from ..language.read import read
from ..syntax.node import MappingNode, Node, ScalarNode
from ..text.report import Report
from ..text.span import Source
from .cst import CstNode, cst_of
from .equivalence import meaning
from .layout import lines
from .normalize import mapping
from .trivia import attach, trivia


class LostError(Exception):
    """The canonical form would say something else: a fault of the formatter."""


def format_spec(source: Source, report: Report) -> str | None:
    """The canonical text of a spec file; None after errors in it, which are reported.

    Raises:
        LostError: Nothing may be written.
    """
    before = _read(source, report)
    if before is None or report.has_errors:
        return None
    node, document = before
    root = cst_of(node)
    attach(root, source)
    text = canonical(root)
    again = Report()
    after = _read(Source(source.name, text), again)
    if after is None or again.has_errors:
        found = [each.message for each in again]
        raise LostError(f"{source.name}: the new text is no spec: {found}")
    if meaning(document) != meaning(after[1]):
        raise LostError(f"{source.name}: the new text is another spec")
    if _comments(node) != _comments(after[0]):
        raise LostError(f"{source.name}: a comment is lost")
    return text


def canonical(root: CstNode) -> str:
    """The canonical text of the CST of a spec file without errors."""
    header = root.inner[0].lead
    root.inner[0].lead = []
    while header and not header[0]:
        header.pop(0)
    return "\n".join([*header, *lines(mapping(root, keys.DocumentBody.shape))]) + "\n"


def _read(source: Source, report: Report) -> tuple[MappingNode, SpecDocument] | None:
    found = read(source, report)
    if found is None or not isinstance(found[0], MappingNode):
        return None
    return found[0], found[1]


def _comments(node: MappingNode) -> list[str]:
    """The comments of a file, sorted."""
    scalars = [*_scalars(cst_of(node))]
    found = trivia(node.span.source, scalars)
    return sorted(note.text for note in found if note.text)


def _scalars(root: CstNode) -> list[ScalarNode]:
    nodes: list[Node | None] = []
    for place in root.walk():
        nodes += [place.key, place.value]
    return [each for each in nodes if isinstance(each, ScalarNode)]
