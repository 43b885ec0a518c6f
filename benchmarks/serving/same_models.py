"""By hand, with the generated models: what is left is the work of the generated server
besides decoding and encoding. `synthetic_hub` must be importable."""

from __future__ import annotations

from synthetic_hub.bench import GetAction, GetOutput, QueryAction, QueryOutput

from .by_hand import app_of
from .generated import devices_of, project_of
from .sample import GET, QUERY

for _model in (GetAction, GetOutput, QueryAction, QueryOutput):
    _model.model_rebuild()


def get(body: bytes) -> bytes:
    """Serves one action."""
    project = project_of(GetAction.model_validate_json(body))
    return project.__pydantic_serializer__.to_json(project, by_alias=True)


def query(body: bytes) -> bytes:
    """Serves the other."""
    devices = devices_of(QueryAction.model_validate_json(body))
    return devices.__pydantic_serializer__.to_json(devices, by_alias=True)


app = app_of({GET.path: get, QUERY.path: query})
