"""Work that is cancelled when it takes too long, or when nobody waits for it."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Coroutine
from typing import Any

import pytest

from nexigon_gen.runtime.asgi import Message, Receive
from nexigon_gen.runtime.server.cancel_scope import (
    CancelScope,
    StageBounds,
    run_in_scope,
)
from nexigon_gen.runtime.server.refusals import Unavailable


class Late(Exception):
    """The time is over."""


async def _held(
    work: Coroutine[Any, Any, str],
    seconds: float = 60,
    receive: Receive | None = None,
) -> str | None:
    scope = CancelScope(receive or _forever)
    scope.start(StageBounds(seconds, Late, ends_on_disconnect=receive is not None))
    return await run_in_scope(work, scope)


async def _at_once() -> str:
    return "done"


async def _after(*waits: float) -> str:
    for seconds in waits:
        await asyncio.sleep(seconds)
    return "done"


async def _forever() -> Message:
    await asyncio.Event().wait()
    raise AssertionError


async def _gone() -> Message:
    return {"type": "http.disconnect"}


@pytest.mark.parametrize("work", [_at_once, _after, lambda: _after(0, 0.001, 0)])
def test_work_that_ends_in_time(work: Any) -> None:
    assert asyncio.run(_held(work(), receive=_forever)) == "done"


def test_work_that_does_not_wait_starts_no_task_and_no_timer() -> None:
    async def counted() -> str:
        return f"{len(asyncio.all_tasks())} task"

    assert asyncio.run(_held(counted(), seconds=-1, receive=_forever)) == "1 task"


@pytest.mark.parametrize("waits", [(60,), (0, 60), (0, 0.001, 0, 60)])
def test_the_time_is_over(waits: tuple[float, ...]) -> None:
    with pytest.raises(Late):
        asyncio.run(_held(_after(*waits), seconds=0.01))


@pytest.mark.parametrize("waits", [(60,), (0, 60)])
def test_the_client_has_left(waits: tuple[float, ...]) -> None:
    assert asyncio.run(_held(_after(*waits), receive=_gone)) is None


@pytest.mark.parametrize("waits", [(60,), (0, 60)])
def test_tasks_may_be_eager(waits: tuple[float, ...]) -> None:
    if sys.version_info < (3, 12):
        pytest.skip("there are no eager tasks")
    with asyncio.Runner() as runner:
        runner.get_loop().set_task_factory(asyncio.eager_task_factory)
        assert runner.run(_held(_after(*waits), receive=_gone)) is None
        assert runner.run(_held(_after(0, 0.001), receive=_forever)) == "done"
        with pytest.raises(Late):
            runner.run(_held(_after(*waits), seconds=0.01, receive=_forever))


def test_a_deadline_may_be_over_when_the_work_first_waits() -> None:
    with pytest.raises(Late):
        asyncio.run(_held(_after(0.001, 60), seconds=-1))


def test_each_part_has_its_own_deadline() -> None:
    seen: list[str] = []

    async def main() -> None:
        scope = CancelScope(_forever)

        async def parts() -> None:
            scope.start(StageBounds(60, LookupError))
            await asyncio.sleep(0)
            scope.start(StageBounds(0.01, KeyError))
            try:
                await asyncio.sleep(60)
            except asyncio.CancelledError:
                seen.append("the second part goes on all the same")
            scope.start(StageBounds(0.01, Late))
            await asyncio.sleep(60)

        try:
            await run_in_scope(parts(), scope)
        finally:
            task = asyncio.current_task()
            assert task is not None
            seen.append(f"{task.cancelling()} cancellations are left")

    with pytest.raises(Late):
        asyncio.run(main())
    assert seen == [
        "the second part goes on all the same",
        "0 cancellations are left",
    ]


def test_a_part_that_does_not_wait_is_not_watched_whatever_came_before_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    timers: list[object] = []

    async def never() -> Message:
        raise AssertionError("nobody asks whether the client has left")

    async def main() -> str | None:
        loop = asyncio.get_running_loop()
        later = loop.call_later

        def noted(*args: Any) -> asyncio.TimerHandle:
            timers.append(args)
            return later(*args)

        monkeypatch.setattr(loop, "call_later", noted)
        scope = CancelScope(never)
        scope.start(StageBounds(60, Late))

        async def parts() -> str:
            await asyncio.sleep(0)
            scope.start(StageBounds(60, Late, ends_on_disconnect=True))
            scope.start(StageBounds(60, Late))
            return f"{len(asyncio.all_tasks())} task"

        return await run_in_scope(parts(), scope)

    assert asyncio.run(main()) == "1 task"
    assert len(timers) == 1


class Waiting:
    """Those of a part that takes no more than some."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.inside = list[CancelScope]()

    def enter(self, scope: CancelScope) -> None:
        if len(self.inside) == self.limit:
            raise Unavailable("full")
        self.inside.append(scope)

    def leave(self, scope: CancelScope) -> None:
        self.inside.remove(scope)


