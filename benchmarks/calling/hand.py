"""What one would write by hand."""

from __future__ import annotations

from contextlib import AsyncExitStack

import httpx2
from pydantic import BaseModel, Field

from .sample import HEADERS, NAME, ORGANIZATION, PATH, Calls

HAND = "httpx2 by hand"


class Create(BaseModel):
    """The request."""

    organization_id: str = Field(alias="organizationId")
    name: str


class Created(BaseModel):
    """The response."""

    result: str
    project_id: str = Field(alias="projectId")


async def by_hand(url: str, end: AsyncExitStack) -> Calls:
    """`post` of a shared httpx2 client, and pydantic at both ends."""
    client = end.enter_context(httpx2.Client())
    aclient = await end.enter_async_context(httpx2.AsyncClient())

    def call() -> Created:
        response = client.post(url + PATH, content=_request(), headers=HEADERS)
        return Created.model_validate_json(response.raise_for_status().content)

    async def acall() -> Created:
        response = await aclient.post(url + PATH, content=_request(), headers=HEADERS)
        return Created.model_validate_json(response.raise_for_status().content)

    return Calls({HAND: call}, {HAND: acall})


def _request() -> str:
    return Create(organizationId=ORGANIZATION, name=NAME).model_dump_json(by_alias=True)
