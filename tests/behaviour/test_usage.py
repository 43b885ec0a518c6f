"""The program that the checkers accept also does what it says."""

from __future__ import annotations

import asyncio

import pytest

from nexigon_hub import (
    AsyncNexigonHub,
    ForbiddenError,
    InvalidActionError,
    NexigonHub,
    RateLimitedError,
    UnexpectedVariantError,
)
from nexigon_hub.actors import (
    Actor,
    ActorAnonymous,
    ActorDevice,
    ActorUser,
    ActorUserToken,
    UnknownActor,
)
from nexigon_hub.common import DeploymentTokenId, DeviceId, UserId, UserTokenId
from nexigon_hub.projects import (
    CreateProjectAction,
    CreateProjectOutputCreated,
    ProjectId,
    SetProjectNameAction,
)
from nexigon_hub.server import ActionApp
from nexigon_hub.testing import AppTransport, StubTransport

from . import usage

CREATED = CreateProjectOutputCreated(project_id=ProjectId("p_1"))
URL = "https://hub.example.com"


def hub(stub: StubTransport) -> NexigonHub:
    return NexigonHub(
        URL, token="org_sk_1", transport=stub, options={"max_attempts": 1}
    )


def test_match(capsys: pytest.CaptureFixture[str]) -> None:
    stub = StubTransport()
    stub.reply(CreateProjectAction, CREATED)
    stub.reply_json(CreateProjectAction, {"result": "NameTaken"})
    assert usage.create(hub(stub), "a") == "p_1"
    assert usage.create(hub(stub), "b") is None
    assert capsys.readouterr().out == "the Hub says NameTaken\n"
    assert [vars(call)["name"] for call in stub.calls] == ["a", "b"]


def test_expect() -> None:
    stub = StubTransport().reply(CreateProjectAction, CREATED)
    assert usage.create_or_raise(hub(stub)) == "p_1"
    stub = StubTransport().reply_json(CreateProjectAction, {"result": "s3cret"})
    with pytest.raises(UnexpectedVariantError) as caught:
        usage.create_or_raise(hub(stub))
    assert caught.value.expected == "CreateProjectOutputCreated"
    assert caught.value.found == "UnknownCreateProjectOutput"
    assert "s3cret" not in str(caught.value)


def test_async() -> None:
    async def main() -> None:
        stub = StubTransport().reply(CreateProjectAction, CREATED)
        async with AsyncNexigonHub(URL, token="t", transport=stub) as client:
            assert await usage.create_async(client) == CREATED

    asyncio.run(main())


def test_errors() -> None:
    stub = StubTransport().reply(SetProjectNameAction, None)
    stub.fail(SetProjectNameAction, ForbiddenError("no"))
    stub.fail(SetProjectNameAction, RateLimitedError("busy", retry_after=7))
    stub.fail(SetProjectNameAction, InvalidActionError("wrong"))
    client, project_id = hub(stub), ProjectId("p_1")
    answers = [usage.rename(client, project_id) for _ in range(3)]
    assert answers == ["done", "Forbidden", "in 7 s"]
    with pytest.raises(InvalidActionError, match="wrong"):
        usage.rename(client, project_id)


@pytest.mark.parametrize(
    ("actor", "expected"),
    [
        (
            ActorDevice(device_id=DeviceId("d"), token_id=DeploymentTokenId("t")),
            "d",
        ),
        (UnknownActor(actor="Robot"), "Robot"),
        (ActorAnonymous(), "nobody"),
        (ActorUser(user_id=UserId("u")), "u"),
        (ActorUserToken(user_id=UserId("u"), token_id=UserTokenId("t")), "u"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_variants_are_told_apart(actor: Actor, expected: str) -> None:
    assert usage.who(actor) == expected


def test_handlers_in_process() -> None:
    app = ActionApp([usage.Handlers()], authenticate=lambda r: r.bearer_token or "")
    with NexigonHub(URL, token="org_1", transport=AppTransport(app)) as client:
        assert usage.create(client, "n") == "p_1"
    with (
        NexigonHub(URL, token="org_2", transport=AppTransport(app)) as client,
        pytest.raises(ForbiddenError, match="no access to this organization"),
    ):
        usage.create(client, "n")
