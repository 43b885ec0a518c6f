"""A spec file as a whole."""

from __future__ import annotations

from ...syntax.node import MappingNode, Node, ScalarNode
from ...text.kinds import DUPLICATE_ACTION, MISSING_KEY, UNSUPPORTED_SPEC_VERSION
from ...text.report import Label, Report
from ...text.span import Source, Span
from .. import hints, keys
from ..complaints import wrong_kind
from ..document import ActionDecl, SpecDocument, StructDecl, Text, TypeDecl
from ..texts import text_of
from . import versions
from .actions import actions
from .imports import imports
from .names import SNAKE, check_name
from .types import duplicate_type, types

_START = "it starts with `spec: 1` and `namespace: name`, each on a line"
VERSION = "1"
"""The version of the language this tool reads."""


def decode(root: Node, source: Source, report: Report) -> SpecDocument | None:
    """The document of a file; None if its version or namespace is not known."""
    if not isinstance(root, MappingNode):
        wrong_kind(root, "a spec file must be a mapping", report, _START)
        return None
    node = root
    if not _is_readable(node, report):
        return None
    with keys.DocumentBody(node, "the spec file", report) as body:
        return _document(body, source, report)


def _document(
    body: keys.DocumentBody, source: Source, report: Report
) -> SpecDocument | None:
    _ = body.spec  # complains of what is no version at all
    namespace = body.namespace
    if namespace is None:
        return None
    namespace = check_name(namespace, SNAKE, "namespace", report)
    declared, broken = types(body.types, report)
    imported, is_complete = imports(body, report)
    procedures = actions(body.actions, report)
    return SpecDocument(
        source=source,
        namespace=namespace,
        api=_title(body, report),
        version=versions.version(body, report),
        servers=versions.servers(body, report),
        docs=body.docs,
        field_casing=body.field_casing,
        imports=imported,
        types=_with_inline(declared, procedures, report),
        actions=_unique(procedures, report),
        broken=broken,
        is_complete=is_complete
        and not (body.is_unread("types") or body.is_meant("types")),
    )


def _title(body: keys.DocumentBody, report: Report) -> Text | None:
    """The title; the namespace stands for one that is there and not as it should be, so
    that nobody misses it."""
    if body.is_meant("api"):
        return body.namespace
    node = body.api
    if node is None or isinstance(node, ScalarNode):
        return text_of(node, report) if node else None
    help = hints.title(node)
    wrong_kind(node, "`api` of the spec file takes text", report, *help)
    return body.namespace


def _is_readable(node: MappingNode, report: Report) -> bool:
    """Whether the file is in this version of the language; another may say anything."""
    found = {entry.key.text: entry for entry in node}
    version = found["spec"].value if "spec" in found else None
    other = found.get("version")
    if version is None and other and _is_version(other.value):
        message = "key `spec` is missing in the spec file"
        help = f"the version of the language is `spec`: write `spec: {VERSION}`"
        report.add(MISSING_KEY, other.key.span, message, help=(f"{help} in its place",))
        return False
    if (
        not isinstance(version, ScalarNode)
        or version.is_missing
        or version.text == VERSION
    ):
        return True
    report.add(
        UNSUPPORTED_SPEC_VERSION,
        version.span,
        f"version `{version.text}` of the spec language is not supported",
        help=(f"this tool reads version {VERSION}: write `spec: {VERSION}`",),
    )
    return False


def _is_version(node: Node) -> bool:
    return isinstance(node, ScalarNode) and node.text == VERSION


def _with_inline(
    declared: tuple[TypeDecl, ...], procedures: tuple[ActionDecl, ...], report: Report
) -> tuple[TypeDecl, ...]:
    """The types of the file and the structs written inside its actions."""
    found = {decl.head.name.text: decl for decl in declared}
    for action in procedures:
        for decl in (action.request, action.response):
            if isinstance(decl, StructDecl):
                name = decl.head.name
                first = found.setdefault(name.text, decl)
                if first is not decl:
                    duplicate_type(name, first.head.name, report)
    return tuple(found.values())


def _unique(
    procedures: tuple[ActionDecl, ...], report: Report
) -> tuple[ActionDecl, ...]:
    """YAML keys are unique already; names that differ in case only are not."""
    seen: dict[str, Span] = {}
    for action in procedures:
        key = action.name.text.lower()
        first = seen.setdefault(key, action.name.span)
        if first is not action.name.span:
            report.add(
                DUPLICATE_ACTION,
                action.name.span,
                f"action `{action.name.text}` differs from another only in case",
                others=(Label(first, "the other one"),),
            )
    return procedures
