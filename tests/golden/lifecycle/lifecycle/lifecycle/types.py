"""Types of the lifecycle namespace."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, NewType, TypeAlias

from pydantic import Field

from .._runtime.model import Action, Maybe, Model, OneOf, Open, Returns, UnknownVariant


class Old(Model):
    """A deprecated struct.

    Deprecated: Use `New`.

    The payload of `OutcomeDone`.
    """

    a: str

    b: Annotated[
        Maybe[str],
        Field(deprecated="Use `a`. Deprecated since 1.2. To be removed in 2.0."),
    ] = None
    """Deprecated since 1.2: Use `a`. To be removed in 2.0."""

    c: Maybe[str] = None
    """A field.

    Unstable: Part of `sessions`, may change without notice.
    """

    d: Maybe[str] = None
    """Since 1.4."""


OldId = NewType("OldId", str)
"""Deprecated: Do not use in new code."""


class State(StrEnum):
    """Unstable: Names may change. Part of `states`, may change without notice. See HUB-1."""

    FRESH = "Fresh"
    """New.

    Since 1.1.
    """

    STALE = "Stale"
    """Old.

    Deprecated: Use `Fresh`.
    """


class OutcomeDone(Old, tag="result"):
    """Deprecated: No more."""

    result: Literal["Done"] = "Done"


class OutcomeFailed(Model, tag="result"):
    """Unstable: Part of `failures`, may change without notice."""

    result: Literal["Failed"] = "Failed"


class UnknownOutcome(UnknownVariant, tag="result"):
    """A variant of `Outcome` that this version of the SDK does not know."""

    result: str


Outcome: TypeAlias = Annotated[
    OutcomeDone | OutcomeFailed | UnknownOutcome,
    OneOf("result"),
]
"""Deprecated: Use something else."""

OutcomeKnown: TypeAlias = OutcomeDone | OutcomeFailed
"""The variants of `Outcome` that this version of the SDK knows."""


class RunAction(
    Action,
    Returns[Outcome],
    wire="lifecycle_Run",
    idempotency="idempotent",
    timeout=2.5,
):
    """An old action.

    Deprecated since 3.0: Use `Walk`.
    """

    id: OldId

    old: Annotated[Maybe[str], Field(deprecated="Not read any more.")] = None
    """Deprecated: Not read any more."""


class WalkAction(Action, Returns[None], wire="lifecycle_Walk", auth="none"):
    """A new action.

    Args:
        state: An author's own section.

    Unstable: Part of `walking`, may change without notice.

    Since 3.0.
    """

    state: Open[State]


class WideAction(Action, Returns[None], wire="lifecycle_Wide", idempotency="safe"):
    """Its deprecation fills the line, since 🙂 takes two columns.

    Deprecated since 1.2: 🙂. To be removed in {{ 7 * 7 }}{{ 7 * 7 }} -- .
    """
