"""References of a document to its components."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..ir.terms import Constraint
from ..ir.typerefs import Ref, Scalar, TypeRef
from ..published.document import Placed
from ..published.nulls import is_null
from ..published.scalars import bounds, excluded, items, limited, span, texts
from ..published.schema import SchemaFacts, said, schema
from ..runtime.wire.scalars import ScalarKind
from ..text.kinds import IMPORT_LEFT_OUT
from .base64 import base64_length
from .losses import Losses

if TYPE_CHECKING:
    from .type_reader import TypeReader

_MAX_LENGTH = 64
"""Most places that lead to each other."""


def link(place: Placed, types: TypeReader) -> TypeRef | None:
    """The component that a place refers to, with limits of its own; None if it says
    more, or refers to none."""
    limits: tuple[Constraint, ...] = ()
    passed: list[SchemaFacts] = []
    kinds = schema(place, types.document).types
    is_whole = "integer" in kinds and "number" not in kinds
    target: Placed | None = place
    for _ in range(_MAX_LENGTH):
        if target is None:
            return None
        own = said(target, types.document)
        if own.properties or own.required or own.items or own.values:
            return None
        limits += _limits(own, is_whole=is_whole)
        passed.append(own)
        branches = [e for e in own.branches if not is_null(e, types.document)]
        # A type that is `null` has a name all the same.
        branches = branches or [e for e in own.branches if "$ref" in e.members]
        is_union = types.survey.is_exact and len(branches) == len(own.branches)
        if own.tag or len(branches) > 1 or (branches and is_union):
            return None
        if own.choices or own.unread:
            return None
        inner = [*target.get("allOf"), *branches]
        if "$ref" in target.members:
            inner.append(target)
        if len(inner) != 1:
            return None
        if inner[0] is target:
            target = types.document.followed(target)
            if target and target.at in types.survey.components:
                for each in passed if not is_whole else ():
                    open_ends(each, types.losses)
                return limited(Ref(types.ids[target.at]), limits, ())
        else:
            target = inner[0]
    return None


def scalar_of(place: Placed, types: TypeReader) -> TypeRef | None:
    """The scalar of ours that a place refers to by its name, `null` beside it or not."""
    for branch in place.get("anyOf"):
        if not is_null(branch, types.document):
            place = branch
    target = types.document.followed(place)
    if target is None or target.at in types.survey.components:
        return None
    return next((Scalar(e) for e in ScalarKind if e.value == target.name), None)


def open_ends(told: SchemaFacts, losses: Losses) -> None:
    """Tells of the bounds of a number that it does not reach."""
    for word in excluded(told):
        message = f"`{word}` is left out: the bound counts as allowed"
        losses.add(IMPORT_LEFT_OUT, told.at, message)


def _limits(own: SchemaFacts, *, is_whole: bool) -> tuple[Constraint, ...]:
    """The limits that stand beside a reference, of whatever type that is."""
    pattern = own.words.get("pattern")
    if isinstance(pattern, str) and (length := base64_length(pattern)):
        return (length,)
    if numbers := span(own, is_whole=is_whole):
        return numbers  # A pattern says the same of those that are written as texts.
    return (*texts(own.words, ()), *items(own.words), *bounds(own.words, "Properties"))
