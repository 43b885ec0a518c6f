"""Networks and servers that fail, and processes that tell the truth about it: what ends with
5 has reached nobody, and what may have been carried out is sent once, unless it is safe.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from faults.scripted import Behaviour, ScriptedServer, refusing_url, responds, sends
from faults.test_positions import resets, stalls

from support.commands import CommandLine, Done
from support.integration import apart

REGISTER = ("devices", "register", "--name", "n")
FIND = ("devices", "find", "--device-id", "d")
BODY = b'{"deviceId":"d_1"}'
ANSWER = b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n" % len(BODY) + BODY
GONE = b"HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\n" + b'{"result":"Missing"}'


def register(fleet: CommandLine, url: str, *words: str, **variables: str) -> Done:
    return fleet.at(url).forked(*REGISTER, *words, **variables)


@pytest.mark.parametrize(
    "ends", apart([sends, resets], sends), ids=["closes", "resets"]
)
def test_an_end_after_any_byte(
    ends: Callable[[bytes], Behaviour], fleet: CommandLine
) -> None:
    for size in range(len(ANSWER)):
        with ScriptedServer([ends(ANSWER[:size]), responds(200, BODY)]) as server:
            done = register(fleet, server.url)
        assert (done.code, done.out, len(server.requests)) == (6, "", 1), size


@pytest.mark.integration
@pytest.mark.parametrize("size", [0, 20, len(ANSWER) - 1], ids=["none", "head", "body"])
def test_a_stall(size: int, fleet: CommandLine) -> None:
    with ScriptedServer([stalls(ANSWER[:size]), responds(200, BODY)]) as server:
        done = register(fleet, server.url, "--timeout", "3s")
    assert (done.code, done.out, len(server.requests)) == (6, "", 1)


@pytest.mark.parametrize("size", [0, 20, len(GONE) - 1], ids=["none", "head", "body"])
def test_what_is_safe_is_sent_again(size: int, fleet: CommandLine) -> None:
    with ScriptedServer([resets(GONE[:size]), sends(GONE)]) as server:
        done = fleet.at(server.url).forked(*FIND, "--expect", "Missing")
    assert (done.code, done.err, len(server.requests)) == (0, "", 2)


def test_a_request_that_breaks_off(fleet: CommandLine) -> None:
    """The server leaves before it has the whole of it, and nobody can know what it had."""
    long = ("--json", "-", "--note", "n" * 100_000)

    def leaves(connection: socket.socket) -> None:
        connection.recv(100)
        connection.close()

    with _taking(leaves) as (url, taken):
        done = fleet.at(url).forked(*REGISTER, *long, input='{"name": "n"}')
    assert (done.code, done.out, len(taken)) == (6, "", 1)


# By what happens to a connection, the scheme of the server and the variables that lead to
# it: no request goes out.
_Taken = Callable[[socket.socket], None]
UNREACHED: dict[str, tuple[_Taken, str]] = {
    "TLS is closed": (lambda connection: connection.close(), "https"),
    "TLS is something else": (lambda it: it.sendall(b"220 hello\r\n"), "https"),
    "TLS stalls": (lambda it: _waits(it), "https"),
    "a proxy refuses": (lambda it: it.sendall(b"HTTP/1.1 407 No\r\n\r\n"), "proxy"),
    "a proxy closes": (lambda connection: connection.close(), "proxy"),
    "a proxy stalls": (lambda it: _waits(it), "proxy"),
}


@pytest.mark.parametrize("case", apart(UNREACHED, "TLS stalls", "a proxy refuses"))
def test_nothing_is_reached(case: str, fleet: CommandLine) -> None:
    takes, way = UNREACHED[case]
    with _taking(takes) as (url, taken):
        proxy = {"HTTPS_PROXY": url} if way == "proxy" else {}
        to = "https://fleet.invalid" if proxy else url.replace("http:", "https:")
        done = register(fleet, to, "--timeout", "1s", **proxy)
    assert (done.code, done.out) == (5, ""), done.err
    assert taken
    assert not any(b"/invoke/" in each for each in taken)


@pytest.mark.parametrize("url", ["", "http://fleet.invalid"], ids=["port", "name"])
def test_nobody_is_there(url: str, fleet: CommandLine) -> None:
    done = register(fleet, url or refusing_url(), "--timeout", "2s")
    assert (done.code, done.out) == (5, "")
    assert "cannot connect" in done.err


def _waits(connection: socket.socket) -> None:
    connection.settimeout(60)
    while connection.recv(1000):
        pass


@contextmanager
def _taking(take: _Taken) -> Iterator[tuple[str, list[bytes]]]:
    """A server that does something to each connection, and keeps what it saw first of it."""
    taken: list[bytes] = []

    def serve() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection:
                taken.append(connection.recv(1000, socket.MSG_PEEK))
                take(connection)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}", taken
        listener.shutdown(socket.SHUT_RDWR)
    thread.join(60)
