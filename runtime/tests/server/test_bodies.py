"""Bodies that break the rules, and bodies that never end."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from nexigon_gen.runtime.server import ActionApp, Settings

from .conftest import Demo, authenticate
from .live import GREET, GUEST, Server, read, serve

CANARY = "hunter2"

BROKEN = {
    "empty": b"",
    "truncated": b'{"guest": {"fullName": "hunter2"',
    "two-values": GUEST + GUEST,
    "not-an-object": b'["hunter2"]',
    "byte-order-mark": b"\xef\xbb\xbf" + GUEST,
    "utf-16": GUEST.decode().encode("utf-16"),
    "latin-1": b'{"guest": {"fullName": "hunter2 \xe9"}}',
    "lone-surrogate": b'{"guest": {"fullName": "hunter2 \\ud800"}}',
    "surrogate-bytes": b'{"guest": {"fullName": "hunter2 \xed\xa0\x80"}}',
    "nan": b'{"guest": {"fullName": "hunter2"}, "extra": NaN}',
    "infinity": b'{"guest": {"fullName": "hunter2"}, "extra": [-Infinity]}',
    "key-twice": b'{"guest": {"fullName": "a", "fullName": "hunter2"}}',
    "unknown-key-twice": b'{"guest": {"fullName": "hunter2"}, "e": 1, "e": 1}',
    "deep": b'{"e": ' + b"[" * 400 + b"]" * 400 + b"}",
    "long-number": b'{"guest": {"fullName": "a"}, "e": ' + b"9" * 4500 + b"}",
    "comment": b'{"guest": {"fullName": "a"}} // hunter2',
    "single-quotes": b"{'guest': {'fullName': 'hunter2'}}",
}


@pytest.fixture(scope="module")
def roomy() -> Iterator[Server]:
    with serve(ActionApp([Demo()], authenticate=authenticate)) as live:
        yield live


@pytest.mark.parametrize("body", BROKEN.values(), ids=BROKEN)
def test_json_that_is_not_strict(roomy: Server, body: bytes) -> None:
    answer = roomy.call(body=body)
    assert answer.refusal[:2] == (400, "Invalid")
    assert CANARY not in answer.body.decode()


@pytest.mark.parametrize(
    ("body", "paths"),
    [
        (b"{}", ["guest"]),
        (b'{"guest": null}', ["guest"]),
        (b'{"guest": "hunter2"}', ["guest"]),
        (b'{"guest": {"full_name": "hunter2"}}', ["guest.fullName"]),
        (b'{"guest": {"fullName": 7}}', ["guest.fullName"]),
        (b'{"guest": {"fullName": "hunter2hunter2hunter2"}}', ["guest.fullName"]),
        (b'{"guest": {}, "salutation": 1}', ["guest.fullName", "salutation"]),
    ],
    ids=["missing", "null", "type", "python-name", "strict", "length", "two-problems"],
)
def test_problems_have_paths_and_no_input(
    server: Server, body: bytes, paths: list[str]
) -> None:
    answer = server.call(body=body)
    assert answer.refusal[:2] == (400, "Invalid")
    problems = answer.refusal[2].split("; ")
    assert [problem.partition(": ")[0] for problem in problems] == paths
    assert CANARY not in answer.body.decode()


def test_unknown_keys_are_ignored_unless_forbidden(server: Server) -> None:
    body = b'{"guest": {"fullName": "Ada"}, "hunter2": 1}'
    assert server.call(body=body).status == 200
    strict = Settings(unknown_fields="forbid")
    with serve(ActionApp([Demo()], authenticate=authenticate, settings=strict)) as live:
        answer = live.call(body=body)
    assert answer.refusal[:2] == (400, "Invalid")
    assert CANARY not in answer.body.decode()


def test_a_body_in_pieces(server: Server) -> None:
    with server.begin(GREET, f"content-length: {len(GUEST)}") as connection:
        for byte in GUEST:
            connection.sendall(bytes([byte]))
            time.sleep(0.001)
        assert read(connection).status == 200


def test_a_chunked_body(server: Server) -> None:
    body = b"".join(b"1\r\n%c\r\n" % byte for byte in GUEST) + b"0\r\n\r\n"
    with server.begin(GREET, "transfer-encoding: chunked", body=body) as connection:
        assert read(connection).status == 200


def test_a_long_body_is_refused_before_it_comes(server: Server) -> None:
    with server.begin(GREET, "content-length: 1001") as connection:
        answer = read(connection)
        assert (answer.status, answer.headers["connection"]) == (413, "close")


def test_a_chunked_body_is_refused_once_it_is_too_long(server: Server) -> None:
    body = b"3e9\r\n" + b" " * 1001 + b"\r\n"
    with server.begin(GREET, "transfer-encoding: chunked", body=body) as connection:
        assert read(connection).status == 413


def test_a_length_of_thousands_of_digits(server: Server) -> None:
    with server.begin(GREET, f"content-length: {'9' * 5000}") as connection:
        assert read(connection).status in (400, 413)


def test_a_body_that_does_not_come_in_time() -> None:
    hasty = Settings(body_timeout=0.05)
    with (
        serve(ActionApp([Demo()], authenticate=authenticate, settings=hasty)) as live,
        live.begin(GREET, "content-length: 20", body=b"{") as connection,
    ):
        answer = read(connection)
        assert answer.refusal == (408, "Invalid", "the body did not arrive in time")
        assert answer.headers["connection"] == "close"


def test_a_client_that_leaves_in_its_body_does_no_harm(server: Server) -> None:
    server.begin(GREET, "content-length: 20", body=b"{").close()
    assert server.call().status == 200
