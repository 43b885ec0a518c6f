"""Outcomes of failed attempts: the error to raise, and whether to try again."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

from ..dataclass import dataclass
from ..lazy import LateModule
from .errors import (
    ActionError,
    CallFacts,
    CallTimeoutError,
    ClientError,
    ConnectionLostError,
    ForbiddenError,
    InternalServerError,
    InvalidActionError,
    NotSentError,
    RateLimitedError,
    ResponseError,
    UnknownActionError,
)
from .masking import masked
from .retry import Repeat
from .transport.protocol import HttpResponse, NotSent, TimedOut, TransportFailure

if TYPE_CHECKING:
    import json
else:
    json = LateModule("json")

_UNKNOWN_KIND = "Unknown"
"""Stands for a kind that is masked, since it holds a secret."""
_MAX_MESSAGE = 1000

# Patterns as texts, which are compiled when a call fails.
_KIND = r"[A-Za-z0-9_]{1,64}"
_MEDIA_TYPE = r"[A-Za-z0-9_.+-]{1,40}/[A-Za-z0-9_.+-]{1,40}"
_UNPRINTABLE = r"[\0-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]"
"""Control characters, other ends of lines, and halves of surrogate pairs."""

_KNOWN_KINDS: dict[str, type[ActionError]] = {
    cls.usual_kind: cls
    for cls in (InvalidActionError, ForbiddenError, InternalServerError)
}

_GATEWAY_STATUSES = (502, 503, 504)


@dataclass(frozen=True, slots=True)
class Failure:
    """How an attempt failed: the error, and for which actions it may be repeated."""

    error: ClientError
    repeat: Repeat
    pause: float = 0.0
    """Seconds that the server asks to wait before the next attempt."""


def transport_failure(failure: TransportFailure, facts: CallFacts) -> Failure:
    """The failure of an attempt that no answer came to."""
    text = str(failure)
    match failure:
        case NotSent():
            return Failure(NotSentError(text, call=facts), "always")
        case TimedOut():
            return Failure(CallTimeoutError(text, call=facts), "idempotent")
        case _:
            return Failure(ConnectionLostError(text, call=facts), "idempotent")


def refusal(
    response: HttpResponse,
    pause: float | None,
    secrets: Collection[str],
    facts: CallFacts,
) -> Failure:
    """The failure of an attempt whose answer is not 2xx (`wire.md` W1.5, W1.6).

    Args:
        response: The answer.
        pause: Seconds of its `Retry-After` header, if it has one.
        secrets: Texts that are masked if the server repeats them.
        facts: The call, for the error.
    """
    status = response.status
    kind, message = _action_error(response.body) or ("", _hint(response))
    if masked(kind, secrets) != kind:
        kind = _UNKNOWN_KIND
    if not kind and status == 429:
        kind = RateLimitedError.usual_kind
    message = _one_line(masked(message, secrets))[:_MAX_MESSAGE]
    error: ResponseError
    if kind == RateLimitedError.usual_kind:
        error = RateLimitedError(message, status=status, retry_after=pause, call=facts)
    elif kind:
        # A 404 never means that an action did not find something (`wire.md` W1.7).
        unknown = status == 404 and kind == UnknownActionError.usual_kind
        cls = UnknownActionError if unknown else _KNOWN_KINDS.get(kind, ActionError)
        error = cls(message, kind=kind, status=status, call=facts)
    else:
        error = ResponseError(message, status=status, call=facts)
    return Failure(error, _repeat(kind, status), pause or 0.0)


def _repeat(kind: str, status: int) -> Repeat:
    if kind == RateLimitedError.usual_kind:
        return "always"
    return "idempotent" if not kind and status in _GATEWAY_STATUSES else "never"


def _action_error(body: bytes | None) -> tuple[str, str] | None:
    """Kind and message of an action error; `None` if the body is not one."""
    try:
        content: object = json.loads(body or b"")
    except (ValueError, RecursionError):
        return None
    match content:
        case {"kind": str(kind), "message": str(message)} if re.fullmatch(_KIND, kind):
            return kind, message
        case _:
            return None


def _one_line(text: str) -> str:
    """The text on one line. Escapes whatever would start a new line in a log, control a
    terminal, or could not be printed."""
    return re.sub(_UNPRINTABLE, lambda found: ascii(found[0])[1:-1], text)


def _hint(response: HttpResponse) -> str:
    """The message for an answer that is not of the API. It quotes nothing of the body."""
    if 300 <= response.status < 400:
        return "redirects are not followed; check the base URL"
    media_type = response.headers.get("content-type", "").partition(";")[0].strip()
    what = media_type if re.fullmatch(_MEDIA_TYPE, media_type) else "no media type"
    return f"the answer is not of this API ({what}); check the base URL and proxies"