@pytest.mark.parametrize("before", [(), (0,)], ids=["first wait", "later"])
@pytest.mark.parametrize("limit", [0, 1])
def test_who_was_let_in_leaves_and_nobody_else(
    limit: int, before: tuple[float, ...]
) -> None:
    first, second = Waiting(1), Waiting(limit)

    async def main() -> str | None:
        scope = CancelScope(_forever)

        async def parts() -> str:
            scope.start(StageBounds(60, Late, first))
            await _after(*before)
            scope.start(StageBounds(60, Late, second))
            return await _after(0, 0)

        return await run_in_scope(parts(), scope)

    if limit:
        assert asyncio.run(main()) == "done"
    else:
        with pytest.raises(Unavailable):
            asyncio.run(main())
    assert first.inside == second.inside == []


def test_a_middleware_that_replays_the_body_for_ever() -> None:
    async def replayed() -> Message:
        return {"type": "http.request", "body": b"{}"}

    assert asyncio.run(_held(_after(0, 0.01), receive=replayed)) == "done"


def test_a_cancellation_from_the_first_step_is_not_taken_for_the_deadline() -> None:
    async def cancelled_early() -> str:
        task = asyncio.current_task()
        assert task is not None
        task.cancel()
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            await asyncio.sleep(60)
        return "never"

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(_held(cancelled_early(), seconds=0.01))


@pytest.mark.parametrize("first", [(), (0,)])
def test_what_the_work_raises_comes_out(first: tuple[float, ...]) -> None:
    async def failing() -> str:
        await _after(*first)
        raise LookupError

    with pytest.raises(LookupError):
        asyncio.run(_held(failing()))


@pytest.mark.parametrize("seconds", [0.01, 60])
def test_work_sees_each_cancellation_and_may_clean_up(seconds: float) -> None:
    seen: list[str] = []

    async def tidy() -> str:
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            await asyncio.sleep(0)
            seen.append("tidied")
            raise
        return "never"

    async def main() -> None:
        task = asyncio.create_task(_held(tidy(), seconds=seconds))
        if seconds == 60:
            await asyncio.sleep(0.01)
            task.cancel()
        await task

    expected = Late if seconds < 1 else asyncio.CancelledError
    with pytest.raises(expected):
        asyncio.run(main())
    assert seen == ["tidied"]


def test_work_that_swallows_the_cancellation_has_the_last_word() -> None:
    async def stubborn() -> str:
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            await asyncio.sleep(0)
        return "done all the same"

    async def main() -> None:
        assert await _held(stubborn(), seconds=0.01) == "done all the same"
        task = asyncio.current_task()
        assert task is not None
        assert task.cancelling() == 0

    asyncio.run(main())


def test_a_closed_scope_closes_the_work() -> None:
    closed: list[str] = []

    async def open_ended() -> str:
        try:
            return await _after(60)
        finally:
            closed.append("closed")

    async def main() -> None:
        coroutine = _held(open_ended())
        coroutine.send(None)
        coroutine.close()

    asyncio.run(main())
    assert closed == ["closed"]
