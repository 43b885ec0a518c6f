"""Actors of the Nexigon Hub API."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import lazy

if TYPE_CHECKING:
    from .types import (
        Actor,
        ActorAnonymous,
        ActorClusterNode,
        ActorDevice,
        ActorKnown,
        ActorOrganizationApiToken,
        ActorSystem,
        ActorUser,
        ActorUserToken,
        AnonymousActor,
        ClusterNodeActor,
        DeviceActor,
        OrganizationApiTokenActor,
        SystemActor,
        UnknownActor,
        UserActor,
        UserTokenActor,
    )

__all__ = [
    "Actor",
    "ActorAnonymous",
    "ActorClusterNode",
    "ActorDevice",
    "ActorKnown",
    "ActorOrganizationApiToken",
    "ActorSystem",
    "ActorUser",
    "ActorUserToken",
    "AnonymousActor",
    "ClusterNodeActor",
    "DeviceActor",
    "OrganizationApiTokenActor",
    "SystemActor",
    "UnknownActor",
    "UserActor",
    "UserTokenActor",
]

if not TYPE_CHECKING:
    __getattr__, __dir__ = lazy(__name__, __all__, ".types")
