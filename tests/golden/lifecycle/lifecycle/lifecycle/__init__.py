"""The lifecycle namespace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import lazy

if TYPE_CHECKING:
    from .types import (
        Old,
        OldId,
        Outcome,
        OutcomeDone,
        OutcomeFailed,
        OutcomeKnown,
        RunAction,
        State,
        UnknownOutcome,
        WalkAction,
        WideAction,
    )

__all__ = [
    "Old",
    "OldId",
    "Outcome",
    "OutcomeDone",
    "OutcomeFailed",
    "OutcomeKnown",
    "RunAction",
    "State",
    "UnknownOutcome",
    "WalkAction",
    "WideAction",
]

if not TYPE_CHECKING:
    __getattr__, __dir__ = lazy(__name__, __all__, ".types")
