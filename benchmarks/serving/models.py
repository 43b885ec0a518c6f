"""The types of `bench.yaml` as a person writes them for pydantic, and the handler."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from hmac import compare_digest
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from .sample import DEVICES, LABELS, LOAD, NAME, SEEN, TOKEN

_BEARER = f"Bearer {TOKEN}".encode()


class _Wire(BaseModel):
    model_config = ConfigDict(
        alias_generator=to_camel, populate_by_name=True, frozen=True
    )


class Status(StrEnum):
    ONLINE = "online"
    OFFLINE = "offline"


class Device(_Wire):
    device_id: str
    name: str | None = None
    status: Status
    last_seen: datetime
    labels: dict[str, str]
    load: list[float]


class Query(_Wire):
    project_id: Annotated[str, Field(min_length=1, max_length=64)]
    statuses: list[Status]
    limit: Annotated[int, Field(ge=1, le=600)] | None = None


class Get(_Wire):
    project_id: Annotated[str, Field(min_length=1, max_length=64)]


class Project(_Wire):
    project_id: str
    name: str
    device_count: int


class Devices(_Wire):
    devices: list[Device]
    total: int


_DEVICES = [
    Device(
        device_id=f"d_{n}",
        name=f"Device {n}",
        status=Status.ONLINE,
        last_seen=SEEN,
        labels=dict(LABELS),
        load=list(LOAD),
    )
    for n in range(DEVICES)
]


def project_of(get: Get) -> Project:
    """What the store of the API holds."""
    return Project(project_id=get.project_id, name=NAME, device_count=DEVICES)


def devices_of(query: Query) -> Devices:
    """What the store of the API holds."""
    found = [each for each in _DEVICES if each.status in query.statuses]
    return Devices(devices=found[: query.limit], total=len(found))


def is_known(authorization: bytes) -> bool:
    """Whether a value of the header `authorization` is the right one."""
    return compare_digest(authorization, _BEARER)
