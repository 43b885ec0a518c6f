"""`deprecated`, `unstable`, `since`, and the constraints of `validate`."""

from __future__ import annotations

from ...ir.terms import (
    STABLE,
    ByteLength,
    Constraint,
    Deprecation,
    Length,
    Lifecycle,
    Pattern,
    Range,
    Unique,
    Unstable,
)
from ...syntax.node import MappingNode, Node, ScalarNode
from ...text.kinds import (
    CONSTRAINT_EMPTY_RANGE,
    MISSING_KEY,
    TYPE_HAS_TWO_KINDS,
    WRONG_YAML_KIND,
)
from ...text.report import Report
from .. import hints, typeexpr
from ..complaints import wrong_kind
from ..document import Check, Text
from ..shared_keys import (
    DeprecationBody,
    InstabilityBody,
    LifecycleBody,
    ValidationBody,
)
from ..texts import part_of, text_of

_FLAGS = {
    **dict.fromkeys(("false", "no", "off"), "leave `deprecated` out"),
    **dict.fromkeys(("true", "yes", "on"), "write `deprecated: true`"),
}
"""Help for notes that are meant as none."""


def lifecycle(body: LifecycleBody, report: Report) -> Lifecycle:
    """The lifecycle keys of a member, type or action."""
    deprecated = unstable = None
    if node := body.deprecated:
        deprecated = _deprecation(node, report)
    if node := body.unstable:
        unstable = _instability(node, report)
    since = body.since
    if not (deprecated or unstable or since):
        return STABLE
    return Lifecycle(deprecated, unstable, since.text if since else None)


def _deprecation(node: Node, report: Report) -> Deprecation | None:
    match node:
        case ScalarNode(text="true"):
            return Deprecation()
        case ScalarNode() if help := _FLAGS.get(node.text.lower()):
            message = f"`deprecated` takes what to use instead, not `{node.text}`"
            report.add(WRONG_YAML_KIND, node.span, message, help=(help,))
            return None
        case ScalarNode():
            return Deprecation(text_of(node, report).text)
        case MappingNode():
            with DeprecationBody(node, "`deprecated`", report) as body:
                return Deprecation(
                    note=_words(body.note),
                    since=_words(body.since),
                    remove_in=_words(body.remove_in),
                )
        case _:
            wrong_kind(node, "`deprecated` takes text or a mapping", report)
            return None


def _instability(node: Node, report: Report) -> Unstable | None:
    match node:
        case ScalarNode(text="true" | "false", plain=True):
            message = f"`unstable` takes the name of a feature, not `{node.text}`"
            help = ("name it: `unstable: sessions`",)
            report.add(WRONG_YAML_KIND, node.span, message, help=help)
            return None
        case ScalarNode():
            return Unstable(text_of(node, report).text)
        case MappingNode():
            with InstabilityBody(node, "`unstable`", report) as body:
                return Unstable(
                    feature=_words(body.feature) or "",
                    note=_words(body.note),
                    issue=_words(body.issue),
                )
        case _:
            wrong_kind(node, "`unstable` takes text or a mapping", report)
            return None


def _words(text: Text | None) -> str | None:
    return text.text if text else None


def checks(nodes: tuple[Node, ...], report: Report) -> tuple[Check, ...]:
    """The entries of `validate:`."""
    found = [_check(node, report) for node in nodes]
    return tuple(check for check in found if check)


def _check(node: Node, report: Report) -> Check | None:
    if not isinstance(node, MappingNode):
        what = "an entry of `validate` must be a mapping"
        wrong_kind(node, what, report, *hints.checked(node))
        return None
    with ValidationBody(node, "an entry of `validate`", report) as body:
        kinds = [kind for kind in body.shape.one_of if kind in body]
        is_strange = any(each.key.text not in body.shape.keys for each in node)
        if not kinds and (is_strange or any(map(body.is_meant, body.shape.one_of))):
            return None
        if len(kinds) != 1:
            kind = MISSING_KEY if not kinds else TYPE_HAS_TWO_KINDS
            *some, last = (f"`{each}`" for each in body.shape.one_of)
            found = f"an entry of `validate` has one of {', '.join(some)} and {last}"
            help = hints.apart(node, kinds)
            report.add(kind, node.span, found, help=help)
            return None
        # Bounds like `1..` are text to every YAML reader; a bare number is a mistake.
        value = body.length or body.range or body.pattern or body.bytes
        message, code = _words(body.message), _words(body.code)
        if kinds == ["unique"]:
            return _unique(body, Unique(message, code), report)
        constraint = value and _constraint(kinds[0], value, message, code, report)
        return Check(constraint, value.span) if value and constraint else None


def _unique(body: ValidationBody, found: Unique, report: Report) -> Check | None:
    if body.unique:
        return Check(found, body.key("unique").span)
    if isinstance(flag := body.node("unique"), ScalarNode) and flag.text == "false":
        message = "`unique: false` asks for nothing"
        report.add(WRONG_YAML_KIND, flag.span, message, help=("leave the entry out",))
    return None


def _constraint(
    kind: str, value: ScalarNode, message: str | None, code: str | None, report: Report
) -> Constraint | None:
    if kind == "pattern":
        regex = _pattern(value, report)
        return None if regex is None else Pattern(regex, message, code)
    bounds = typeexpr.bounds(part_of(value, 0, len(value.text)), report)
    if bounds is None:
        return None
    low, high = bounds.min, bounds.max
    if kind == "range":
        return Range(low, high, message, code=code)
    if isinstance(low, float) or isinstance(high, float):
        report.add(CONSTRAINT_EMPTY_RANGE, value.span, "a length is a whole number")
        return None
    made = Length if kind == "length" else ByteLength
    return made(low, high, message, code=code)


def _pattern(value: ScalarNode, report: Report) -> str | None:
    """A pattern as every engine reads it; None after an error in it."""
    from ... import patterns

    try:
        return patterns.portable(text_of(value, report).text)
    except patterns.DialectError as error:
        place = part_of(value, error.start, error.end)
        help = (error.help,) if error.help else ()
        report.add(CONSTRAINT_EMPTY_RANGE, place.span, error.message, help=help)
        return None
