"""What the sync and the async client have in common."""

from __future__ import annotations

import os
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Generic, Self, TypeVar, Unpack

from .call import Flow, Plan, World, call_flow
from .errors import ConfigurationError
from .options import CallOptions, Settings
from .trace import UNTRACED, CallTrace, Trace

if TYPE_CHECKING:
    from ..model.action import Returns

T = TypeVar("T")
TransportT = TypeVar("TransportT")
TokensT = TypeVar("TokensT")

MAX_RESPONSE_BYTES = 8 << 20
"""The Hub's own limit (`wire.md` W1.9)."""


@dataclass(slots=True)
class Shared(Generic[TransportT, TokensT]):
    """What a client and those made by its `with_options` share."""

    url: str
    """In front of an action's wire name."""

    transport: TransportT
    tokens: TokensT
    max_response_bytes: int
    world: World
    trace: Trace | None
    closed: bool = False


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
        # Not a copy: the namespaces of this client lead back to this client.
        other = object.__new__(type(self))
        other._shared = self._shared
        other._settings = self._settings.updated(options)
        return other

    def __repr__(self) -> str:
        base_url = self._shared.url.removesuffix("/api/v1/actions/invoke/")
        return f"{type(self).__name__}({base_url!r})"

    def _traced(self, action: Returns[object]) -> AbstractContextManager[CallTrace]:
        shared, info = self._shared, action.__action__
        if shared.trace is None:
            return UNTRACED
        return shared.trace(info, shared.url + info.wire)

    def _flow(
        self, action: Returns[T], options: CallOptions | None, trace: CallTrace
    ) -> Flow[T]:
        # The caller has built an action, so this loads nothing new.
        from ..codec import decode_response, encode_request, secrets_in

        shared = self._shared
        if shared.closed:
            raise ConfigurationError("the client is closed")
        kind = type(action)
        plan = Plan(
            info=action.__action__,
            url=shared.url + action.__action__.wire,
            body=encode_request(action),
            decode=lambda body: decode_response(kind, body),
            settings=self._settings.updated(options),
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
