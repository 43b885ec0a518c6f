"""Keys of a union that say nothing, with this tagging or this payload."""

from __future__ import annotations

from ...text.kinds import UNKNOWN_KEY
from ...text.report import Report
from ...text.span import Span
from .. import keys
from ..document import Tagged, VariantDecl

_OF_TAGS = ("tag", "content", "envelope", "default")
_IDLE = (
    "a union that is tagged `{}`, and a variant without a payload, have no use for it"
)


def check_meaning(
    tagged: Tagged,
    body: keys.UnionBody,
    variants: tuple[VariantDecl, ...],
    report: Report,
) -> None:
    """Reports keys that say nothing in a union of this tagging, or of a unit."""
    idle: list[tuple[str, Span]] = []
    if not tagged.has_tag:
        said = [each for each in _OF_TAGS if each in body]
        idle += [(each, body.key(each).span) for each in said]
    if tagged is Tagged.UNTAGGED:
        if "casing" in body:
            idle.append(("casing", body.key("casing").span))
        idle += [("wire", each.wire.span) for each in variants if each.wire]
    for each in variants:
        if each.content and (not tagged.has_tag or each.payload is None):
            idle.append(("content", each.content.span))
    for key, span in idle:
        report.add(
            UNKNOWN_KEY,
            span,
            f"`{key}` has no meaning here",
            notes=(_IDLE.format(tagged.value),),
        )
