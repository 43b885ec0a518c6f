"""Types of the actors namespace."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from .._runtime.model import Model, OneOf, UnknownVariant
from ..common.types import (
    ClusterNodeId,
    DeploymentTokenId,
    DeviceId,
    OrganizationApiTokenId,
    OrganizationId,
    UserId,
    UserTokenId,
)


class AnonymousActor(Model):
    """Anonymous actor.

    The payload of `ActorAnonymous`.
    """


class SystemActor(Model):
    """System actor.

    The payload of `ActorSystem`.
    """


class DeviceActor(Model):
    """Device actor.

    The payload of `ActorDevice`.
    """

    device_id: Annotated[DeviceId, Field(alias="deviceId")]
    """ID of the device."""

    token_id: Annotated[DeploymentTokenId, Field(alias="tokenId")]
    """ID of the deployment token used for authentication."""


class UserActor(Model):
    """User actor.

    The payload of `ActorUser`.
    """

    user_id: Annotated[UserId, Field(alias="userId")]
    """ID of the user."""


class UserTokenActor(Model):
    """User token actor.

    The payload of `ActorUserToken`.
    """

    user_id: Annotated[UserId, Field(alias="userId")]
    """ID of the user."""

    token_id: Annotated[UserTokenId, Field(alias="tokenId")]
    """ID of the user token used for authentication."""


class ClusterNodeActor(Model):
    """Cluster node actor.

    The payload of `ActorClusterNode`.
    """

    node_id: Annotated[ClusterNodeId, Field(alias="nodeId")]
    """ID of the cluster node."""


class OrganizationApiTokenActor(Model):
    """Organization API token actor.

    The payload of `ActorOrganizationApiToken`.
    """

    organization_id: Annotated[OrganizationId, Field(alias="organizationId")]
    """ID of the organization."""

    token_id: Annotated[OrganizationApiTokenId, Field(alias="tokenId")]
    """ID of the API token."""


class ActorAnonymous(AnonymousActor, tag="actor"):
    """An anonymous, unauthenticated actor."""

    actor: Literal["Anonymous"] = "Anonymous"


class ActorSystem(SystemActor, tag="actor"):
    """The system itself, typically used for internal actions."""

    actor: Literal["System"] = "System"


class ActorDevice(DeviceActor, tag="actor"):
    """A device authenticated via a specific deployment token."""

    actor: Literal["Device"] = "Device"


class ActorUser(UserActor, tag="actor"):
    """A user typically authenticated via a user session."""

    actor: Literal["User"] = "User"


class ActorUserToken(UserTokenActor, tag="actor"):
    """A user authenticated via a specific token."""

    actor: Literal["UserToken"] = "UserToken"


class ActorClusterNode(ClusterNodeActor, tag="actor"):
    """A cluster node."""

    actor: Literal["ClusterNode"] = "ClusterNode"


class ActorOrganizationApiToken(OrganizationApiTokenActor, tag="actor"):
    """An organization API token."""

    actor: Literal["OrganizationApiToken"] = "OrganizationApiToken"


class UnknownActor(UnknownVariant, tag="actor"):
    """A variant of `Actor` that this version of the SDK does not know."""

    actor: str


Actor: TypeAlias = Annotated[
    ActorAnonymous
    | ActorSystem
    | ActorDevice
    | ActorUser
    | ActorUserToken
    | ActorClusterNode
    | ActorOrganizationApiToken
    | UnknownActor,
    OneOf("actor"),
]
"""Actor causing an event."""

ActorKnown: TypeAlias = (
    ActorAnonymous
    | ActorSystem
    | ActorDevice
    | ActorUser
    | ActorUserToken
    | ActorClusterNode
    | ActorOrganizationApiToken
)
"""The variants of `Actor` that this version of the SDK knows."""
