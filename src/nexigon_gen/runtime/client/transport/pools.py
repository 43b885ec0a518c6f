"""Transports with connection pools: one pool for each server, and apart for each process
and each event loop."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import AsyncGenerator, Callable
from typing import TYPE_CHECKING

from ...dataclass import dataclass
from ..errors import ConfigurationError
from ..locks import ForkSafeLock, PerLoop, process
from .limiter import CLOSED
from .network import Network
from .protocol import HttpRequest, HttpResponse

if TYPE_CHECKING:
    from .async_pool import AsyncPool
    from .engine import Engine
    from .pool import Pool
    from .route import ConnectionRoute


class ProcessPools:
    """The pools of this process, one for each server.

    A forked child starts with none, since a connection must not be used on both sides of
    a fork.

    Args:
        new: Makes the pool of a server from its origin, `https://hub.example.com`.
    """

    def __init__(self, new: Callable[[str], Pool]) -> None:
        self._new = new
        self._pools: dict[tuple[int, str], Pool] = {}
        self._lock = ForkSafeLock()
        self._closed = False

    def get(self, url: str) -> Pool:
        """The pool of the server of a URL, which is made if there is none.

        Raises:
            ConfigurationError: The pools were closed.
        """
        key = (process.id, origin_of(url))
        found = self._pools.get(key)
        if found is None:
            with self._lock.held():
                if self._closed:
                    raise ConfigurationError(CLOSED)
                self._disown_inherited()
                found = self._pools.get(key)
                if found is None:
                    found = self._pools[key] = self._new(key[1])
        return found

    def close(self) -> None:
        """Closes the pools of this process. None will be made any more."""
        with self._lock.held():
            self._closed = True
            self._disown_inherited()
            mine = [*self._pools.values()]
            self._pools.clear()
        for pool in mine:
            pool.close()

    def _disown_inherited(self) -> None:
        for key in [*self._pools]:
            if key[0] != process.id:
                self._pools.pop(key).disown()


@dataclass(frozen=True, slots=True)
class _OpenPool:
    """A pool, and the generator that closes it."""

    pool: AsyncPool
    lifetime: AsyncGenerator[AsyncPool, None]


class LoopPools:
    """The pools of each event loop, one for each server; see `ProcessPools`.

    The pools of a loop are closed with the loop. Each is held by an asynchronous generator,
    and `asyncio.run` and its like close the generators of a loop before they close it.
    """

    def __init__(self, new: Callable[[str], AsyncPool]) -> None:
        self._new = new
        self._loops = PerLoop(dict[str, _OpenPool])
        self._closed = False

    def find(self, url: str) -> AsyncPool | None:
        """The pool of the running loop for the server of a URL, if there is one."""
        import asyncio  # the sync client never loads it

        pools = self._loops.values.get(asyncio.get_running_loop())
        found = pools.get(origin_of(url)) if pools else None
        return found.pool if found else None

    async def open(self, url: str) -> AsyncPool:
        """Makes a pool of the running loop for the server of a URL.

        Raises:
            ConfigurationError: The pools were closed.
        """
        if self._closed:
            raise ConfigurationError(CLOSED)
        origin = origin_of(url)
        lifetime = self._lifetime(origin)
        pool = await anext(
            lifetime
        )  # does not wait, so no other task can come in between
        self._loops.get()[origin] = _OpenPool(pool, lifetime)
        return pool

    async def close(self) -> None:
        """Closes the pools of the running loop. None will be made any more."""
        self._closed = True
        for lifetime in (self._loops.take() or {}).values():
            await lifetime.lifetime.aclose()

    async def _lifetime(self, origin: str) -> AsyncGenerator[AsyncPool, None]:
        pool = self._new(origin)
        try:
            yield pool
        finally:
            pools = self._loops.get()
            pools.pop(origin, None)
            if not pools:
                self._loops.take()
            await pool.close()


class PooledTransport(ABC):
    """A transport that keeps connections in pools, for sync and async clients.

    Keeps no cookies, follows no redirects, accepts no compression.

    Args:
        network: Settings: proxies, TLS and limits.
    """

    def __init__(self, network: Network | None = None) -> None:
        self._network = network or Network()
        self._pools = ProcessPools(self._pool)
        self._async_pools = LoopPools(self._async_pool)

    def send(self, request: HttpRequest) -> HttpResponse:
        """Sends a request once and waits for the answer, in this thread.

        Raises:
            TransportFailure: There is no complete answer.
            ConfigurationError: A needed package is not installed, the host or the proxy
                is not usable, or the transport is closed.
        """
        return self._pools.get(request.url).exchange(request)

    def close(self) -> None:
        """Closes the connections of this process, after the exchanges that are running."""
        self._pools.close()

    async def asend(self, request: HttpRequest) -> HttpResponse:
        """Like `send`, in this task."""
        pools, url = self._async_pools, request.url
        return await (pools.find(url) or await pools.open(url)).exchange(request)

    async def aclose(self) -> None:
        """Closes the connections of the running loop, after the exchanges that are running."""
        await self._async_pools.close()

    def _pool(self, origin: str) -> Pool:
        from .pool import Pool

        return Pool(self._network, *self._route_and_engine(origin))

    def _async_pool(self, origin: str) -> AsyncPool:
        from .async_pool import AsyncPool

        return AsyncPool(self._network, *self._route_and_engine(origin))

    @abstractmethod
    def _route_and_engine(self, origin: str) -> tuple[ConnectionRoute, Engine]:
        """How to reach a server, and the engine for its HTTP/1.1."""


def origin_of(url: str) -> str:
    """Scheme, host and port of a URL: `https://hub.example.com:8443`."""
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest.partition('/')[0]}"
