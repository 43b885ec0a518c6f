"""What the Hub of the tests knows when it starts, as Python values."""

from __future__ import annotations

from datetime import UTC, datetime

from nexigon_hub import Secret
from nexigon_hub.actors import (
    ActorAnonymous,
    ActorClusterNode,
    ActorDevice,
    ActorKnown,
    ActorOrganizationApiToken,
    ActorSystem,
    ActorUser,
    ActorUserToken,
)
from nexigon_hub.common import (
    ClusterNodeId,
    DeploymentTokenId,
    DeviceId,
    JobId,
    JsonValue,
    OrganizationApiTokenId,
    OrganizationId,
    RepositoryId,
    UserId,
    UserTokenId,
)
from nexigon_hub.projects import (
    AuditLogActionId,
    AuditLogEvent,
    AuditLogEventAction,
    AuditLogEventId,
    AuditLogEventJob,
    DeploymentToken,
    DeploymentTokenFlags,
    DeviceStatus,
    ProjectId,
    ProjectOtlpConfig,
    QueryProjectDeploymentTokensItem,
    QueryProjectDevicesItem,
    QueryProjectRepositoriesItem,
    QueryProjectsItem,
)

ORGANIZATION = OrganizationId("org_1")
PROJECT = ProjectId("p_1")
NEW_PROJECT = ProjectId("p_2")
TOKEN = DeploymentTokenId("dt_1")
NEW_TOKEN = DeploymentTokenId("dt_4")
NEW_SECRET = DeploymentToken("deployment_4")
REPOSITORY = RepositoryId("r_1")
OTHER_REPOSITORY = RepositoryId("r_2")
DEVICE = DeviceId("d_1")
USER = UserId("u_1")

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
LATER = datetime(2024, 5, 1, 12, 0, 0, 250_000, tzinfo=UTC)

PROJECTS = [QueryProjectsItem(project_id=PROJECT, name="Line 1")]

DEVICES = [
    QueryProjectDevicesItem(
        device_id=DEVICE,
        name="Press",
        hostname="press.local",
        first_seen=NOON,
        status=DeviceStatus.HEALTHY,
        is_connected=True,
        pending_certificates_count=0,
        last_connected_at=LATER,
        current_connection_duration_secs=90,
    ),
    *(
        QueryProjectDevicesItem(
            device_id=DeviceId(f"d_{number}"),
            first_seen=NOON,
            status=status,
            is_connected=False,
            pending_certificates_count=2**53 - 3 + number,
        )
        for number, status in enumerate(
            (DeviceStatus.WARNING, DeviceStatus.ERROR, DeviceStatus.OFFLINE), 2
        )
    ),
]

TOKENS = [
    QueryProjectDeploymentTokensItem(
        token_id=TOKEN,
        created_at=NOON,
        name="CI",
        flags=DeploymentTokenFlags(auto_accept=True),
    ),
    QueryProjectDeploymentTokensItem(
        token_id=DeploymentTokenId("dt_2"),
        created_at=LATER,
        flags=DeploymentTokenFlags(auto_accept=False),
    ),
    QueryProjectDeploymentTokensItem(
        token_id=DeploymentTokenId("dt_3"),
        created_at=NOON,
        flags=DeploymentTokenFlags(),
    ),
]

REPOSITORIES = [
    QueryProjectRepositoriesItem(
        repository_id=REPOSITORY, public_name="os", display_name="Operating system"
    ),
    QueryProjectRepositoriesItem(repository_id=OTHER_REPOSITORY, public_name="apps"),
]

OTLP = ProjectOtlpConfig(
    enabled=True,
    endpoint="https://otel.example.com/v1/logs",
    headers={"x-key": Secret("key_1")},
)
NEW_OTLP = ProjectOtlpConfig(enabled=False, headers={})

_ACTORS: list[ActorKnown] = [
    ActorAnonymous(),
    ActorSystem(),
    ActorDevice(device_id=DEVICE, token_id=TOKEN),
    ActorUser(user_id=USER),
    ActorUserToken(user_id=USER, token_id=UserTokenId("ut_1")),
    ActorClusterNode(node_id=ClusterNodeId("n_1")),
    ActorOrganizationApiToken(
        organization_id=ORGANIZATION, token_id=OrganizationApiTokenId("ot_1")
    ),
]
_DATA: list[JsonValue] = [
    None,
    {},
    {"projectId": PROJECT, "tags": [1, 2.5, None]},
    [None],
    "text",
    0,
    False,
]

EVENTS = [
    AuditLogEvent(
        event_id=AuditLogEventId(f"e_{number}"),
        actor=actor,
        event="dev.nexigon.test",
        data=data,
        created_at=NOON,
        action=(
            AuditLogEventAction(action_id=AuditLogActionId("a_1"))
            if number == 4
            else None
        ),
        job=AuditLogEventJob(job_id=JobId("j_1")) if number == 2 else None,
    )
    for number, (actor, data) in enumerate(zip(_ACTORS, _DATA, strict=True), 1)
]
