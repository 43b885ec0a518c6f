"""What the sync and the async client have in common."""

from __future__ import annotations

import os
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar, Generic, Self, TypedDict, TypeVar, Unpack

from ..actions import Returning
from .call import Flow, Plan, World, call_flow
from .errors import ConfigurationError
from .headers import checked_headers
from .options import CallOptions, Settings, is_count
from .trace import UNTRACED, CallTrace, Onlooker, Trace

T = TypeVar("T")
TransportT = TypeVar("TransportT")
TokensT = TypeVar("TokensT")

MAX_RESPONSE_BYTES = 8 << 20
"""The usual limit of a server (`wire.md` W1.9)."""


class Arguments(TypedDict, Generic[TransportT], total=False):
    """What a client may be given beside its URL and token; see `Client`."""

    options: CallOptions | None
    transport: TransportT | None
    allow_plaintext: bool
    max_response_bytes: int
    trace: Trace | None


@dataclass(frozen=True, slots=True)
class Shared(Generic[TransportT, TokensT]):
    """What a client and those made by its `with_options` share.

    Raises:
        ConfigurationError: `max_response_bytes` is out of range.
    """

    url: str
    """In front of an action's wire name."""

    transport: TransportT
    tokens: TokensT
    max_response_bytes: int
    trace: Trace | None
    world: World = field(default_factory=World)

    def __post_init__(self) -> None:
        if not is_count(self.max_response_bytes):
            raise ConfigurationError("max_response_bytes must be at least 1")


class BaseClient(Generic[TransportT, TokensT]):
    """A client without the part that waits."""

    env_prefix: ClassVar[str] = ""
    """`from_env` reads the variables `<prefix>_URL` and `<prefix>_TOKEN`."""

    _shared: Shared[TransportT, TokensT]
    _settings: Settings

    def with_options(self, **options: Unpack[CallOptions]) -> Self:
        """The same client with other options: one pool, one token, one retry quota.

        Closing either closes both.

        Raises:
            ConfigurationError: An option is unknown or out of range.
        """
        other = object.__new__(type(self))
        # Not the namespaces: those of this client lead back to this client.
        cached = _cached_names(type(self))
        vars(other).update((k, v) for k, v in vars(self).items() if k not in cached)
        other._settings = self._settings.updated(options)
        return other

    def __repr__(self) -> str:
        base_url = self._shared.url.removesuffix("/api/v1/actions/invoke/")
        return f"{type(self).__name__}({base_url!r})"

    def _traced(
        self, action: Returning[object]
    ) -> AbstractContextManager[CallTrace, None]:
        shared, info = self._shared, action.__action__
        if shared.trace is None:
            return UNTRACED
        return Onlooker(shared.trace(info, shared.url + info.wire))

    def _flow(
        self, action: Returning[T], options: CallOptions | None, trace: CallTrace
    ) -> Flow[T]:
        # The caller has built an action, so this loads nothing new.
        from ..codec import decode_response, encode_request, secrets_in

        shared = self._shared
        if shared.world.closed.is_set:
            raise ConfigurationError("the client is closed")
        kind = type(action)
        settings = self._settings.updated(options)
        headers = settings.headers
        if trace.headers:
            headers = {**checked_headers(trace.headers), **headers}
        plan = Plan(
            info=action.__action__,
            url=shared.url + action.__action__.wire,
            body=encode_request(action),
            decode=lambda body: decode_response(kind, body),
            settings=settings,
            headers=headers,
            max_response_bytes=shared.max_response_bytes,
            secrets_of_action=lambda: secrets_in(action),
            trace=trace,
        )
        return call_flow(plan, shared.world)


def read_env(prefix: str) -> tuple[str, str | None]:
    """Base URL and token from `<prefix>_URL` and `<prefix>_TOKEN`.

    Raises:
        ConfigurationError: There is no URL.
    """
    url = os.environ.get(f"{prefix}_URL")
    if not url:
        raise ConfigurationError(f"the environment variable {prefix}_URL is not set")
    return url, os.environ.get(f"{prefix}_TOKEN") or None


def _cached_names(kind: type) -> set[str]:
    return {
        name
        for base in kind.__mro__
        for name, value in vars(base).items()
        if isinstance(value, cached_property)
    }
