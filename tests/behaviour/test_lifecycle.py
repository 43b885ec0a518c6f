"""Deprecated actions and fields say so when they are used."""

from __future__ import annotations

import asyncio
import inspect
import warnings
from collections.abc import Callable
from types import ModuleType

import pytest

from support.sdk import Sdk


@pytest.fixture(scope="module")
def package(sdk: Callable[[str], Sdk]) -> Sdk:
    return sdk("lifecycle")


@pytest.fixture(scope="module")
def types(package: Sdk) -> ModuleType:
    return package.module("lifecycle.types")


@pytest.fixture
def stub(package: Sdk, types: ModuleType) -> object:
    """Answers both actions."""
    transport = package.module("testing").StubTransport()
    transport.reply(types.RunAction, types.OutcomeFailed())
    transport.reply(types.WalkAction, None)
    return transport


def test_a_deprecated_action_warns_its_caller(
    package: Sdk, types: ModuleType, stub: object
) -> None:
    with package.module().Lifecycle(
        "https://hub.test", token="t", transport=stub
    ) as hub:
        with pytest.warns(DeprecationWarning, match="Use `Walk`") as caught:
            assert hub.lifecycle.run(id="old") == types.OutcomeFailed()
        assert [each.filename for each in caught] == [__file__]


def test_a_deprecated_action_warns_its_async_caller(
    package: Sdk, types: ModuleType, stub: object
) -> None:
    async def main() -> object:
        async with package.module().AsyncLifecycle(
            "https://hub.test", token="t", transport=stub
        ) as hub:
            output: object = await hub.lifecycle.run(id="old")
            return output

    with pytest.warns(DeprecationWarning, match="Use `Walk`"):
        assert asyncio.run(main()) == types.OutcomeFailed()


def test_other_actions_do_not_warn(
    package: Sdk, types: ModuleType, stub: object
) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with package.module().Lifecycle("https://hub.test", transport=stub) as hub:
            hub.lifecycle.walk(state=types.State.FRESH)


def test_a_deprecated_field_warns_when_it_is_read(types: ModuleType) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        old = types.Old(a="a", b="b")
        assert old.a == "a"
        assert old.model_dump() == {"a": "a", "b": "b"}
        assert old == types.Old(a="a", b="b") != types.Old(a="a")
    with pytest.warns(DeprecationWarning, match="Use `a`"):
        assert old.b == "b"


def test_the_docs_tell_of_it(package: Sdk, types: ModuleType) -> None:
    client = package.module("lifecycle.client").Lifecycle
    assert "Deprecated since 3.0: Use `Walk`." in str(inspect.getdoc(client.run))
    assert "Unstable: Part of `walking`" in str(inspect.getdoc(client.walk))
    assert "Deprecated: Use `New`." in str(inspect.getdoc(types.Old))
