"""Options of a call, and their checks and defaults."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypedDict

from ..dataclass import dataclass, field, replace
from .errors import ConfigurationError
from .headers import checked_headers, is_request_id

DEFAULT_TIMEOUT = 30.0
"""Seconds, for actions whose spec sets no timeout."""

MAX_TIMEOUT = 86_400.0
"""Seconds. Clocks and sockets refuse very large numbers."""


class CallOptions(TypedDict, total=False):
    """Options of a call. An option that is left out is the client's, or else the default."""

    timeout: float
    """Seconds for the whole call with all its retries and waits; at most a day. The default
    is that of the action, or 30."""

    max_attempts: int
    """How often the request may be sent, at least 1; 3 by default.

    If the server refuses the token and a new one is fetched, the request may be sent one
    time more.
    """

    headers: Mapping[str, str]
    """Request headers to send, besides those that the client was given."""

    request_id: str
    """The `x-request-id` header: 1 to 64 characters of `A-Z a-z 0-9 . _ -`. Random by
    default."""


@dataclass(frozen=True, slots=True)
class CallSettings:
    """The options of a call after they were checked, with defaults."""

    timeout: float | None = None
    max_attempts: int = 3
    headers: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)
    request_id: str | None = None

    def updated(self, options: CallOptions | None) -> CallSettings:
        """Returns these settings, changed by the options.

        Raises:
            ConfigurationError: An option is unknown, of another type or out of range.
        """
        if not options:
            return self
        for name in options:
            if name not in CallOptions.__annotations__:
                raise ConfigurationError(f"there is no call option {name!r}")
        settings = replace(
            self,
            timeout=options.get("timeout", self.timeout),
            max_attempts=options.get("max_attempts", self.max_attempts),
            headers={**self.headers, **checked_headers(options.get("headers", {}))},
            request_id=options.get("request_id", self.request_id),
        )
        settings._check()
        return settings

    def _check(self) -> None:
        if self.timeout is not None and not is_duration(self.timeout):
            raise ConfigurationError(
                f"timeout must be a number of seconds, above 0, at most {MAX_TIMEOUT:.0f}"
            )
        if not is_count(self.max_attempts):
            raise ConfigurationError("max_attempts must be at least 1")
        if self.request_id is not None and not is_request_id(self.request_id):
            message = "request_id must be 1 to 64 of `A-Z a-z 0-9 . _ -`"
            raise ConfigurationError(message)


def is_text(value: object) -> bool:
    """Whether it is a string."""
    return isinstance(value, str)


def is_flag(value: object) -> bool:
    """Whether it is `True` or `False`. A text such as `"false"` counts as true to Python."""
    return isinstance(value, bool)


def is_count(value: object) -> bool:
    """Whether it is a whole number, at least 1."""
    return isinstance(value, int) and value >= 1


def is_duration(value: object) -> bool:
    """Whether it is a number of seconds: above 0, at most a day."""
    return isinstance(value, int | float) and 0 < value <= MAX_TIMEOUT
