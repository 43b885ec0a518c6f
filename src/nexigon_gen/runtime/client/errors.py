"""Errors of calls. Every error can be pickled and copied, and holds no token or body.

ClientError
├── ConfigurationError      wrong base URL, token, option or header; a closed client
├── TransportError          no answer came back
│   ├── NotSentError        the server has not begun with the request
│   ├── CallTimeoutError    the deadline passed; the action may have run
│   └── ConnectionLostError the connection broke; the action may have run
├── ResponseError           an answer that is not of the API, such as a proxy's page
│   ├── InvalidResponseError    a 2xx whose body does not fit the spec
│   └── ActionError         the server refused or failed; the base of the known kinds
│       ├── InvalidActionError
│       ├── UnknownActionError  the server does not know the action
│       ├── ForbiddenError
│       ├── InternalServerError
│       └── RateLimitedError
└── UnexpectedVariantError  `expect` found another variant
"""

from __future__ import annotations

from typing import ClassVar

from ..dataclass import dataclass
from ..problems import Problem


@dataclass(frozen=True, slots=True)
class CallFacts:
    """Facts about a call, for its errors and traces."""

    action: str = ""
    """Wire name of the action, `projects_Create`; empty outside a call."""

    attempts: int = 0
    """How many times the request was sent, or sending it was tried."""

    request_id: str = ""
    """`x-request-id` of the last answer, else the one that was sent."""


NO_CALL = CallFacts()


# To unpickle an exception is to call its class with its `args`, here the message alone,
# and then to restore its attributes. So all other parameters have defaults.
class ClientError(Exception):
    """Base of all errors of this package."""

    def __init__(self, message: str = "", *, call: CallFacts = NO_CALL) -> None:
        super().__init__(message)
        self.message = message
        """What went wrong. `str()` adds the action, attempts and request id."""
        self.call = call
        """The call that failed."""

    @property
    def action(self) -> str:
        """Wire name of the action; empty outside a call."""
        return self.call.action

    @property
    def attempts(self) -> int:
        """How many times the request was sent, or sending it was tried."""
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
"""Another name of `ClientError`, the same in every generated package."""


class ConfigurationError(ClientError):
    """The client or the options of the call are wrong, or the client is closed.

    Nothing was sent, with one exception: a client that is closed between two attempts of
    a call. Then `__cause__` is the error of the last attempt.
    """


class TransportError(ClientError):
    """No answer came back."""


class NotSentError(TransportError):
    """The server has not begun with the request, so it is safe to call again."""


class CallTimeoutError(TransportError):
    """The deadline of the call passed. The action may have run."""


class ConnectionLostError(TransportError):
    """The connection broke after the request was sent. The action may have run."""


class ResponseError(ClientError):
    """The answer is not a result. Of no subclass if it is not of the API at all, such as a
    proxy's page."""

    def __init__(
        self, message: str = "", *, status: int = 502, call: CallFacts = NO_CALL
    ) -> None:
        super().__init__(message, call=call)
        self.status = status
        """The HTTP status."""

    def _notes(self) -> list[str]:
        return [f"HTTP {self.status}", *super()._notes()]


class InvalidResponseError(ResponseError):
    """A 2xx answer whose body does not fit the spec. The action has run."""

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
    """The server refused the request or failed (`wire.md` W1.5). Of no subclass if its
    `kind` is newer than this package."""

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
    """The request is not valid. Sending it again cannot help."""

    usual_kind = "Invalid"


class UnknownActionError(ActionError):
    """The server does not know the action: its version is another than that of this
    package, or the base URL is wrong. Nothing has run."""

    usual_kind = "Invalid"
    usual_status = 404

    def _notes(self) -> list[str]:
        return ["the server does not know this action", *super()._notes()]


class ForbiddenError(ActionError):
    """The token is missing or unknown, or does not allow this action."""

    usual_kind = "Forbidden"
    usual_status = 403


class InternalServerError(ActionError):
    """The server failed. The action may have run, wholly or in part."""

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
        """Seconds that the server asks to wait; `None` if it does not say."""


class UnexpectedVariantError(ClientError):
    """`expect` found another variant than the one it was told to expect."""

    def __init__(
        self, message: str = "", *, expected: str = "", found: str = ""
    ) -> None:
        super().__init__(message or f"expected {expected}, got {found}")
        self.expected = expected
        """Name of the expected class."""
        self.found = found
        """Name of the class of the value."""
