"""Types of the projects namespace."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, NewType, TypeAlias

from pydantic import Field

from .._runtime.model import (
    U64,
    Action,
    Maybe,
    Model,
    OneOf,
    Open,
    Returns,
    Secret,
    UnknownVariant,
)
from ..actors.types import Actor
from ..common.types import (
    DeploymentTokenId,
    DeviceId,
    JobId,
    JsonValue,
    OrganizationId,
    RepositoryId,
    Timestamp,
)

ProjectId = NewType("ProjectId", str)
"""Unique ID of a project."""


class DeploymentToken(Secret):
    """Deployment token."""


AuditLogEventId = NewType("AuditLogEventId", str)
"""Unique ID of an audit log event."""

AuditLogActionId = NewType("AuditLogActionId", str)
"""Unique ID of an audit log action."""


class QueryProjectsItem(Model):
    """Project item."""

    project_id: Annotated[ProjectId, Field(alias="projectId")]
    """ID of the project."""

    name: str
    """Name of the project."""


class CreateProjectSuccess(Model):
    """Project creation has been successful.

    The payload of `CreateProjectOutputCreated`.
    """

    project_id: Annotated[ProjectId, Field(alias="projectId")]
    """ID of the project."""


class CreateProjectOutputCreated(CreateProjectSuccess, tag="result"):
    """The `Created` variant of `CreateProjectOutput`."""

    result: Literal["Created"] = "Created"


class UnknownCreateProjectOutput(UnknownVariant, tag="result"):
    """A variant of `CreateProjectOutput` that this version of the SDK does not know."""

    result: str


CreateProjectOutput: TypeAlias = Annotated[
    CreateProjectOutputCreated | UnknownCreateProjectOutput,
    OneOf("result"),
]
"""Output of creating a project."""

CreateProjectOutputKnown: TypeAlias = CreateProjectOutputCreated
"""The variants of `CreateProjectOutput` that this version of the SDK knows."""


class QueryProjectDevicesItem(Model):
    """Device item."""

    device_id: Annotated[DeviceId, Field(alias="deviceId")]
    """ID of the device."""

    name: Maybe[str] = None
    """Name of the device."""

    hostname: Maybe[str] = None
    """Hostname reported by the device (from dev.nexigon.system.info)."""

    first_seen: Annotated[Timestamp, Field(alias="firstSeen")]
    """Timestamp when the device was first seen."""

    status: Open[DeviceStatus]
    """Combined device status (connection + health)."""

    is_connected: Annotated[bool, Field(alias="isConnected")]
    """Indicates whether the device is online."""

    pending_certificates_count: Annotated[U64, Field(alias="pendingCertificatesCount")]
    """Pending device certificates."""

    last_connected_at: Annotated[
        Maybe[Timestamp],
        Field(alias="lastConnectedAt"),
    ] = None
    """Timestamp when the device was last connected (current or most recent connection)."""

    current_connection_duration_secs: Annotated[
        Maybe[U64],
        Field(alias="currentConnectionDurationSecs"),
    ] = None
    """Duration of the current connection in seconds (null if not connected)."""


class DeviceStatus(StrEnum):
    """Combined device status (connection + health)."""

    HEALTHY = "healthy"
    """Device is healthy and connected."""

    WARNING = "warning"
    """Device is connected but experiencing degraded performance."""

    ERROR = "error"
    """Device is connected but in an error state."""

    OFFLINE = "offline"
    """Device is not connected."""


class QueryProjectDeploymentTokensItem(Model):
    """Deployment token item."""

    token_id: Annotated[DeploymentTokenId, Field(alias="tokenId")]
    """ID of the token."""

    created_at: Annotated[Timestamp, Field(alias="createdAt")]
    """Creation date of the token."""

    name: Maybe[str] = None
    """Name of the token."""

    flags: DeploymentTokenFlags
    """Flags."""


class DeploymentTokenFlags(Model):
    """Flags for deployment tokens."""

    auto_accept: Annotated[Maybe[bool], Field(alias="autoAccept")] = None
    """Whether to automatically accept new devices."""


class QueryProjectRepositoriesItem(Model):
    """Repository item."""

    repository_id: Annotated[RepositoryId, Field(alias="repositoryId")]
    """ID of the repository."""

    public_name: Annotated[str, Field(alias="publicName")]
    """Public name of the repository."""

    display_name: Annotated[Maybe[str], Field(alias="displayName")] = None
    """Display name of the repository (if any)."""


class AuditLogEvent(Model):
    """Event recorded in the audit log."""

    event_id: Annotated[AuditLogEventId, Field(alias="eventId")]
    """ID of the audit log event."""

    actor: Actor
    """Actor causing the event."""

    event: str
    """Type of the event that was recorded."""

    data: JsonValue
    """Additional audit data associated with the event."""

    created_at: Annotated[Timestamp, Field(alias="createdAt")]
    """Timestamp indicating when the audit log event was recorded."""

    action: Maybe[AuditLogEventAction] = None
    """Action the event has been caused by (if any)."""

    job: Maybe[AuditLogEventJob] = None
    """Job the event has been caused by (if any)."""


class AuditLogEventAction(Model):
    """Action that caused an audit log event."""

    action_id: Annotated[AuditLogActionId, Field(alias="actionId")]
    """ID of the action."""


class AuditLogEventJob(Model):
    """Job that caused an audit log event."""

    job_id: Annotated[JobId, Field(alias="jobId")]
    """ID of the job."""


class ProjectOtlpConfig(Model):
    """OTLP event forwarding configuration of a project."""

    enabled: bool
    """Whether OTLP forwarding is enabled."""

    endpoint: Maybe[str] = None
    """OTLP endpoint URL (e.g., https://otel-collector.example.com/v1/logs)."""

    headers: dict[str, Secret]
    """HTTP headers to include with OTLP requests (e.g., for authentication). Values are masked when read back."""


class QueryProjectsOutput(Model):
    """The response of the action `projects_Query`."""

    projects: list[QueryProjectsItem]
    """List of projects."""


class QueryProjectsAction(
    Action,
    Returns[QueryProjectsOutput],
    wire="projects_Query",
    idempotency="safe",
):
    """Query the projects of the instance."""


class GetProjectDetailsOutput(Model):
    """The response of the action `projects_GetDetails`."""

    project_id: Annotated[ProjectId, Field(alias="projectId")]
    """ID of the project."""

    name: str
    """Name of the project."""

    device_count: Annotated[U64, Field(alias="deviceCount")]
    """Number of devices in the project."""


class GetProjectDetailsAction(
    Action,
    Returns[GetProjectDetailsOutput],
    wire="projects_GetDetails",
    idempotency="safe",
):
    """Get information about a project."""

    project_id: Annotated[ProjectId, Field(alias="projectId")]
    """ID of the project."""


class SetProjectNameAction(
    Action,
    Returns[None],
    wire="projects_SetName",
    idempotency="idempotent",
):
    """Set the name of a project."""

    project_id: Annotated[ProjectId, Field(alias="projectId")]
    """ID of the project."""

    name: str
    """New name of the project."""


class CreateProjectAction(Action, Returns[CreateProjectOutput], wire="projects_Create"):
    """Create a new project."""

    organization_id: Annotated[OrganizationId, Field(alias="organizationId")]
    """Organization to create the project in."""

    name: str
    """Name of the project."""


class DeleteProjectAction(Action, Returns[None], wire="projects_Delete"):
    """Delete a project."""

    project_id: Annotated[ProjectId, Field(alias="projectId")]
    """ID of the project."""


class QueryProjectDevicesOutput(Model):
    """The response of the action `projects_QueryDevices`."""

    devices: list[QueryProjectDevicesItem]
    """List of devices."""


class QueryProjectDevicesAction(
    Action,
    Returns[QueryProjectDevicesOutput],
    wire="projects_QueryDevices",
    idempotency="safe",
):
    """Query the devices of a project."""

    project_id: Annotated[ProjectId, Field(alias="projectId")]
    """ID of the project."""


class QueryProjectDeploymentTokensOutput(Model):
    """The response of the action `projects_QueryDeploymentTokens`."""

    tokens: list[QueryProjectDeploymentTokensItem]
    """List of deployment tokens."""


class QueryProjectDeploymentTokensAction(
    Action,
    Returns[QueryProjectDeploymentTokensOutput],
    wire="projects_QueryDeploymentTokens",
    idempotency="safe",
):
    """Query the deployment tokens of a project."""

    project_id: Annotated[ProjectId, Field(alias="projectId")]
    """ID of the project."""


class QueryProjectRepositoriesOutput(Model):
    """The response of the action `projects_QueryLinkedRepositories`."""

    repositories: list[QueryProjectRepositoriesItem]
    """List of repositories."""


class QueryProjectRepositoriesAction(
    Action,
    Returns[QueryProjectRepositoriesOutput],
    wire="projects_QueryLinkedRepositories",
    idempotency="safe",
):
    """Query repositories of a project."""

    project_id: Annotated[ProjectId, Field(alias="projectId")]
    """ID of the project."""


class CreateDeploymentTokenOutput(Model):
    """The response of the action `projects_CreateDeploymentToken`."""

    token_id: Annotated[DeploymentTokenId, Field(alias="tokenId")]
    """ID of the token."""

    token: DeploymentToken
    """Token."""


class CreateDeploymentTokenAction(
    Action,
    Returns[CreateDeploymentTokenOutput],
    wire="projects_CreateDeploymentToken",
):
    """Create a deployment token."""

    project_id: Annotated[ProjectId, Field(alias="projectId")]
    """ID of the project."""

    name: str
    """Name of the token."""

    flags: Maybe[DeploymentTokenFlags] = None
    """Flags."""


class DeleteDeploymentTokenAction(
    Action,
    Returns[None],
    wire="projects_DeleteDeploymentToken",
):
    """Delete a deployment token."""

    token_id: Annotated[DeploymentTokenId, Field(alias="tokenId")]
    """ID of the token."""


class SetDeploymentTokenFlagsAction(
    Action,
    Returns[None],
    wire="projects_SetDeploymentTokenFlags",
    idempotency="idempotent",
):
    """Set the flags of a deployment token."""

    token_id: Annotated[DeploymentTokenId, Field(alias="tokenId")]
    """ID of the token."""

    flags: DeploymentTokenFlags
    """Flags."""


class QueryAuditLogEventsOutput(Model):
    """The response of the action `projects_QueryAuditLog`."""

    events: list[AuditLogEvent]
    """List of audit log events."""


class QueryAuditLogEventsAction(
    Action,
    Returns[QueryAuditLogEventsOutput],
    wire="projects_QueryAuditLog",
    idempotency="safe",
):
    """Query the audit log of the project."""

    project_id: Annotated[ProjectId, Field(alias="projectId")]
    """ID of the project."""


class AddProjectRepositoryAction(Action, Returns[None], wire="projects_LinkRepository"):
    """Add a repository to the project."""

    project_id: Annotated[ProjectId, Field(alias="projectId")]
    """ID of the project."""

    repository_id: Annotated[RepositoryId, Field(alias="repositoryId")]
    """ID of the repository."""


class RemoveProjectRepositoryAction(
    Action,
    Returns[None],
    wire="projects_UnlinkRepository",
):
    """Remove a repository from the project."""

    project_id: Annotated[ProjectId, Field(alias="projectId")]
    """ID of the project."""

    repository_id: Annotated[RepositoryId, Field(alias="repositoryId")]
    """ID of the repository."""


class GetProjectOtlpConfigOutput(Model):
    """The response of the action `projects_GetOtlpConfig`."""

    config: ProjectOtlpConfig
    """OTLP configuration."""


class GetProjectOtlpConfigAction(
    Action,
    Returns[GetProjectOtlpConfigOutput],
    wire="projects_GetOtlpConfig",
    idempotency="safe",
):
    """Get the OTLP event forwarding configuration for a project."""

    project_id: Annotated[ProjectId, Field(alias="projectId")]
    """ID of the project."""


class SetProjectOtlpConfigAction(
    Action,
    Returns[None],
    wire="projects_SetOtlpConfig",
    idempotency="idempotent",
):
    """Set the OTLP event forwarding configuration for a project."""

    project_id: Annotated[ProjectId, Field(alias="projectId")]
    """ID of the project."""

    config: ProjectOtlpConfig
    """OTLP configuration."""
