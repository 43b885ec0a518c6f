"""The same handlers as coroutine functions."""

from __future__ import annotations

from nexigon_hub.projects import (
    AddProjectRepositoryAction,
    CreateDeploymentTokenAction,
    CreateDeploymentTokenOutput,
    CreateProjectAction,
    CreateProjectOutputKnown,
    DeleteDeploymentTokenAction,
    DeleteProjectAction,
    GetProjectDetailsAction,
    GetProjectDetailsOutput,
    GetProjectOtlpConfigAction,
    GetProjectOtlpConfigOutput,
    QueryAuditLogEventsAction,
    QueryAuditLogEventsOutput,
    QueryProjectDeploymentTokensAction,
    QueryProjectDeploymentTokensOutput,
    QueryProjectDevicesAction,
    QueryProjectDevicesOutput,
    QueryProjectRepositoriesAction,
    QueryProjectRepositoriesOutput,
    QueryProjectsAction,
    QueryProjectsOutput,
    RemoveProjectRepositoryAction,
    SetDeploymentTokenFlagsAction,
    SetProjectNameAction,
    SetProjectOtlpConfigAction,
)
from nexigon_hub.projects.server import ProjectsService
from nexigon_hub.server import Context

from .memory import Memory


class AsyncMemory(ProjectsService[str]):
    """Serves what a `Memory` holds."""

    def __init__(self, memory: Memory) -> None:
        self.memory = memory

    async def query(
        self, action: QueryProjectsAction, ctx: Context[str]
    ) -> QueryProjectsOutput:
        return self.memory.query(action, ctx)

    async def get_details(
        self, action: GetProjectDetailsAction, ctx: Context[str]
    ) -> GetProjectDetailsOutput:
        return self.memory.get_details(action, ctx)

    async def set_name(self, action: SetProjectNameAction, ctx: Context[str]) -> None:
        self.memory.set_name(action, ctx)

    async def create(
        self, action: CreateProjectAction, ctx: Context[str]
    ) -> CreateProjectOutputKnown:
        return self.memory.create(action, ctx)

    async def delete(self, action: DeleteProjectAction, ctx: Context[str]) -> None:
        self.memory.delete(action, ctx)

    async def query_devices(
        self, action: QueryProjectDevicesAction, ctx: Context[str]
    ) -> QueryProjectDevicesOutput:
        return self.memory.query_devices(action, ctx)

    async def query_deployment_tokens(
        self, action: QueryProjectDeploymentTokensAction, ctx: Context[str]
    ) -> QueryProjectDeploymentTokensOutput:
        return self.memory.query_deployment_tokens(action, ctx)

    async def query_linked_repositories(
        self, action: QueryProjectRepositoriesAction, ctx: Context[str]
    ) -> QueryProjectRepositoriesOutput:
        return self.memory.query_linked_repositories(action, ctx)

    async def create_deployment_token(
        self, action: CreateDeploymentTokenAction, ctx: Context[str]
    ) -> CreateDeploymentTokenOutput:
        return self.memory.create_deployment_token(action, ctx)

    async def delete_deployment_token(
        self, action: DeleteDeploymentTokenAction, ctx: Context[str]
    ) -> None:
        self.memory.delete_deployment_token(action, ctx)

    async def set_deployment_token_flags(
        self, action: SetDeploymentTokenFlagsAction, ctx: Context[str]
    ) -> None:
        self.memory.set_deployment_token_flags(action, ctx)

    async def query_audit_log(
        self, action: QueryAuditLogEventsAction, ctx: Context[str]
    ) -> QueryAuditLogEventsOutput:
        return self.memory.query_audit_log(action, ctx)

    async def link_repository(
        self, action: AddProjectRepositoryAction, ctx: Context[str]
    ) -> None:
        self.memory.link_repository(action, ctx)

    async def unlink_repository(
        self, action: RemoveProjectRepositoryAction, ctx: Context[str]
    ) -> None:
        self.memory.unlink_repository(action, ctx)

    async def get_otlp_config(
        self, action: GetProjectOtlpConfigAction, ctx: Context[str]
    ) -> GetProjectOtlpConfigOutput:
        return self.memory.get_otlp_config(action, ctx)

    async def set_otlp_config(
        self, action: SetProjectOtlpConfigAction, ctx: Context[str]
    ) -> None:
        self.memory.set_otlp_config(action, ctx)
