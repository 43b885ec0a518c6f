"""By hand: nothing but the route, decoding and encoding."""

from __future__ import annotations

from .by_hand import app_of
from .models import Get, Query, devices_of, project_of
from .sample import GET, QUERY


def get(body: bytes) -> bytes:
    """Serves one action."""
    project = project_of(Get.model_validate_json(body))
    return project.__pydantic_serializer__.to_json(project, by_alias=True)


def query(body: bytes) -> bytes:
    """Serves the other."""
    devices = devices_of(Query.model_validate_json(body))
    return devices.__pydantic_serializer__.to_json(devices, by_alias=True)


app = app_of({GET.path: get, QUERY.path: query})
