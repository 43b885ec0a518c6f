"""What clients can hold without being known, and how those fare that are refused early."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from select import select

import pytest

from nexigon_gen.runtime.server import ActionApp, Context, Hooks, Request, Settings

from .conftest import Demo, authenticate
from .live import GREET, GUEST, INVOKE, PING, TOKEN, Server, read, serve
from .sample import GreetAction, GreetOutputGreeted

LONG = 4 << 20
"""Bytes that no buffer between takes all of."""


class Wordy(Demo):
    """Answers at length."""

    async def greet(self, action: GreetAction, ctx: Context[str]) -> GreetOutputGreeted:
        return GreetOutputGreeted(text="x" * LONG)


async def known(request: Request) -> str:
    """Tells who it is without a thread: nobody waits for that among others."""
    return authenticate(request)


def _app(
    service: Demo,
    hooks: Hooks[str] | None = None,
    *,
    limit: int = 2,
    body: float = 30,
    send: float = 30,
) -> ActionApp[str]:
    return ActionApp(
        [service],
        authenticate=known,
        hooks=hooks,
        max_body=1000,
        max_concurrency=limit,
        settings=Settings(body_timeout=body, send_timeout=send),
    )


def _stranger(live: Server) -> socket.socket:
    """A connection of somebody without a token, whose body never comes."""
    connection = socket.create_connection(("127.0.0.1", live.port), timeout=10)
    lines = f"POST {PING} HTTP/1.1", "host: x", "content-type: application/json"
    connection.sendall("\r\n".join((*lines, "content-length: 9", "", "{")).encode())
    return connection


def test_bodies_that_never_come_keep_nobody_out() -> None:
    with serve(_app(Demo())) as live, ExitStack() as stack:
        slow = [stack.enter_context(_stranger(live)) for _ in range(6)]
        first = read(slow[0])
        assert first.refusal == (408, "Invalid", "the body did not arrive in time")
        assert first.headers["connection"] == "close"
        # The last two have places; before, some may not have come yet.
        assert [read(each).status for each in slow[1:4]] == [408] * 3
        # In pieces, so that each of these has to wait for its body, too.
        for path, body in ((GREET, GUEST), (PING, b"{}")):
            with live.begin(path, f"content-length: {len(body)}") as known:
                time.sleep(0.05)
                known.sendall(body)
                assert read(known).status == 200


def test_known_callers_are_refused_when_all_places_are_theirs(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """And those that are make no room by it, for others or at the end."""
    with serve(_app(Demo())) as live, ExitStack() as stack:
        callers = [
            stack.enter_context(live.begin(GREET, "content-length: 30", body=b"{"))
            for _ in range(8)
        ]
        for _ in range(6):
            (late, *_), _, _ = select(callers, [], [], 20)
            callers.remove(late)
            assert read(late).refusal == (503, "RateLimited", "the server is busy")
    assert "still running at shutdown" not in caplog.text


def test_a_body_that_trickles_meets_the_deadline() -> None:
    with (
        serve(_app(Demo(), body=0.3)) as live,
        live.begin(GREET, "content-length: 900") as connection,
        suppress(OSError),  # sent to a connection that is closed
    ):
        for _ in range(200):
            connection.sendall(b" ")
            time.sleep(0.02)
        raise AssertionError("nobody minded")


def _unread(live: Server) -> socket.socket:
    connection = socket.socket()
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    connection.settimeout(20)
    connection.connect(("127.0.0.1", live.port))
    head = f"POST {GREET} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {TOKEN}\r\n"
    head += f"content-type: application/json\r\ncontent-length: {len(GUEST)}\r\n\r\n"
    connection.sendall(head.encode() + GUEST)
    return connection


def _taken(connection: socket.socket) -> int:
    """How much of an answer there is."""
    total = 0
    while data := connection.recv(1 << 20):
        total += len(data)
    return total


def test_an_answer_that_nobody_takes_is_given_up() -> None:
    over = threading.Event()
    hooks = Hooks[str](observers=[lambda served: over.set()])
    with serve(_app(Wordy(), hooks, send=0.3)) as live, _unread(live) as connection:
        assert over.wait(20)
        assert 0 < _taken(connection) < LONG


def test_of_too_many_answers_the_longest_waiting_is_given_up() -> None:
    with serve(_app(Wordy(), limit=4)) as live, ExitStack() as stack:
        waiting = list[socket.socket]()
        for _ in range(3):
            waiting.append(stack.enter_context(_unread(live)))
            select(waiting[-1:], [], [], 20)  # until its answer has begun to wait
        assert _taken(waiting[0]) < LONG
        # Requests are served all the while, and so is who takes the answer.
        assert live.call(PING, b"{}").status == 200
        assert json.loads(live.call().body)["text"] == "x" * LONG


@pytest.fixture(scope="module")
def strict() -> Iterator[Server]:
    with serve(_app(Demo(), limit=20)) as live:
        yield live


@pytest.mark.parametrize(
    ("path", "headers", "expected"),
    [
        (GREET, {}, 413),
        (GREET, {"authorization": "Bearer other"}, 401),
        (GREET, {"content-type": "text/plain"}, 415),
        (INVOKE + "demo_None", {}, 404),
    ],
)
@pytest.mark.parametrize("framing", ["length", "chunked"])
def test_who_sends_before_reading_gets_the_answer(
    strict: Server, path: str, headers: dict[str, str], expected: int, framing: str
) -> None:
    body = b"x" * (8 << 20)
    usual = {
        "host": "x",
        "content-type": "application/json",
        "authorization": f"Bearer {TOKEN}",
    }
    framed = (
        {"content-length": str(len(body))}
        if framing == "length"
        else {"transfer-encoding": "chunked"}
    )
    if framing == "chunked":
        body = b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body)
    lines = [f"{k}: {v}" for k, v in (usual | framed | headers).items()]
    with socket.create_connection(("127.0.0.1", strict.port), timeout=20) as client:
        client.sendall("\r\n".join((f"POST {path} HTTP/1.1", *lines, "", "")).encode())
        client.sendall(body)
        time.sleep(0.2)
        assert read(client).status == expected


def test_who_never_sends_the_rest_is_let_go(strict: Server) -> None:
    with strict.begin(GREET, "content-length: 5000") as client:
        assert read(client).status == 413
        assert client.recv(1) == b""
