"""An import: from documents to the texts of spec files that compile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from ..backends.python.generate import check as check_python
from ..config import GenerationSettings
from ..ir.model import Api
from ..pipeline import compile_spec
from ..published.document import document
from ..syntax import file, json, yaml
from ..syntax.file import Files, identity
from ..syntax.node import Node
from ..text.kinds import IMPORT_LEFT_OUT, IMPORT_NO_DOCUMENT, TOO_MANY_NODES, Severity
from ..text.report import Report
from ..text.span import Source, Span
from .api import api_of
from .clashes import without_clashes
from .corrections import corrected
from .large_namespaces import divided
from .losses import Losses
from .omitted_examples import without_examples
from .spec import TooLong, spec_files
from .type_reader import MAX_MEMBERS, TooMuch


def specs_of(paths: Sequence[Path], report: Report) -> Mapping[str, str]:
    """The spec files, by namespace, of the API that OpenAPI documents describe; none after
    an error. Of what they cannot say, `report` has the places."""
    nodes: list[tuple[str, Node]] = []
    for path in paths:
        source = file.load(path, report, is_foreign=True)
        node = _parsed(source, report) if source else None
        if node:
            nodes.append((path.as_posix(), node))
    if len(nodes) < len(paths) or report.has_errors:
        return {}
    found = document(*nodes)
    for root in found.roots:
        version = root.get("openapi").text
        if root is found.root and not version.startswith("3."):
            _complain(root.get("swagger").text, found.span(root.at), report)
            return {}
    try:
        api = corrected(api_of(found, Losses(found, report)), report)
        api = without_clashes(divided(api), report)
    except TooMuch:
        message = f"there are more than {MAX_MEMBERS:,} fields, values and variants"
        report.add(TOO_MANY_NODES, found.span(""), message)
        return {}
    if not api.namespaces:
        message = f"`{nodes[0][0]}` has no action and no type"
        report.add(IMPORT_NO_DOCUMENT, found.span(""), message)
    texts = _texts(api, found.span(""), report)
    check(texts, Path("spec"), report)
    return {} if report.has_errors else texts


def _texts(api: Api, place: Span, report: Report) -> Mapping[str, str]:
    """The spec files, without the examples of those that would be too long; none if that
    is not enough."""
    while True:
        try:
            return spec_files(api)
        except TooLong as error:
            name = str(error)
            thinner = without_examples(api, name)
            if thinner == api:
                message = f"the file of namespace `{name}` would have too many nodes"
                help = "divide the document, or take out what is not needed"
                report.add(TOO_MANY_NODES, place, message, help=(help,))
                return {}
            api = thinner
            message = f"the examples of namespace `{name}` are left out: with them, "
            report.add(IMPORT_LEFT_OUT, place, f"{message}its file would be too long")


def _parsed(source: Source, report: Report) -> Node | None:
    if source.name.endswith(".json") or source.text.lstrip()[:1] == "{":
        return json.parse(source, report)
    return yaml.parse(source, report, is_foreign=True)


def check(texts: Mapping[str, str], folder: Path, report: Report) -> None:
    """Reports errors in spec files that are not written yet, in `folder`, and those of a
    run that generates from them."""
    paths = {folder / f"{name}.yaml": text.encode() for name, text in texts.items()}
    files = Files({identity(path): text for path, text in paths.items()})
    api, found = compile_spec(list(paths), GenerationSettings(), files)
    if api:
        check_python(api, GenerationSettings(), found)
    for each in found:
        if each.severity is Severity.ERROR:
            report.keep(each)


def _complain(swagger: str, place: Span, report: Report) -> None:
    name = place.source.name
    start = Span(place.source, place.start, place.start + 1)
    message = f"`{name}` is no OpenAPI document of version 3.0 or 3.1"
    help = "it has `openapi: 3.1.0` at its root"
    if swagger:
        help = "it is Swagger: convert it to OpenAPI 3 first"
    report.add(IMPORT_NO_DOCUMENT, start, message, help=(help,))
