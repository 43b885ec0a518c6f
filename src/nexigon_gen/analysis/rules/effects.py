"""Effects of actions, and whether repeating a call does as they say."""

from __future__ import annotations

from ...ir.model import Api
from ...ir.terms import Effect, Idempotency
from ...text.kinds import EFFECT_NOT_SAFE
from ...text.report import Report


def safe(api: Api, report: Report) -> None:
    """NXG511: an action that is safe to repeat and does more than to read."""
    for action in api.actions:
        reads = action.effect in (None, Effect.READS)
        if action.idempotency is Idempotency.SAFE and not reads:
            report.add(
                EFFECT_NOT_SAFE,
                action.span,
                f"action `{action.name}` is `safe`, and has an effect",
                notes=("a call is safe that only reads",),
                help=("write `idempotency: idempotent`, or `effect: reads`",),
            )
