"""The actions of `actions:`."""

from __future__ import annotations

from collections.abc import Iterable

from ...ir.terms import ActionFacts, Auth, Effect, Idempotency
from ...syntax import hazards
from ...syntax.node import (
    Entry,
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    is_missing,
)
from ...text.kinds import BAD_INLINE_TYPE, BAD_TYPE_EXPRESSION
from ...text.report import Report
from .. import hints, keys, typeexpr
from ..complaints import wrong_kind
from ..document import ActionDecl, ExampleDecl, StructDecl, TypeExpr
from ..texts import part_of
from .lifecycle import lifecycle
from .names import PASCAL, key_name
from .types import inline_struct


def actions(entries: Iterable[Entry], report: Report) -> tuple[ActionDecl, ...]:
    """The actions of a file."""
    found = [_action(entry, report) for entry in entries]
    return tuple(action for action in found if action)


def _action(entry: Entry, report: Report) -> ActionDecl | None:
    name = key_name(entry.key, PASCAL, "action", report)
    node = entry.value
    if not isinstance(node, MappingNode):
        message = f"action `{name.text}` must be a mapping"
        wrong_kind(node, message, report, *hints.action(node))
        return None
    what = f"action `{name.text}`"
    with keys.ActionBody(node, what, report, name=name.text) as body:
        docs = body.docs
        if not docs:
            hazards.check_docs(name.span, "docs: {}", report)
        return ActionDecl(
            name=name,
            request=_body(body.request, "request", name.text, docs, report),
            response=_body(body.response, "response", name.text, "", report),
            wire=body.wire,
            facts=_facts(body, docs, report),
            examples=tuple(_example(each, name.text, report) for each in body.examples),
        )


def _facts(body: keys.ActionBody, docs: str, report: Report) -> ActionFacts:
    idempotency = body.idempotency or Idempotency.UNSAFE
    reads = Effect.READS if idempotency is Idempotency.SAFE else None
    return ActionFacts(
        docs=docs,
        idempotency=idempotency,
        effect=body.effect or reads,
        auth=body.auth or Auth.REQUIRED,
        timeout=body.timeout,
        lifecycle=lifecycle(body, report),
    )


def _body(
    node: Node | None, key: str, action: str, docs: str, report: Report
) -> TypeExpr | StructDecl | None:
    """A request or response: a type name or one inline struct."""
    match node:
        case None:
            return None
        case ScalarNode() as scalar:
            text, has_docs, _ = scalar.text.partition(" -- ")
            if has_docs:
                start = len(text) + 1
                report.add(
                    BAD_TYPE_EXPRESSION,
                    part_of(scalar, start, start + 2).span,
                    f"a {key} has no docs of its own",
                    help=(f"write `{key}: {text}`; its type has docs",),
                )
            return typeexpr.parse(part_of(scalar, 0, len(text)), report)
        case MappingNode(entries=(only,)) if not (
            _is_field(only)
            or _is_of_another_kind(only.value)
            or (is_missing(only.value) and hints.in_braces(node))
        ):
            return inline_struct(only, docs, report)
        case MappingNode(entries=(only,)) if _is_of_another_kind(only.value):
            help = hints.moved(key, only.key.text)
        case _ if _is_of_another_kind(node):
            help = hints.moved(key, hints.body_name(key, action))
        case _:
            help = hints.request(node, key, action)
    message = f"a {key} is one type name or one struct written in place"
    report.add(BAD_INLINE_TYPE, node.span, message, help=help)
    return None


def _is_field(entry: Entry) -> bool:
    """Whether what should be the name of a struct is a field, or the key of them."""
    name, value = entry.key.text, entry.value
    is_short = isinstance(value, ScalarNode) and not value.is_missing
    return name == "fields" or (is_short and not name[:1].isupper())


def _is_of_another_kind(node: Node) -> bool:
    """Whether the body of a type is that of a union or an enum. A field may be called as
    the key of its members is."""
    return isinstance(node, MappingNode) and any(
        entry.key.text in ("variants", "values")
        and isinstance(entry.value, MappingNode | SequenceNode)
        and "type" not in _keys(entry.value)
        for entry in node
    )


def _keys(node: MappingNode | SequenceNode) -> list[str]:
    return [each.key.text for each in node] if isinstance(node, MappingNode) else []


def _example(node: Node, action: str, report: Report) -> ExampleDecl:
    what = f"an example of `{action}`"
    if not isinstance(node, MappingNode):
        help = "write `{request: {…}, response: {…}}`, or one of both"
        wrong_kind(node, f"{what} must be a mapping", report, help)
        return ExampleDecl(None, None, "", span=node.span)
    with keys.ExampleBody(node, what, report) as body:
        return ExampleDecl(
            request=body.request,
            response=body.response,
            docs=body.docs,
            span=node.span,
        )
