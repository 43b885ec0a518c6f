"""Types of the common namespace."""

from __future__ import annotations

from typing import NewType, TypeAlias

from pydantic import JsonValue as _JsonValue

from .._runtime.model import Timestamp as _Timestamp

JsonValue: TypeAlias = _JsonValue
"""Any JSON value."""

Timestamp: TypeAlias = _Timestamp
"""Point in time."""

ClusterNodeId = NewType("ClusterNodeId", str)
"""Unique ID of a cluster node."""

DeploymentTokenId = NewType("DeploymentTokenId", str)
"""Unique ID of a deployment token."""

DeviceId = NewType("DeviceId", str)
"""Unique ID of a device."""

JobId = NewType("JobId", str)
"""Unique ID of a job."""

OrganizationApiTokenId = NewType("OrganizationApiTokenId", str)
"""Unique ID of an organization API token."""

OrganizationId = NewType("OrganizationId", str)
"""Unique ID of an organization."""

RepositoryId = NewType("RepositoryId", str)
"""Unique ID of a repository."""

UserId = NewType("UserId", str)
"""Unique ID of a user."""

UserTokenId = NewType("UserTokenId", str)
"""Unique ID of a user token."""
