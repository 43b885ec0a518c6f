"""What one call changes, another one sees; outcomes are unions (wire.md W1.7)."""

from __future__ import annotations

import asyncio

import pytest

from nexigon_hub import AsyncNexigonHub, NexigonHub, expect
from nexigon_hub.errors import InvalidActionError
from nexigon_hub.projects import (
    CreateProjectOutputCreated,
    DeploymentTokenFlags,
    QueryProjectsItem,
)

from . import values
from .conftest import TOKEN
from .live import Live


def test_sync(hub: Live) -> None:
    with NexigonHub(hub.url, token=TOKEN, allow_plaintext=True) as client:
        projects = client.projects
        created = projects.create(organization_id=values.ORGANIZATION, name="Line 2")
        project_id = expect(created, CreateProjectOutputCreated).project_id
        projects.set_name(project_id=project_id, name="Line 3")
        assert projects.get_details(project_id=project_id).name == "Line 3"
        projects.delete(project_id=values.PROJECT)
        assert projects.query().projects == [
            QueryProjectsItem(project_id=project_id, name="Line 3")
        ]

        token = projects.create_deployment_token(project_id=project_id, name="Factory")
        assert token.token.reveal() == "deployment_4"
        flags = DeploymentTokenFlags(auto_accept=True)
        projects.set_deployment_token_flags(token_id=token.token_id, flags=flags)
        projects.delete_deployment_token(token_id=values.TOKEN)
        left = projects.query_deployment_tokens(project_id=project_id).tokens
        assert [each.token_id for each in left] == ["dt_2", "dt_3", "dt_4"]
        assert left[-1].flags == flags

        repository_id = values.REPOSITORY
        projects.unlink_repository(project_id=project_id, repository_id=repository_id)
        found = projects.query_linked_repositories(project_id=project_id)
        assert [each.repository_id for each in found.repositories] == ["r_2"]
        projects.link_repository(project_id=project_id, repository_id=repository_id)
        found = projects.query_linked_repositories(project_id=project_id)
        assert [each.repository_id for each in found.repositories] == ["r_2", "r_1"]

        projects.set_otlp_config(project_id=project_id, config=values.NEW_OTLP)
        config = projects.get_otlp_config(project_id=project_id).config
        assert config == values.NEW_OTLP


def test_async(hub: Live) -> None:
    async def main() -> None:
        async with AsyncNexigonHub(
            hub.url, token=TOKEN, allow_plaintext=True
        ) as client:
            create = client.projects.create
            names = [f"Line {number}" for number in range(2, 12)]
            await asyncio.gather(
                *(create(organization_id=values.ORGANIZATION, name=n) for n in names)
            )
            found = (await client.projects.query()).projects
            assert sorted(each.name for each in found) == sorted(["Line 1", *names])
            await client.projects.delete(project_id=values.PROJECT)
            with pytest.raises(InvalidActionError, match="no such project"):
                await client.projects.get_details(project_id=values.PROJECT)

    asyncio.run(main())
