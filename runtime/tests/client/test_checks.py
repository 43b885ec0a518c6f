"""What is refused before anything is sent, such as an unasked `http:` (wire.md W1.8)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from faults.sample import CREATE, DEVICE, CreateAction

from nexigon_gen.runtime.client.base_url import invoke_url
from nexigon_gen.runtime.client.client import Client
from nexigon_gen.runtime.client.errors import ConfigurationError
from nexigon_gen.runtime.client.options import CallOptions, CallSettings
from nexigon_gen.runtime.model.secret import Secret
from nexigon_gen.runtime.testing import StubTransport


@pytest.mark.parametrize(
    ("base_url", "expected"),
    [
        ("https://hub.test", "https://hub.test"),
        ("https://hub.test/", "https://hub.test"),
        ("https://hub.test:8443/a/b/", "https://hub.test:8443/a/b"),
        ("https://[::1]:8443", "https://[::1]:8443"),
        ("HTTPS://hub.test/a%20b", "https://hub.test/a%20b"),
        ("https://a_b.Hub-1.test.:8443", "https://a_b.Hub-1.test.:8443"),
        (f"https://{'a' * 63}.test", f"https://{'a' * 63}.test"),
    ],
)
def test_a_base_url_keeps_its_path(base_url: str, expected: str) -> None:
    url = invoke_url(base_url, allow_plaintext=False)
    assert url == expected + "/api/v1/actions/invoke/"


@pytest.mark.parametrize(
    "base_url",
    [
        "",
        "hub.test",
        "//hub.test",
        "ftp://hub.test",
        "http://hub.test",
        "http://127.0.0.1",
        "https://",
        "https://:443",
        "https://hub.test:0",
        "https://hub.test:99999",
        "https://hub.test:x",
        "https://user:s3cret@hub.test",
        "https://@hub.test",
        "https://hub.test?s3cret",
        "https://hub.test?",
        "https://hub.test#s3cret",
        "https://hub.test/#",
        "https://hub.test/a b",
        "https://hub.test\n",
        "https://hüb.test",
        "https://[::1",
        "https://[::1]x",
        "https://[::1%25eth0]",
        "https://[v1.a]",
        "https://a..b",
        "https://.example",
        "https://" + "a" * 64 + ".test",
        "https://h\\x",
        "https://ho|st",
        "https://%31",
        "https://127.0.0.1;x",
    ],
)
def test_a_bad_base_url_is_refused_and_not_shown(base_url: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        invoke_url(base_url, allow_plaintext=False)
    assert "s3cret" not in str(caught.value)


def test_plaintext_has_to_be_asked_for() -> None:
    assert invoke_url("http://hub.test", allow_plaintext=True).startswith("http://hub")
    with pytest.raises(ConfigurationError):
        invoke_url("ws://hub.test", allow_plaintext=True)


@pytest.mark.parametrize("end", ["", "/", "/hub_Get"])
@pytest.mark.parametrize("start", ["", "/prefix"])
def test_a_base_url_ends_before_the_path_of_actions(start: str, end: str) -> None:
    with pytest.raises(ConfigurationError, match="ends before /api/v1/actions/invoke/"):
        Client(f"https://hub.test{start}/api/v1/actions/invoke{end}")


@pytest.mark.parametrize("said", ["false", "0", 1, None])
def test_plaintext_is_allowed_by_nothing_but_true(said: Any) -> None:
    with pytest.raises(ConfigurationError, match="allow_plaintext must be"):
        Client("http://hub.test", allow_plaintext=said)


@pytest.mark.parametrize("base_url", [None, b"https://hub.test", 5])
def test_a_base_url_is_a_string(base_url: Any) -> None:
    with pytest.raises(ConfigurationError, match="base URL must be a string"):
        Client(base_url)


@pytest.mark.parametrize(
    "headers",
    [
        {"Authorization": "x"},
        {"content-type": "x"},
        {"CONTENT-LENGTH": "1"},
        {"host": "x"},
        {"x-request-id": "x"},
        {"transfer-encoding": "chunked"},
        {"": "x"},
        {"a b": "x"},
        {"a:": "x"},
        {"a": "x\r\nb: y"},
        {"a": "x\n"},
        {"a": "\0"},
        {"a": "€"},
        {"a": 5},
        {5: "a"},
        None,
        [("a", "b")],
    ],
    ids=str,
)
def test_a_header_that_is_not_allowed(headers: dict[str, str]) -> None:
    with pytest.raises(ConfigurationError):
        CallSettings().updated({"headers": headers})


@pytest.mark.parametrize(
    "options",
    [
        {"timeout": 0},
        {"timeout": -1},
        {"timeout": float("nan")},
        {"timeout": float("inf")},
        {"timeout": 86_401},
        {"timeout": "5"},
        {"max_attempts": 0},
        {"max_attempts": 1.5},
        {"max_attempts": None},
        {"request_id": ""},
        {"request_id": "a b"},
        {"request_id": "x" * 65},
        {"request_id": 5},
        {"retries": 3},
    ],
    ids=str,
)
def test_an_option_out_of_range(options: CallOptions) -> None:
    with pytest.raises(ConfigurationError):
        CallSettings().updated(options)


@pytest.mark.parametrize("limit", [0, -1, 1.5, None, "8"])
def test_a_limit_out_of_range(limit: Any) -> None:
    with pytest.raises(ConfigurationError, match="max_response_bytes"):
        Client("https://hub.test", max_response_bytes=limit)


def test_only_blanks_are_cut_off_a_header() -> None:
    settings = CallSettings().updated({"headers": {"a": " \t\xa0b\x85 "}})
    assert settings.headers == {"a": "\xa0b\x85"}


def test_options_add_up() -> None:
    settings = CallSettings().updated({"timeout": 5, "headers": {"A": "1", "B": "1"}})
    settings = settings.updated({"max_attempts": 1, "headers": {"b": "2"}})
    assert (settings.timeout, settings.max_attempts) == (5, 1)
    assert settings.headers == {"a": "1", "b": "2"}


@pytest.mark.parametrize("token", ["", "a b", "s3cret\n", "s3cret\r\nx: y", "s3crét"])
@pytest.mark.parametrize("wrap", [str, Secret], ids=["str", "secret"])
def test_a_token_that_cannot_be_sent(
    token: str, wrap: Callable[[str], str | Secret]
) -> None:
    with pytest.raises(ConfigurationError) as caught:
        Client("https://hub.test", token=wrap(token))
    assert "s3cr" not in str(caught.value)


@pytest.mark.parametrize("word", ["Bearer", "bearer"])
def test_a_token_with_the_word_before_it(word: str) -> None:
    with pytest.raises(ConfigurationError, match="without the word `Bearer`"):
        Client("https://hub.test", token=f"{word} t")


@pytest.mark.parametrize("token", [5, b"t", ["t"]], ids=repr)
def test_a_token_of_another_type(token: Any) -> None:
    with pytest.raises(ConfigurationError, match="Secret"):
        Client("https://hub.test", token=token)


def test_a_client_does_not_show_its_token() -> None:
    client = Client("https://hub.test/x", token="s3cret")
    assert repr(client) == "Client('https://hub.test/x')"


class Hub(Client):
    """A generated client in short."""

    env_prefix = "TEST_HUB"


def test_from_env(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ConfigurationError, match="TEST_HUB_URL"):
        Hub.from_env()
    monkeypatch.setenv("TEST_HUB_URL", "https://hub.test")
    assert repr(Hub.from_env()) == "Hub('https://hub.test')"
    monkeypatch.setenv("TEST_HUB_TOKEN", "a b")
    with pytest.raises(ConfigurationError):
        Hub.from_env()


def test_from_env_takes_what_the_class_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEST_HUB_URL", "http://hub.test")
    monkeypatch.setenv("TEST_HUB_TOKEN", "t")
    stub = StubTransport().reply(CreateAction, DEVICE)
    hub = Hub.from_env(transport=stub, allow_plaintext=True, options={"timeout": 5})
    assert hub.execute(CREATE) == DEVICE
    with pytest.raises(ConfigurationError):
        Hub.from_env(allow_plaintext=True, max_response_bytes=0)
