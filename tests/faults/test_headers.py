"""Headers of a caller: sent once, as they are, or refused before anything is sent."""

from __future__ import annotations

import pytest

from nexigon_gen.runtime.client.errors import ConfigurationError
from nexigon_gen.runtime.client.headers import RESERVED
from nexigon_gen.runtime.client.transport.network import Network
from nexigon_gen.runtime.client.transport.protocol import HttpRequest

from .clients import Caller, Carrier
from .sample import CREATE, DEVICE, DEVICE_JSON
from .scripted import ScriptedServer, responds

OK = responds(200, DEVICE_JSON)

GIVEN = {
    "X-Team": "four",
    "x-odd": "\xfc\t, ;=\"'",
    "X-Padded": "  both ends \t",
    "x-empty": "",
    "User-Agent": "mine/1",
    "x-long": "a" * 10_000,
}
ARRIVES = {
    b"x-team": b"four",
    b"x-odd": b"\xfc\t, ;=\"'",
    b"x-padded": b"both ends",
    b"x-empty": b"",
    b"user-agent": b"mine/1",
    b"x-long": b"a" * 10_000,
}


def lines(request: bytes) -> list[tuple[bytes, bytes]]:
    head = request.partition(b"\r\n\r\n")[0].split(b"\r\n")[1:]
    fields = [line.partition(b":") for line in head]
    return [(name.lower(), value.strip(b" \t")) for name, _, value in fields]


@pytest.mark.parametrize("way", ["direct", "forwarded"])
def test_they_are_sent_once(call: Caller, way: str) -> None:
    with ScriptedServer([OK]) as server:
        there = (server.url, Network())
        if way == "forwarded":
            there = ("http://hub.test", Network(proxy=server.url))
        url, network = there
        reply = call(url, CREATE, {"headers": GIVEN}, network=network)
    assert reply.value == DEVICE
    sent = lines(server.requests[0])
    names = [name for name, _ in sent]
    assert len({*names}) == len(names)
    assert ARRIVES.items() <= dict(sent).items()


@pytest.mark.parametrize("name", sorted(RESERVED))
def test_those_of_the_client_are_refused(call: Caller, name: str) -> None:
    with ScriptedServer([OK]) as server:
        for spelled in (name, name.upper()):
            with pytest.raises(ConfigurationError, match=spelled):
                call(server.url, CREATE, {"headers": {spelled: "s3cret"}})
    assert server.connections == 0


@pytest.mark.parametrize(
    ("name", "value"),
    [("x", "a\r\nx-evil: 1"), ("x", "a\0"), ("x\r\ny", "a"), ("x", "\u20ac")],
    ids=ascii,
)
def test_what_cannot_be_sent(carry: Carrier, name: str, value: str) -> None:
    """Not even by who has no client around the transport."""
    with ScriptedServer([OK]) as server:
        request = HttpRequest(f"{server.url}/x", {name: value}, b"{}", 60.0, 1000)
        with pytest.raises(ConfigurationError) as caught:
            carry(request)
    assert server.requests == []
    assert "evil" not in str(caught.value)
