"""Putting an app together, mounting it, and the scopes that are not HTTP."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from nexigon_gen.runtime.asgi import AsgiApp
from nexigon_gen.runtime.model.secret import Secret
from nexigon_gen.runtime.server import (
    ActionApp,
    Hooks,
    Message,
    Receive,
    Request,
    Scope,
    Send,
    Service,
    Settings,
    secrets_equal,
)

from .conftest import Demo, authenticate
from .live import GREET, serve
from .sample import DemoService, DemoServiceSync


class Mount:
    """Puts an app under a prefix, as Starlette does."""

    def __init__(self, prefix: str, app: AsgiApp) -> None:
        self._prefix = prefix
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            root = scope.get("root_path", "")
            assert scope["path"].startswith(root + self._prefix)
            scope = {**scope, "root_path": root + self._prefix}
        await self._app(scope, receive, send)


def test_mounted_under_a_prefix() -> None:
    app = Mount("/hub", Mount("/v2", ActionApp([Demo()], authenticate=authenticate)))
    with serve(app) as live:
        assert live.call("/hub/v2" + GREET).status == 200
        assert live.call("/hub/v2/v2" + GREET).status == 404


@pytest.mark.parametrize(
    ("services", "missing"),
    [
        ([DemoService[str]()], ("demo_Greet", "demo_Hurry", "demo_Ping")),
        ([DemoServiceSync[str]()], ("demo_Greet", "demo_Hurry", "demo_Ping")),
        ([Demo()], ("demo_Hurry",)),
        ([], ()),
    ],
    ids=["stub", "sync-stub", "some", "no-service"],
)
def test_unimplemented(
    services: Sequence[Service[str]], missing: tuple[str, ...]
) -> None:
    assert ActionApp(services, authenticate=authenticate).unimplemented == missing


def test_an_override_further_up_counts() -> None:
    class Louder(Demo):
        """Overrides nothing."""

    app = ActionApp([Louder()], authenticate=authenticate)
    assert app.unimplemented == ("demo_Hurry",)


def test_require_complete() -> None:
    with pytest.raises(ValueError, match="not implemented: demo_Hurry$"):
        ActionApp(
            [Demo()],
            authenticate=authenticate,
            settings=Settings(require_complete=True),
        )


LIMITS: dict[str, Callable[[], object]] = {
    "max_body": lambda: ActionApp([], authenticate=authenticate, max_body=-1),
    "max_concurrency": lambda: ActionApp(
        [], authenticate=authenticate, max_concurrency=0
    ),
    "timeout": lambda: ActionApp([], authenticate=authenticate, timeout=math.nan),
    "body_timeout": lambda: Settings(body_timeout=0),
    "drain_timeout": lambda: Settings(drain_timeout=-0.1),
    "threads": lambda: Settings(threads=0),
}


@pytest.mark.parametrize("limit", LIMITS)
def test_limits_that_make_no_sense(limit: str) -> None:
    with pytest.raises(ValueError, match=f"^{limit} must be "):
        LIMITS[limit]()


@pytest.mark.parametrize(
    "given",
    [{"require_complete": "no"}, {"healthz": "0"}, {"unknown_fields": "refuse"}],
    ids=str,
)
def test_settings_that_are_not_among_the_allowed(given: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=f"^{next(iter(given))} must be "):
        Settings(**given)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (
            {"settings": {"healthz": True}},
            "settings must be an instance of Settings, not dict",
        ),
        (
            {"settings": Settings},
            "settings must be an instance of Settings, not the class Settings",
        ),
        ({"settings": {}}, "settings must be an instance of Settings, not dict"),
        ({"hooks": [print]}, "hooks must be an instance of Hooks, not list"),
        ({"hooks": []}, "hooks must be an instance of Hooks, not list"),
        ({"authenticate": None}, "authenticate must be a function, not None"),
        ({"services": Demo()}, "services must be a list, not Demo"),
        (
            {"services": [Demo]},
            "a service must be an instance of Service, not the class Demo",
        ),
        (
            {"services": [[Demo()]]},
            "a service must be an instance of Service, not list",
        ),
    ],
)
def test_arguments_of_another_type(given: dict[str, Any], message: str) -> None:
    arguments = {"services": [Demo()], "authenticate": authenticate, **given}
    with pytest.raises(TypeError, match=f"^{message}$"):
        ActionApp(**arguments)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (
            {"interceptors": print},
            "interceptors must be a list, not builtin_function_or_method",
        ),
        ({"interceptors": [None]}, "each of interceptors must be a function, not None"),
        (
            {"interceptors": iter([print])},
            "interceptors must be a list, not list_iterator",
        ),
        ({"observers": ["log"]}, "each of observers must be a function, not str"),
        ({"authorize": "admin"}, "authorize must be a function, not str"),
        ({"on_startup": 1}, "on_startup must be a function, not int"),
    ],
)
def test_hooks_of_another_type(given: dict[str, Any], message: str) -> None:
    with pytest.raises(TypeError, match=f"^{message}$"):
        Hooks(**given)


def test_an_action_is_served_once() -> None:
    with pytest.raises(ValueError, match="two services serve demo_Greet"):
        ActionApp([Demo(), DemoServiceSync[str]()], authenticate=authenticate)


def test_a_websocket_is_refused() -> None:
    app = ActionApp([Demo()], authenticate=authenticate)
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(app({"type": "websocket"}, receive, send))
    assert [message["type"] for message in sent] == ["websocket.close"]


def test_an_unknown_scope_is_an_error() -> None:
    app = ActionApp([Demo()], authenticate=authenticate)

    async def receive() -> Message:
        return {}

    async def send(message: Message) -> None:
        raise AssertionError(message)

    with pytest.raises(ValueError, match="'smtp'"):
        asyncio.run(app({"type": "smtp"}, receive, send))


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ("org_sk_1", "org_sk_1", True),
        ("org_sk_1", "org_sk_2", False),
        ("org_sk_1", "org_sk_11", False),
        (Secret("org_sk_1"), "org_sk_1", True),
        ("\u00e9\ud800", Secret("\u00e9\ud800"), True),
        ("", "", True),
        ("org_sk_1", "org_sk_1 ", False),
        ("org_sk_1" * 100, "org_sk_1" * 100, True),
        ("org_sk_1" * 100, "org_sk_1" * 99 + "org_sk_2", False),
    ],
    ids=[
        *("same", "other", "longer", "secret", "not-ascii", "empty", "blank"),
        *("long", "long-other"),
    ],
)
def test_secrets_equal(one: str | Secret, other: str | Secret, equal: bool) -> None:
    assert secrets_equal(one, other) is equal


@pytest.mark.parametrize(
    ("given", "token"),
    [
        (b"Bearer org_sk_1", "org_sk_1"),
        (b"bEARER   a.b-c~d+e/f==", "a.b-c~d+e/f=="),
        (b"Bearer", None),
        (b"Bearer ", None),
        (b"Bearer ==", None),
        (b"Bearer a=b", None),
        (b"Bearer a b", None),
        (b"Bearer a ", None),
        (b"Bearer\ta", None),
        (b" Bearer a", None),
        (b"Bearer \xe9", None),
        (b"Basic a", None),
        (b"Bearera", None),
        (b"", None),
    ],
)
def test_bearer_tokens(given: bytes, token: str | None) -> None:
    scope = {"method": "POST", "path": "/", "headers": [(b"authorization", given)]}
    request = Request(scope)
    assert request.bearer_token == token
