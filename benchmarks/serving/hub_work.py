"""The work of two actions of the example Hub, for servers written by hand.

The queries are those of the example; the models are plain ones.
"""

from __future__ import annotations

import os

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel

from examples.hub import projects
from examples.hub.access import Principal
from examples.hub.auth import Authenticator
from examples.hub.database import Database
from nexigon_hub.projects import ProjectId
from nexigon_hub.server import Request

DETAILS = "/api/v1/actions/invoke/projects_GetDetails"
RENAME = "/api/v1/actions/invoke/projects_SetName"

_database = Database(os.environ["HUB_DB"])
_authenticate = Authenticator(_database)


class _Wire(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)


class Get(_Wire):
    project_id: str


class Rename(_Wire):
    project_id: str
    name: str


class Details(_Wire):
    project_id: str
    name: str
    device_count: int


class Empty(_Wire):
    pass


def principal(authorization: bytes) -> Principal:
    """Who has the token."""
    headers = [(b"authorization", authorization)]
    return _authenticate(Request({"method": "POST", "path": "", "headers": headers}))


def details(who: Principal, get: Get) -> Details:
    """A project and the number of its devices."""
    with _database.read() as db:
        found = projects.details(db, who, ProjectId(get.project_id))
    return Details(
        project_id=found.project_id, name=found.name, device_count=found.device_count
    )


def rename(who: Principal, rename: Rename) -> Empty:
    """Gives a project another name."""
    with _database.write() as db:
        projects.rename(db, who, ProjectId(rename.project_id), rename.name)
    return Empty()
