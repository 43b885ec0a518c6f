"""Reading of a spec: from its text to its document."""

from __future__ import annotations

from functools import lru_cache

from ..syntax import yaml
from ..syntax.node import MappingNode, Node
from ..text.kinds import FILE_OF_ANOTHER_KIND
from ..text.report import Report
from ..text.span import Source, Span
from .decode.document import decode
from .document import SpecDocument
from .keys import DocumentBody

_KEPT = 64
"""How many documents are cached for the next run of `--watch`."""
_START = (
    "a spec starts with `spec: 1`, `api: Title` and `namespace: name`; describe the types"
    " under `types` and the calls under `actions`"
)


def read(source: Source, report: Report) -> tuple[Node, SpecDocument] | None:
    """Parses and decodes a file. After an error, looks for a single slip that explains it."""
    own = report.empty()
    node = yaml.parse(source, own)
    document = decode(node, source, own) if node else None
    if own.has_errors:
        if kind := _kind(source, node):
            message = f"file `{source.name}` is {kind}, not a spec of nexigon-gen"
            help = _START
            if kind.endswith("OpenAPI"):
                help = f"import it: `nexigon-gen import openapi {source.name} -o DIR`"
            report.add(FILE_OF_ANOTHER_KIND, Span(source, 0, 1), message, help=(help,))
            return None
        from . import repair  # only needed after errors

        if slip := repair.find(source, own):
            report.keep(slip)
            return None
    report.merge(own)
    return (node, document) if node and document else None


def document(source: Source, report: Report) -> SpecDocument | None:
    """The document of a file. Cached: a file with the same text is not read again."""
    found, own = _document(source, report.warn, report.ignore)
    report.merge(own)
    return found


@lru_cache(_KEPT)
def _document(
    source: Source, warn: frozenset[str], ignore: frozenset[str]
) -> tuple[SpecDocument | None, Report]:
    report = Report(warn, ignore)
    found = read(source, report)
    return found[1] if found else None, report


def _kind(source: Source, node: Node | None) -> str:
    """What kind of file it is, if it is not a spec; empty if it is one, or not known."""
    from ..syntax import file_kinds  # only needed after errors

    keys = (
        frozenset(each.key.text for each in node)
        if isinstance(node, MappingNode)
        else None
    )
    if keys and keys & DocumentBody.shape.keys.keys() - {"docs"}:
        return ""
    if name := (file_kinds.of_keys(keys) if keys else "") or file_kinds.of_text(
        source.text
    ):
        return f"a file of {name}"
    is_json = source.text.lstrip()[:1] in ("{", "[") and node is not None
    return "JSON" if is_json else ""
