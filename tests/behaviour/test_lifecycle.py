"""Deprecated actions and fields say so when they are used."""

from __future__ import annotations

import asyncio
import inspect
import subprocess
import sys
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


def test_a_deprecated_field_of_an_answer_warns(sdk: Callable[[str], Sdk]) -> None:
    # In a process of its own: there, the struct is only built as part of the answer.
    package = sdk("lifecycle")
    script = f"""
import warnings
from {package.package}._runtime.codec import decode_response
from {package.package}.lifecycle.types import RunAction
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    done = decode_response(RunAction, b'{{"result":"Done","a":"a","b":"b"}}')
    done.model_dump_json(), repr(done), hash(done), done == done, done.model_copy()
    done.a
    assert not caught, caught
    print(done.b)
[warning] = caught
assert warning.category is DeprecationWarning
print(warning.message, warning.filename, warning.lineno)
"""
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        cwd=package.folder,
    )
    text = "Use `a`. Deprecated since 1.2. To be removed in 2.0."
    assert done.stdout == f"b\n{text} <string> 11\n"


def test_whatever_else_is_deprecated_is_told_by_the_docs_alone(
    types: ModuleType,
) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        old = types.Old(a="a", b="b")
        assert types.OutcomeDone(a="a") != old
        assert types.State.STALE == "Stale"
        assert types.OldId("x") == "x"
        assert types.RunAction(id="x", old="y").model_dump()["old"] == "y"


def test_the_docs_tell_of_it(package: Sdk, types: ModuleType) -> None:
    client = package.module("lifecycle.client").LifecycleClient
    assert "Deprecated since 3.0: Use `Walk`." in str(inspect.getdoc(client.run))
    assert "Unstable: Part of `walking`" in str(inspect.getdoc(client.walk))
    assert "Deprecated: Use `New`." in str(inspect.getdoc(types.Old))
