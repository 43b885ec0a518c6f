"""What users write. The type checkers accept it whole, and the tests run it."""

from __future__ import annotations

from typing import assert_never, assert_type

from nexigon_hub import (
    AsyncNexigonHub,
    CallOptions,
    ForbiddenError,
    NexigonHub,
    RateLimitedError,
    Reply,
    expect,
)
from nexigon_hub.actors import (
    Actor,
    ActorAnonymous,
    ActorClusterNode,
    ActorDevice,
    ActorKnown,
    ActorOrganizationApiToken,
    ActorSystem,
    ActorUser,
    ActorUserToken,
    DeviceActor,
    UnknownActor,
)
from nexigon_hub.codec import Codec
from nexigon_hub.common import OrganizationId
from nexigon_hub.projects import (
    CreateProjectAction,
    CreateProjectOutput,
    CreateProjectOutputCreated,
    CreateProjectOutputKnown,
    DeviceStatus,
    ProjectId,
    QueryProjectDevicesItem,
    UnknownCreateProjectOutput,
)
from nexigon_hub.projects.server import ProjectsService
from nexigon_hub.server import Context, Forbidden


def create(hub: NexigonHub, name: str) -> ProjectId | None:
    """Every variant of an open union, the unknown one included."""
    output = hub.projects.create(organization_id=OrganizationId("org_1"), name=name)
    assert_type(output, CreateProjectOutput)
    match output:
        case CreateProjectOutputCreated(project_id=project_id):
            return project_id
        case UnknownCreateProjectOutput(result=tag):
            print("the Hub says", tag)
            return None


def create_or_raise(hub: NexigonHub) -> ProjectId:
    """An action as a value, the facts of its call, and one variant expected."""
    action = CreateProjectAction(organization_id=OrganizationId("org_1"), name="n")
    reply = hub.call(action, options={"timeout": 5, "request_id": "r-1"})
    assert_type(reply, Reply[CreateProjectOutput])
    assert_type(hub.execute(action), CreateProjectOutput)
    return expect(reply.value, CreateProjectOutputCreated).project_id


async def create_async(hub: AsyncNexigonHub) -> CreateProjectOutput:
    """The same, awaited."""
    options: CallOptions = {"max_attempts": 1}
    output = await hub.with_options(timeout=9).projects.create(
        organization_id=OrganizationId("org_1"), name="n", options=options
    )
    assert_type(output, CreateProjectOutput)
    return output


def rename(hub: NexigonHub, project_id: ProjectId) -> str:
    """Errors, most special first; no output to speak of."""
    try:
        hub.projects.set_name(project_id=project_id, name="n")
    except ForbiddenError as error:
        return error.kind
    except RateLimitedError as error:
        return f"in {error.retry_after or 1:.0f} s"
    return "done"


def stored(value: QueryProjectDevicesItem, actor: Actor) -> tuple[bytes, bytes]:
    """Values as JSON. A class says what a codec is of, a union has to be told."""
    items = Codec(QueryProjectDevicesItem)
    assert_type(items, Codec[QueryProjectDevicesItem])
    assert_type(items.decode(b"{}"), QueryProjectDevicesItem)
    actors: Codec[Actor] = Codec(Actor)
    return items.encode(value), actors.encode(actor)


def who(actor: Actor) -> str:
    """By class, or by the payload that variants are made of."""
    if isinstance(actor, DeviceActor):
        return actor.device_id
    if isinstance(actor, UnknownActor):
        return actor.actor
    return kind(actor)


def kind(actor: ActorKnown) -> str:
    """All known variants, and the checker knows that these are all."""
    match actor:
        case ActorAnonymous() | ActorSystem():
            return "nobody"
        case ActorUser(user_id=user_id) | ActorUserToken(user_id=user_id):
            return user_id
        case ActorDevice():
            return "a device"
        case ActorClusterNode() | ActorOrganizationApiToken():
            return actor.actor
        case _:
            assert_never(actor)


def is_fine(device: QueryProjectDevicesItem) -> bool:
    """A status may be one that only a newer Hub knows."""
    match device.status:
        case DeviceStatus.HEALTHY | DeviceStatus.WARNING:
            return True
        case DeviceStatus.ERROR | DeviceStatus.OFFLINE:
            return False
        case unknown:
            return unknown.startswith("ok")


class Handlers(ProjectsService[str]):
    """A server names the principal's type once."""

    async def create(
        self, action: CreateProjectAction, ctx: Context[str]
    ) -> CreateProjectOutputKnown:
        if ctx.principal != action.organization_id:
            raise Forbidden("no access to this organization")
        return CreateProjectOutputCreated(project_id=ProjectId("p_1"))
