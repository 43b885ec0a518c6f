"""The two drivers: they do what a call flow asks for, in a thread or in a task."""

from __future__ import annotations

import time
from typing import TypeVar

from .call import Answer, Flow, GetToken, Send, Sleep
from .reply import Reply
from .tokens import AsyncTokenSource, TokenSource
from .transport import AsyncTransport, Transport, TransportFailure

T = TypeVar("T")


def run(flow: Flow[T], transport: Transport, tokens: TokenSource) -> Reply[T]:
    """Runs a call in this thread."""
    answer: Answer = None
    while True:
        try:
            step = flow.send(answer)
        except StopIteration as end:
            reply: Reply[T] = end.value
            return reply
        try:
            match step:
                case Send(request):
                    answer = transport.send(request)
                case Sleep(seconds):
                    time.sleep(seconds)
                    answer = None
                case GetToken(rejected, timeout):
                    answer = tokens.get(rejected, timeout)
        except TransportFailure as failure:
            answer = failure


async def arun(
    flow: Flow[T], transport: AsyncTransport, tokens: AsyncTokenSource
) -> Reply[T]:
    """Runs a call in this task."""
    import asyncio  # whoever uses only the sync client never loads it

    answer: Answer = None
    while True:
        try:
            step = flow.send(answer)
        except StopIteration as end:
            reply: Reply[T] = end.value
            return reply
        try:
            match step:
                case Send(request):
                    answer = await transport.asend(request)
                case Sleep(seconds):
                    await asyncio.sleep(seconds)
                    answer = None
                case GetToken(rejected, timeout):
                    answer = await tokens.aget(rejected, timeout)
        except TransportFailure as failure:
            answer = failure
