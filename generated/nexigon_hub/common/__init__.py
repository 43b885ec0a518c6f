"""Types shared by the namespaces of the Nexigon Hub API."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import lazy

if TYPE_CHECKING:
    from .types import (
        ClusterNodeId,
        DeploymentTokenId,
        DeviceId,
        JobId,
        JsonValue,
        OrganizationApiTokenId,
        OrganizationId,
        RepositoryId,
        Timestamp,
        UserId,
        UserTokenId,
    )

__all__ = [
    "ClusterNodeId",
    "DeploymentTokenId",
    "DeviceId",
    "JobId",
    "JsonValue",
    "OrganizationApiTokenId",
    "OrganizationId",
    "RepositoryId",
    "Timestamp",
    "UserId",
    "UserTokenId",
]

if not TYPE_CHECKING:
    __getattr__, __dir__ = lazy(__name__, __all__, ".types")
