"""Transports over connection pools, each kept by the process or the event loop it
belongs to."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

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
    """Pools by server. A connection must not be used on both sides of a fork: a child
    process starts with none.

    Args:
        new: Makes the pool for a server, `https://hub.example.com`.
    """

    def __init__(self, new: Callable[[str], Pool]) -> None:
        self._new = new
        self._pools: dict[tuple[int, str], Pool] = {}
        self._lock = ForkSafeLock()
        self._closed = False

    def get(self, url: str) -> Pool:
        """The pool for the server of this URL.

        Raises:
            ConfigurationError: They were closed.
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
        """Closes the pools of this process, for good."""
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
    """A pool, and what ends it."""

    pool: AsyncPool
    lifetime: AsyncGenerator[AsyncPool, None]


class LoopPools:
    """Pools by server, for each event loop its own; see `ProcessPools`.

    Those of a loop end with it: `asyncio.run` and its like close the asynchronous
    generators of a loop before the loop itself.
    """

    def __init__(self, new: Callable[[str], AsyncPool]) -> None:
        self._new = new
        self._loops = PerLoop(dict[str, _OpenPool])
        self._closed = False

    def find(self, url: str) -> AsyncPool | None:
        """The pool of the running loop for the server of this URL, if it has one."""
        import asyncio  # whoever uses only the sync client never loads it

        pools = self._loops.values.get(asyncio.get_running_loop())
        found = pools.get(origin_of(url)) if pools else None
        return found.pool if found else None

    async def open(self, url: str) -> AsyncPool:
        """Makes the pool that was not found.

        Raises:
            ConfigurationError: The pools were closed.
        """
        if self._closed:
            raise ConfigurationError(CLOSED)
        origin = origin_of(url)
        lifetime = self._lifetime(origin)
        pool = await anext(
            lifetime
        )  # waits for nothing: no other task comes in between
        self._loops.get()[origin] = _OpenPool(pool, lifetime)
        return pool

    async def close(self) -> None:
        """Closes the pools of the running loop. There will be no others."""
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
    """A transport that opens connections: pools of its own for each process and each
    event loop, which serve sync and async clients.

    Keeps no cookies, follows no redirects, accepts no compression.

    Args:
        network: How to reach servers.
    """

    def __init__(self, network: Network | None = None) -> None:
        self._network = network or Network()
        self._pools = ProcessPools(self._pool)
        self._async_pools = LoopPools(self._async_pool)

    def send(self, request: HttpRequest) -> HttpResponse:
        """Sends once, from this thread.

        Raises:
            TransportFailure: There is no complete answer.
            ConfigurationError: A package is not installed, the host or the proxy is
                not usable, or the transport is closed.
        """
        return self._pools.get(request.url).exchange(request)

    def close(self) -> None:
        """Closes this process's connections; exchanges that run finish first."""
        self._pools.close()

    async def asend(self, request: HttpRequest) -> HttpResponse:
        """Sends once, from this task; see `send`."""
        pools, url = self._async_pools, request.url
        return await (pools.find(url) or await pools.open(url)).exchange(request)

    async def aclose(self) -> None:
        """Closes the running loop's connections; exchanges that run finish first."""
        await self._async_pools.close()

    def _pool(self, origin: str) -> Pool:
        from .pool import Pool

        return Pool(self._network, *self._route_and_engine(origin))

    def _async_pool(self, origin: str) -> AsyncPool:
        from .async_pool import AsyncPool

        return AsyncPool(self._network, *self._route_and_engine(origin))

    @abstractmethod
    def _route_and_engine(self, origin: str) -> tuple[ConnectionRoute, Engine]:
        """How to reach a server, and what speaks HTTP/1.1 with it."""


def origin_of(url: str) -> str:
    """The start of a URL up to its path, `https://hub.example.com:8443`."""
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest.partition('/')[0]}"
