"""A program whose first calls all start at once: `callers.py threads|tasks http|fast N URL`.

It says how often it fetched a token, and goes on at each line it is sent: it closes the
client, then it ends. The first token it fetches is stale.
"""

from __future__ import annotations

import asyncio
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from nexigon_hub import AsyncNexigonHub, NexigonHub
from nexigon_hub.projects import ProjectId
from nexigon_hub.transport import FastTransport, HttpTransport


class Tokens:
    """Hands out `token_1`, `token_2`, …"""

    def __init__(self) -> None:
        self.fetched = 0

    def fetch(self) -> str:
        self.fetched += 1
        return f"token_{self.fetched}"

    async def afetch(self) -> str:
        await asyncio.sleep(0)
        return self.fetch()


def threads(transport: HttpTransport | FastTransport, count: int, url: str) -> None:
    """Calls from threads that share a client."""
    tokens, together = Tokens(), Barrier(count)
    sys.setswitchinterval(1e-6)

    def call(number: int) -> str:
        together.wait()
        return hub.projects.get_details(project_id=ProjectId(f"p_{number}")).name

    with (
        NexigonHub(
            url, token=tokens.fetch, transport=transport, allow_plaintext=True
        ) as hub,
        ThreadPoolExecutor(count) as pool,
    ):
        _tell(tokens, list(pool.map(call, range(count))))
    _tell(tokens, [])


async def tasks(transport: HttpTransport | FastTransport, count: int, url: str) -> None:
    """Calls from tasks that share a client."""
    tokens = Tokens()

    async def call(number: int) -> str:
        project_id = ProjectId(f"p_{number}")
        return (await hub.projects.get_details(project_id=project_id)).name

    async with AsyncNexigonHub(
        url, token=tokens.afetch, transport=transport, allow_plaintext=True
    ) as hub:
        _tell(tokens, await asyncio.gather(*map(call, range(count))))
    _tell(tokens, [])


def _tell(tokens: Tokens, names: list[str]) -> None:
    print(tokens.fetched, *names, flush=True)
    sys.stdin.readline()


if __name__ == "__main__":
    _, kind, engine, number, base_url = sys.argv
    carrier = HttpTransport() if engine == "http" else FastTransport()
    if kind == "threads":
        threads(carrier, int(number), base_url)
    else:
        asyncio.run(tasks(carrier, int(number), base_url))
