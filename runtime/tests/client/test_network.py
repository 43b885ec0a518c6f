"""What a `Network` takes, and which proxy is on the way."""

from __future__ import annotations

from typing import Any

import pytest

from nexigon_gen.runtime.client.errors import ConfigurationError
from nexigon_gen.runtime.client.transport.network import Network, proxy_for
from nexigon_gen.runtime.client.transport.proxy import Proxy


@pytest.mark.parametrize(
    "values",
    [
        {"connect_timeout": 0},
        {"connect_timeout": -1},
        {"connect_timeout": None},
        {"connect_timeout": "5"},
        {"connect_timeout": float("inf")},
        {"connect_timeout": float("nan")},
        {"connect_timeout": 1e10},
        {"max_connections": 0},
        {"max_connections": -1},
        {"max_connections": None},
        {"max_connections": 1.5},
        {"trust_env": "0"},
        {"accept_invalid_certificates": "false"},
        {"accept_invalid_certificates": None},
        {"http2": "no"},
        {"proxy": 5},
        {"proxy": b"http://proxy.test"},
    ],
    ids=str,
)
def test_a_value_out_of_range(values: dict[str, Any]) -> None:
    with pytest.raises(ConfigurationError, match=next(iter(values))):
        Network(**values)


@pytest.mark.parametrize(
    ("url", "proxy"),
    [
        ("http://proxy.test:3128", Proxy("http://proxy.test:3128")),
        ("HTTP://Proxy.test/", Proxy("http://Proxy.test")),
        ("proxy", Proxy("http://proxy")),
        ("https://[::1]:8080", Proxy("https://[::1]:8080")),
        ("socks5h://10.0.0.1", Proxy("socks5h://10.0.0.1")),
        ("http://a:b%2f%40@c", Proxy("http://c", (b"a", b"b/@"))),
        ("http://%FC:%e9%00@c", Proxy("http://c", (b"\xfc", b"\xe9\0"))),
        ("http://a@c", Proxy("http://c", (b"a", b""))),
        ("", None),
    ],
)
def test_a_proxy(url: str, proxy: Proxy | None) -> None:
    assert proxy_for(Network(proxy=url), "https://hub.test") == proxy


@pytest.mark.parametrize(
    "url",
    [
        "ftp://s3cret@proxy.test",
        "s3cret://proxy.test",
        "http://",
        "http://[",
        "http://[s3cret]",
        "http://s3cret@",
        "http://proxy:s3cret",
        "http://proxy:99999",
        "http://proxy:0",
        "http://%0d%0a:1",
        "http://a..b:80",
        "http://" + "a" * 64,
        "http://" + "a." * 127 + "a",
        "http://hüst:80",
        "http://s3cret\u00e9:p@proxy.test",
        "http://s3cret x:p@proxy.test",
        "http://me:s3cret/x@proxy.test:3128",
        "http://me:4711#s3cret@proxy.test:3128",
        "http://me:s3cret?x@proxy.test:3128",
        "http://proxy.test/path",
    ],
)
def test_a_proxy_that_cannot_be(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ConfigurationError, match="proxy") as caught:
        Network(proxy=url)
    assert "s3cret" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None
    monkeypatch.setenv("https_proxy", url)
    with pytest.raises(ConfigurationError, match="proxy"):
        proxy_for(Network(), "https://hub.test")


@pytest.mark.parametrize(
    ("excluded", "origin", "is_used"),
    [
        ("::1", "https://[::1]", False),
        ("::1", "https://[::1]:8443", False),
        ("[::1]", "https://[::1]:8443", False),
        ("::2", "https://[::1]", True),
        ("hub.test", "https://hub.test:8443", False),
        (".test", "https://hub.test", False),
        ("HUB.test", "https://hub.test", False),
        ("*", "https://hub.test", False),
        ("*.test", "https://hub.test", False),
        ("test", "https://hub.test.", False),
        ("ub.test", "https://hub.test", True),
        ("other.test", "https://hub.test", True),
        ("a.test, hub.test ,b.test", "https://hub.test", False),
        ("a.test hub.test", "https://hub.test", False),
        ("", "https://hub.test", True),
        (" , .,:,*.,:443", "https://hub.test", True),
        ("hub.test:443", "https://hub.test", False),
        ("hub.test:8443", "https://hub.test:8443", False),
        ("hub.test:8443", "https://hub.test", True),
        ("hub.test:" + "4" * 5000, "https://hub.test", True),
        ("*:443", "https://hub.test", False),
        ("[::1]:443", "https://[::1]", False),
        ("[::1]:443", "https://[::1]:8443", True),
        ("10.0.0.0/8", "https://10.1.2.3:8443", False),
        ("10.0.0.0/8:443", "https://10.1.2.3", False),
        ("10.0.0.0/8:443", "https://10.1.2.3:8443", True),
        ("10.9.9.9/8", "https://10.1.2.3", False),
        ("10.0.0.0/8", "https://11.1.2.3", True),
        ("10.0.0.0/8", "https://[fd00::1]", True),
        ("10.0.0.0/33", "https://10.1.2.3", True),
        ("0.0.0.0/0", "https://hub.test", True),
        ("fd00::/8", "https://[fd12::1]", False),
        ("[fd00::/8]:8443", "https://[fd12::1]:8443", False),
        ("fd00:0:0::1", "https://[FD00::1]", False),
    ],
)
def test_servers_without_the_proxy_of_the_environment(
    monkeypatch: pytest.MonkeyPatch, excluded: str, origin: str, is_used: bool
) -> None:
    monkeypatch.setenv("https_proxy", "http://proxy.test:1")
    monkeypatch.setenv("no_proxy", excluded)
    assert (proxy_for(Network(), origin) is not None) is is_used
