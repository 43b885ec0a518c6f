"""What this version does not know: a client keeps it, a server neither takes nor sends."""

from __future__ import annotations

from typing import TypeAlias

import pytest
from pydantic import JsonValue

from nexigon_hub import InternalServerError, NexigonHub
from nexigon_hub.actors import UnknownActor
from nexigon_hub.projects import (
    CreateProjectAction,
    CreateProjectOutput,
    QueryAuditLogEventsAction,
    QueryAuditLogEventsOutput,
    UnknownCreateProjectOutput,
)
from nexigon_hub.projects.server import ProjectsService
from nexigon_hub.server import ActionApp, Context, Settings, allow_anonymous

from .cases import compact
from .conftest import ONCE, TOKEN
from .live import Live
from .memory import Memory
from .raw import answer, answering
from .values import EVENTS, ORGANIZATION, PROJECT

Object: TypeAlias = dict[str, JsonValue]


def client(url: str) -> NexigonHub:
    """A client that does not repeat itself."""
    return NexigonHub(url, token=TOKEN, options=ONCE, allow_plaintext=True)


def test_unknown_fields_are_written_back() -> None:
    flags: Object = {"nested": [1, None], "of": {}}
    config: Object = {"enabled": False, "headers": {}, "format": "json", "new": flags}
    answers = [
        answer("200 OK", compact({"config": config, "etag": 7})),
        answer("200 OK", b'{"warning": "new"}'),
    ]
    with answering(answers) as server, client(server.url) as hub:
        read = hub.projects.get_otlp_config(project_id=PROJECT)
        assert read.model_extra == {"etag": 7}
        changed = read.config.model_copy(update={"enabled": True})
        assert changed.model_extra == {"format": "json", "new": flags}
        hub.projects.set_otlp_config(project_id=PROJECT, config=changed)
    written = server.requests[1].partition(b"\r\n\r\n")[2]
    expected: Object = {"projectId": PROJECT, "config": {**config, "enabled": True}}
    assert written == compact(expected)


def test_an_unknown_result_is_a_variant() -> None:
    body: Object = {"result": "NameTaken", "suggestion": "Line 5"}
    with (
        answering([answer("200 OK", compact(body))]) as server,
        client(server.url) as hub,
    ):
        output = hub.projects.create(organization_id=ORGANIZATION, name="Line 4")
    assert isinstance(output, UnknownCreateProjectOutput)
    assert output.result == "NameTaken"
    assert output.model_extra == {"suggestion": "Line 5"}
    assert output.model_dump() == body


def test_an_unknown_actor_does_not_hide_the_known_ones() -> None:
    event: Object = {
        "eventId": "e",
        "event": "x",
        "data": None,
        "createdAt": "2024-05-01T12:00:00Z",
    }
    actors: list[Object] = [
        {"actor": "Robot", "robotId": "r_1"},
        {"actor": "User", "userId": "u_1", "admin": True},
    ]
    events: list[JsonValue] = [{**event, "actor": actor} for actor in actors]
    with (
        answering([answer("200 OK", compact({"events": events}))]) as server,
        client(server.url) as hub,
    ):
        found = hub.projects.query_audit_log(project_id=PROJECT).events
    assert [type(each.actor).__name__ for each in found] == [
        "UnknownActor",
        "ActorUser",
    ]
    assert [each.actor.model_dump() for each in found] == actors


def test_an_unknown_status_of_a_device() -> None:
    device: Object = {
        "deviceId": "d",
        "firstSeen": "2024-05-01T12:00:00Z",
        "status": "molten",
        "isConnected": True,
        "pendingCertificatesCount": 0,
    }
    with (
        answering([answer("200 OK", compact({"devices": [device]}))]) as server,
        client(server.url) as hub,
    ):
        (found,) = hub.projects.query_devices(project_id=PROJECT).devices
    assert found.status == "molten"
    assert found.model_dump_json() == compact(device).decode()


class FromTheFuture(ProjectsService[None]):
    """Returns what the checkers do not let pass."""

    async def create(  # type: ignore[override]  # the point of the test
        self, action: CreateProjectAction, ctx: Context[None]
    ) -> CreateProjectOutput:
        return UnknownCreateProjectOutput(result="NameTaken")

    async def query_audit_log(
        self, action: QueryAuditLogEventsAction, ctx: Context[None]
    ) -> QueryAuditLogEventsOutput:
        event = EVENTS[0].model_copy(update={"actor": UnknownActor(actor="Robot")})
        return QueryAuditLogEventsOutput(events=[event])


def test_a_server_sends_no_unknown_variant(live: Live) -> None:
    live.recorder.app = ActionApp([FromTheFuture()], authenticate=allow_anonymous)
    with client(live.url) as hub:
        with pytest.raises(InternalServerError):
            hub.projects.create(organization_id=ORGANIZATION, name="Line 4")
        with pytest.raises(InternalServerError):
            hub.projects.query_audit_log(project_id=PROJECT)


@pytest.mark.parametrize(
    ("settings", "status"),
    [(Settings(), 200), (Settings(unknown_fields="forbid"), 400)],
    ids=["ignored by default", "forbidden on request"],
)
def test_unknown_fields_of_a_request(
    settings: Settings, status: int, live: Live
) -> None:
    live.recorder.app = ActionApp(
        [Memory()], authenticate=lambda _: "anyone", settings=settings
    )
    path = "/api/v1/actions/invoke/projects_GetDetails"
    got = live.send(path, b'{"projectId":"p_1","s3cret":1}')
    assert got.status == status
    if status == 400:
        assert got.response == (
            b'{"kind":"Invalid",'
            b'"message":"body: has a field that is not known (unknown-field)"}'
        )
