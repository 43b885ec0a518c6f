"""Programs with one mistake each, on the line that says so."""

from __future__ import annotations

_PREAMBLE = """\
from nexigon_hub import AsyncNexigonHub, NexigonHub, expect
from nexigon_hub.actors import *
from nexigon_hub.common import DeviceId, OrganizationId
from nexigon_hub.projects import *
from nexigon_hub.projects.server import ProjectsService, ProjectsServiceSync
from nexigon_hub.server import ActionApp, Context, allow_anonymous
from nexigon_hub.testing import StubTransport
from typing_extensions import assert_never

"""

_BODIES = {
    "wrong kind of id": """\
def f(hub: NexigonHub, device_id: DeviceId) -> None:
    hub.projects.delete(project_id=device_id)  # wrong
""",
    "plain string for an id": """\
def f(hub: NexigonHub) -> None:
    hub.projects.delete(project_id="p_1")  # wrong
""",
    "missing argument": """\
def f(hub: NexigonHub) -> None:
    hub.projects.create(organization_id=OrganizationId("org_1"))  # wrong
""",
    "unknown keyword": """\
def f(hub: NexigonHub, project_id: ProjectId) -> None:
    hub.projects.delete(project_id=project_id, force=True)  # wrong
""",
    "positional argument": """\
def f(hub: NexigonHub, project_id: ProjectId) -> None:
    hub.projects.delete(project_id)  # wrong
""",
    "unknown field of an action": """\
def f() -> DeleteProjectAction:
    return DeleteProjectAction(project=ProjectId("p_1"))  # wrong
""",
    "unknown option": """\
def f(hub: NexigonHub) -> None:
    hub.projects.query(options={"retries": 3})  # wrong
""",
    "not awaited": """\
async def f(hub: AsyncNexigonHub) -> QueryProjectsOutput:
    return hub.projects.query()  # wrong
""",
    "optional field taken for present": """\
def f(device: QueryProjectDevicesItem) -> str:
    return device.hostname  # wrong
""",
    "secret taken for a string": """\
def f(output: CreateDeploymentTokenOutput) -> str:
    return output.token  # wrong
""",
    "field of one variant": """\
def f(output: CreateProjectOutput) -> ProjectId:
    return output.project_id  # wrong
""",
    "known variants are not all": """\
def f(actor: ActorKnown) -> str:
    match actor:
        case ActorAnonymous() | ActorSystem() | ActorDevice() | ActorUser():
            return "a"
        case ActorUserToken() | ActorClusterNode():
            return "b"
        case _:
            assert_never(actor)  # wrong
""",
    "unknown variant forgotten": """\
def f(output: CreateProjectOutput) -> ProjectId:
    match output:
        case CreateProjectOutputCreated(project_id=project_id):
            return project_id
        case _:
            assert_never(output)  # wrong
""",
    "unknown value forgotten": """\
def f(device: QueryProjectDevicesItem) -> DeviceStatus:
    return device.status  # wrong
""",
    "handler returns an unknown variant": """\
class H(ProjectsService[None]):
    async def create(
        self, action: CreateProjectAction, ctx: Context[None]
    ) -> CreateProjectOutputKnown:
        return UnknownCreateProjectOutput(result="New")  # wrong
""",
    "handler is declared to return an unknown variant": """\
class H(ProjectsService[None]):
    async def create(  # wrong
        self, action: CreateProjectAction, ctx: Context[None]
    ) -> CreateProjectOutput:
        return UnknownCreateProjectOutput(result="New")
""",
    "handler returns something else": """\
class H(ProjectsServiceSync[None]):
    def query(self, action: QueryProjectsAction, ctx: Context[None]) -> None:  # wrong
        return None
""",
    "plain handler of an async service": """\
class H(ProjectsService[None]):
    def delete(self, action: DeleteProjectAction, ctx: Context[None]) -> None:  # wrong
        return None
""",
    "handler of another action": """\
class H(ProjectsService[None]):
    async def delete(self, action: CreateProjectAction, ctx: Context[None]) -> None:  # wrong
        return None
""",
    "principal of another type": """\
class H(ProjectsService[str]): ...
app = ActionApp[int]([H()], authenticate=lambda _: 5)  # wrong
""",
    "stub replies with the output of another action": """\
def f(stub: StubTransport) -> None:
    stub.reply(CreateProjectAction, QueryProjectsOutput(projects=[]))  # wrong
""",
    "stub replies with nothing": """\
def f(stub: StubTransport) -> None:
    stub.reply(QueryProjectsAction, None)  # wrong
""",
    "no authentication": """\
app = ActionApp([ProjectsService[None]()])  # wrong
""",
}

MISTAKES = {name: _PREAMBLE + body for name, body in _BODIES.items()}


def wrong_line(program: str) -> int:
    """Where the mistake is."""
    (line,) = (
        number
        for number, text in enumerate(program.splitlines(), 1)
        if text.endswith("# wrong")
    )
    return line
