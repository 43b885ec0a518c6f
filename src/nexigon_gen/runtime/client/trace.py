"""Watching calls from outside, as a tracer does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeAlias

from .errors import CallFacts

if TYPE_CHECKING:
    from ..model.action import ActionInfo


class CallTrace(Protocol):
    """Watches one call."""

    @property
    def headers(self) -> Mapping[str, str]:
        """Sent with every attempt, such as `traceparent`."""
        ...

    def attempted(self, call: CallFacts, status: int | None) -> None:
        """Told of each attempt that is over.

        Args:
            call: With the number of attempts so far.
            status: Of the answer; None if there is none.
        """
        ...


Trace: TypeAlias = "Callable[[ActionInfo, str], AbstractContextManager[CallTrace]]"
"""Called with the action and its URL for each call. What it gives is entered before the
call and left after it, with the error of a call that failed."""


@dataclass(frozen=True, slots=True)
class _Untraced:
    headers: Mapping[str, str] = field(default_factory=dict[str, str])

    def attempted(self, call: CallFacts, status: int | None) -> None:
        pass


UNTRACED: AbstractContextManager[CallTrace] = nullcontext(_Untraced())
"""Of a client without a tracer."""
