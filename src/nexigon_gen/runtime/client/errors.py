"""Errors of calls. Every error pickles, copies, and holds no token and no body.

ClientError
├── ConfigurationError      wrong base URL, token, option or header; a closed client
├── TransportError          no usable answer came back
│   ├── NotSentError        the server has not begun with the request
│   ├── CallTimeoutError    the deadline passed; the action may have run
│   └── ConnectionLostError the action may have run
├── ResponseError           an answer that is not an action error (a proxy's page)
│   ├── InvalidResponseError    a 2xx that does not follow the contract
│   └── ActionError         an error of the API, of a kind unknown to this version
│       ├── InvalidActionError
│       ├── UnknownActionError  the server does not know the action
│       ├── ForbiddenError
│       ├── InternalServerError
│       └── RateLimitedError
└── UnexpectedVariantError  `expect` found another variant
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ..problems import Problem


@dataclass(frozen=True, slots=True)
class CallFacts:
    """Which call an error belongs to."""

    action: str = ""
    """Wire name of the action, `projects_Create`; empty outside a call."""

    attempts: int = 0
    """How many times the request was handed to the transport."""

    request_id: str = ""
    """`x-request-id` of the last answer, else the one that was sent."""


NO_CALL = CallFacts()


# Everything behind `message` has a default: an exception is rebuilt from its
# `args`, and the rest of its state is put back after that.
class ClientError(Exception):
    """Base of all errors of this package."""

    def __init__(self, message: str = "", *, call: CallFacts = NO_CALL) -> None:
        super().__init__(message)
        self.message = message
        """What went wrong, without the facts of the call."""
        self.call = call
        """The call it happened in."""

    @property
    def action(self) -> str:
        """Wire name of the action; empty outside a call."""
        return self.call.action

    @property
    def attempts(self) -> int:
        """How many times the request was handed to the transport."""
        return self.call.attempts

    @property
    def request_id(self) -> str:
        """`x-request-id` of the last answer, else the one that was sent."""
        return self.call.request_id

    def _notes(self) -> list[str]:
        notes: list[str] = []
        if self.attempts > 1:
            notes.append(f"{self.attempts} attempts")
        if self.request_id:
            notes.append(f"request id {self.request_id}")
        return notes

    def __str__(self) -> str:
        start = f"{self.action}: " if self.action else ""
        notes = ", ".join(self._notes())
        return f"{start}{self.message}" + (f" ({notes})" if notes else "")


NexigonError = ClientError
"""Another name of the base, the same in every package."""


class ConfigurationError(ClientError):
    """The client or the call is set up wrongly, or the client is closed.

    Nothing was sent, unless the client was closed between two attempts: then
    `__cause__` is the error of the last one.
    """


class TransportError(ClientError):
    """No usable answer came back."""


class NotSentError(TransportError):
    """The server has not begun with the request: it is safe to call again."""


class CallTimeoutError(TransportError):
    """The deadline of the call passed. The action may have run."""


class ConnectionLostError(TransportError):
    """The connection broke after the request went out. The action may have run."""


class ResponseError(ClientError):
    """An answer without a result. As itself: one that is not of the API, like a proxy's page."""

    def __init__(
        self, message: str = "", *, status: int = 502, call: CallFacts = NO_CALL
    ) -> None:
        super().__init__(message, call=call)
        self.status = status
        """The HTTP status."""

    def _notes(self) -> list[str]:
        return [f"HTTP {self.status}", *super()._notes()]


class InvalidResponseError(ResponseError):
    """A success whose body does not follow the contract. The action has run."""

    def __init__(
        self,
        message: str = "",
        *,
        status: int = 200,
        problems: tuple[Problem, ...] = (),
        call: CallFacts = NO_CALL,
    ) -> None:
        super().__init__(message, status=status, call=call)
        self.problems = problems
        """What is wrong and where, without the values themselves."""

    def _notes(self) -> list[str]:
        first = [str(problem) for problem in self.problems[:3]]
        more = len(self.problems) - len(first)
        return [*first, *([f"{more} more"] if more else []), *super()._notes()]


class ActionError(ResponseError):
    """The server refused or failed (`wire.md` W1.5). As itself: a kind unknown here."""

    usual_kind: ClassVar[str] = ""
    usual_status: ClassVar[int] = 400

    def __init__(
        self,
        message: str = "",
        *,
        kind: str | None = None,
        status: int | None = None,
        call: CallFacts = NO_CALL,
    ) -> None:
        status = self.usual_status if status is None else status
        super().__init__(message, status=status, call=call)
        self.kind = self.usual_kind if kind is None else kind
        """The `kind` as the server sent it."""

    def _notes(self) -> list[str]:
        return [*([self.kind] if self.kind else []), *super()._notes()]


class InvalidActionError(ActionError):
    """The request is not valid: sending it again cannot help."""

    usual_kind = "Invalid"


class UnknownActionError(ActionError):
    """The server does not know the action: it is of another version than this package,
    or the base URL leads elsewhere. Nothing has run."""

    usual_kind = "Invalid"
    usual_status = 404

    def _notes(self) -> list[str]:
        return ["the server does not know this action", *super()._notes()]


class ForbiddenError(ActionError):
    """The token is missing, unknown, or may not do this."""

    usual_kind = "Forbidden"
    usual_status = 403


class InternalServerError(ActionError):
    """The server failed. The action may have run in part."""

    usual_kind = "Internal"
    usual_status = 500


class RateLimitedError(ActionError):
    """Too many calls, or the server is busy. The action has not run."""

    usual_kind = "RateLimited"
    usual_status = 429

    def __init__(
        self,
        message: str = "",
        *,
        kind: str | None = None,
        status: int | None = None,
        retry_after: float | None = None,
        call: CallFacts = NO_CALL,
    ) -> None:
        super().__init__(message, kind=kind, status=status, call=call)
        self.retry_after = retry_after
        """Seconds the server asks to wait, if it says."""


class UnexpectedVariantError(ClientError):
    """`expect` was given another variant than the one asked for."""

    def __init__(
        self, message: str = "", *, expected: str = "", found: str = ""
    ) -> None:
        super().__init__(message or f"expected {expected}, got {found}")
        self.expected = expected
        """Name of the class that was asked for."""
        self.found = found
        """Name of the class of the value."""
