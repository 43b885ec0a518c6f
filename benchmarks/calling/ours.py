"""The generated client, with each of its transports."""

from __future__ import annotations

from contextlib import AsyncExitStack
from functools import partial

from nexigon_hub import AsyncNexigonHub, NexigonHub
from nexigon_hub._runtime.client.transport.fast import FastTransport
from nexigon_hub._runtime.client.transport.http import HttpTransport
from nexigon_hub.common.types import OrganizationId

from .sample import NAME, ORGANIZATION, TOKEN, AsyncCall, Call, Calls


async def ours(url: str, end: AsyncExitStack) -> Calls:
    """Keyword methods, as a user writes them."""
    organization = OrganizationId(ORGANIZATION)
    sync: dict[str, Call] = {}
    asynchronous: dict[str, AsyncCall] = {}
    for name, kind in ("generated", HttpTransport), ("generated, fast", FastTransport):
        hub = NexigonHub(url, token=TOKEN, transport=kind(), allow_plaintext=True)
        ahub = AsyncNexigonHub(url, token=TOKEN, transport=kind(), allow_plaintext=True)
        end.enter_context(hub)
        await end.enter_async_context(ahub)
        sync[name] = partial(
            hub.projects.create, organization_id=organization, name=NAME
        )
        asynchronous[name] = partial(
            ahub.projects.create, organization_id=organization, name=NAME
        )
    return Calls(sync, asynchronous)
