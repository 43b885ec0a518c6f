"""The two drivers: they do what a call flow asks for, in a thread or in a task."""

from __future__ import annotations

import time
from typing import TypeVar

from .call import Answer, Flow, GetToken, Send, Sleep
from .reply import Reply
from .tokens import AsyncTokenSource, TokenSource
from .transport.protocol import AsyncTransport, Transport, TransportFailure

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
        match step:
            case Send():
                try:
                    answer = transport.send(step.request)
                except TransportFailure as failure:
                    answer = failure
            case Sleep():
                time.sleep(step.seconds)
                answer = None
            case GetToken():
                answer = tokens.get(step.rejected, step.timeout, fetch=step.fetch)


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
        match step:
            case Send():
                try:
                    answer = await transport.asend(step.request)
                except TransportFailure as failure:
                    answer = failure
            case Sleep():
                await asyncio.sleep(step.seconds)
                answer = None
            case GetToken():
                answer = await tokens.aget(
                    step.rejected, step.timeout, fetch=step.fetch
                )
