"""The base class of the sync and the async client."""

from __future__ import annotations

import os
from contextlib import AbstractContextManager
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Generic, Self, TypedDict, TypeVar, Unpack

from ..actions import Returning
from .call_state import HasToken, Shared
from .errors import ConfigurationError
from .options import CallOptions, CallSettings
from .trace import CallTrace, SafeTrace, Trace

TransportT = TypeVar("TransportT")
TokensT = TypeVar("TokensT", bound=HasToken)

PACKAGE = __name__.rsplit(".", 3)[0]
"""The generated package that this runtime is a copy in, or `nexigon_runtime`."""

MAX_RESPONSE_BYTES = 8 << 20
"""The usual limit of a server (`wire.md` W1.9)."""


class Arguments(TypedDict, Generic[TransportT], total=False):
    """The keyword arguments of a client other than its token; see `Client`."""

    options: CallOptions | None
    transport: TransportT | None
    allow_plaintext: bool
    max_response_bytes: int
    trace: Trace | None


class BaseClient(Generic[TransportT, TokensT]):
    """A client without the methods that wait for something."""

    env_prefix: ClassVar[str] = ""
    """`from_env` reads the variables `<prefix>_URL` and `<prefix>_TOKEN`."""

    _package: ClassVar[str] = PACKAGE
    """Name of the generated package. Names the user agent and the logger."""

    _shared: Shared[TransportT, TokensT]
    _settings: CallSettings

    if TYPE_CHECKING:

        def __init__(
            self,
            base_url: str,
            *,
            token: str | None,
            **arguments: Unpack[Arguments[TransportT]],
        ) -> None: ...

    @classmethod
    def from_env(cls, **arguments: Unpack[Arguments[TransportT]]) -> Self:
        """Makes a client from environment variables; see `env_prefix`.

        Args:
            arguments: The arguments of the class other than `base_url` and `token`.

        Raises:
            ConfigurationError: The variable with the URL is not set, or its value or an
                argument is not usable.
        """
        url = os.environ.get(f"{cls.env_prefix}_URL")
        if not url:
            message = f"the environment variable {cls.env_prefix}_URL is not set"
            raise ConfigurationError(message)
        token = os.environ.get(f"{cls.env_prefix}_TOKEN") or None
        return cls(url, token=token, **arguments)

    def with_options(self, **options: Unpack[CallOptions]) -> Self:
        """Makes a client with other default options, which shares the connections, the
        token and the retry quota of this one. Closing either closes both.

        Raises:
            ConfigurationError: An option is unknown or out of range.
        """
        other = object.__new__(type(self))
        # A cached namespace refers to this client, so the other one needs its own.
        cached = _cached_names(type(self))
        vars(other).update((k, v) for k, v in vars(self).items() if k not in cached)
        other._settings = self._settings.updated(options)
        return other

    def __repr__(self) -> str:
        base_url = self._shared.url.removesuffix("/api/v1/actions/invoke/")
        return f"{type(self).__name__}({base_url!r})"

    def _traced(
        self, trace: Trace, action: Returning[object]
    ) -> AbstractContextManager[CallTrace, None]:
        info = action.__action__
        return SafeTrace(trace(info, self._shared.url + info.wire))


def _cached_names(kind: type) -> set[str]:
    return {
        name
        for base in kind.__mro__
        for name, value in vars(base).items()
        if isinstance(value, cached_property)
    }
