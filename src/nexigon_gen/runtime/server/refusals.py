"""Answers other than 2xx: a class for each kind of error, and subclasses for each status."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from typing import ClassVar, Literal, TypeAlias

from ..codec import Problem

Headers: TypeAlias = tuple[tuple[bytes, bytes], ...]
"""Response headers: lower-case names and values, as ASGI has them."""


class Refusal(Exception):
    """Ends a call with `{"kind", "message"}` and a status (wire.md W1.5, W1.6).

    Raise a subclass from a handler, `authenticate`, `authorize` or an interceptor.
    The message goes to the caller as it is.
    """

    kind: ClassVar[Literal["Invalid", "Forbidden", "Internal", "RateLimited"]]
    status: ClassVar[int]

    closes: ClassVar[bool] = False
    """Whether to close the connection, because the rest of a body is not read."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message

    @property
    def headers(self) -> Headers:
        """Headers of the answer, in addition to the usual ones."""
        return ()

    def encode(self) -> bytes:
        """The action error as JSON. Halves of surrogate pairs become `?`."""
        error = {"kind": self.kind, "message": self.message}
        text = json.dumps(error, ensure_ascii=False, separators=(",", ":"))
        return text.encode("utf-8", "replace")


class Invalid(Refusal):
    """400: the request breaks a rule. The message should say which, and not quote the input."""

    kind = "Invalid"
    status = 400


class UnknownAction(Invalid):
    """404: there is no such action."""

    status = 404

    def __init__(self) -> None:
        super().__init__("no such action")


class MethodNotAllowed(Invalid):
    """405: the method is not the one that this path takes."""

    status = 405

    def __init__(self, allowed: str) -> None:
        super().__init__(f"the method must be {allowed}")
        self.allowed = allowed

    @property
    def headers(self) -> Headers:
        return ((b"allow", self.allowed.encode("ascii")),)


class BodyTooSlow(Invalid):
    """408: the body did not arrive in time."""

    status = 408
    closes = True

    def __init__(self) -> None:
        super().__init__("the body did not arrive in time")


class BodyTooLarge(Invalid):
    """413: the body is longer than `limit` bytes."""

    status = 413
    closes = True

    def __init__(self, limit: int) -> None:
        super().__init__(f"the body must not be longer than {limit} bytes")


class UnsupportedMedia(Invalid):
    """415: the body is not plain JSON."""

    status = 415


class Forbidden(Refusal):
    """403: the principal may not do this."""

    kind = "Forbidden"
    status = 403


class Unauthenticated(Forbidden):
    """401: the token is missing or unknown."""

    status = 401

    def __init__(self, message: str = "a valid token is required") -> None:
        super().__init__(message)

    @property
    def headers(self) -> Headers:
        return ((b"www-authenticate", b"Bearer"),)


class RateLimited(Refusal):
    """429: too many requests. `retry_after` is in seconds, and sent rounded up."""

    kind = "RateLimited"
    status = 429

    def __init__(
        self, message: str = "too many requests", *, retry_after: float = 1.0
    ) -> None:
        super().__init__(message)
        self.retry_after = max(0, math.ceil(retry_after))

    @property
    def headers(self) -> Headers:
        return ((b"retry-after", b"%d" % self.retry_after),)


class Unavailable(RateLimited):
    """503: the server takes no more requests at the moment."""

    status = 503


class Internal(Refusal):
    """500: the server failed, through no fault of the caller."""

    kind = "Internal"
    status = 500


class Unimplemented(Internal):
    """501: this server does not serve the action with this wire name."""

    status = 501

    def __init__(self, action: str) -> None:
        super().__init__(f"{action} is not implemented")


class DeadlineExceeded(Internal):
    """504: the handler did not end in time."""

    status = 504

    def __init__(self) -> None:
        super().__init__("the action did not end in time")


def invalid(problems: Iterable[Problem]) -> Invalid:
    """The refusal of a body. It names the path and rule of each problem:
    `items[2].name: … (length)`."""
    return Invalid(
        "; ".join(f"{p.path or 'body'}: {p.message} ({p.rule})" for p in problems)
    )


class ClientGone(Internal):
    """499: the client has left. At most a proxy or a log sees this answer."""

    status = 499

    def __init__(self) -> None:
        super().__init__("the client has left")
