"""Client of the projects namespace."""

from __future__ import annotations

from .._runtime.client import AsyncClient, CallOptions, Client
from ..common.types import DeploymentTokenId, OrganizationId, RepositoryId
from .types import (
    AddProjectRepositoryAction,
    CreateDeploymentTokenAction,
    CreateDeploymentTokenOutput,
    CreateProjectAction,
    CreateProjectOutput,
    DeleteDeploymentTokenAction,
    DeleteProjectAction,
    DeploymentTokenFlags,
    GetProjectDetailsAction,
    GetProjectDetailsOutput,
    GetProjectOtlpConfigAction,
    GetProjectOtlpConfigOutput,
    ProjectId,
    ProjectOtlpConfig,
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


class ProjectsClient:
    """Actions in the projects namespace of the Nexigon Hub API."""

    def __init__(self, hub: Client) -> None:
        self._hub = hub

    def query(self, *, options: CallOptions | None = None) -> QueryProjectsOutput:
        """Query the projects of the instance.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `nexigon_hub.errors`.
        """
        return self._hub.execute(QueryProjectsAction(), options)

    def get_details(
        self,
        *,
        project_id: ProjectId,
        options: CallOptions | None = None,
    ) -> GetProjectDetailsOutput:
        """Get information about a project.

        Args:
            project_id: ID of the project.
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `nexigon_hub.errors`.
        """
        return self._hub.execute(
            GetProjectDetailsAction(project_id=project_id),
            options,
        )

    def set_name(
        self,
        *,
        project_id: ProjectId,
        name: str,
        options: CallOptions | None = None,
    ) -> None:
        """Set the name of a project.

        Args:
            project_id: ID of the project.
            name: New name of the project.
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `nexigon_hub.errors`.
        """
        self._hub.execute(
            SetProjectNameAction(project_id=project_id, name=name),
            options,
        )

    def create(
        self,
        *,
        organization_id: OrganizationId,
        name: str,
        options: CallOptions | None = None,
    ) -> CreateProjectOutput:
        """Create a new project.

        Args:
            organization_id: Organization to create the project in.
            name: Name of the project.
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `nexigon_hub.errors`.
        """
        return self._hub.execute(
            CreateProjectAction(organization_id=organization_id, name=name),
            options,
        )

    def delete(
        self,
        *,
        project_id: ProjectId,
        options: CallOptions | None = None,
    ) -> None:
        """Delete a project.

        Args:
            project_id: ID of the project.
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `nexigon_hub.errors`.
        """
        self._hub.execute(DeleteProjectAction(project_id=project_id), options)

    def query_devices(
        self,
        *,
        project_id: ProjectId,
        options: CallOptions | None = None,
    ) -> QueryProjectDevicesOutput:
        """Query the devices of a project.

        Args:
            project_id: ID of the project.
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `nexigon_hub.errors`.
        """
        return self._hub.execute(
            QueryProjectDevicesAction(project_id=project_id),
            options,
        )

    def query_deployment_tokens(
        self,
        *,
        project_id: ProjectId,
        options: CallOptions | None = None,
    ) -> QueryProjectDeploymentTokensOutput:
        """Query the deployment tokens of a project.

        Args:
            project_id: ID of the project.
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `nexigon_hub.errors`.
        """
        return self._hub.execute(
            QueryProjectDeploymentTokensAction(project_id=project_id),
            options,
        )

    def query_linked_repositories(
        self,
        *,
        project_id: ProjectId,
        options: CallOptions | None = None,
    ) -> QueryProjectRepositoriesOutput:
        """Query repositories of a project.

        Args:
            project_id: ID of the project.
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `nexigon_hub.errors`.
        """
        return self._hub.execute(
            QueryProjectRepositoriesAction(project_id=project_id),
            options,
        )

    def create_deployment_token(
        self,
        *,
        project_id: ProjectId,
        name: str,
        flags: DeploymentTokenFlags | None = None,
        options: CallOptions | None = None,
    ) -> CreateDeploymentTokenOutput:
        """Create a deployment token.

        Args:
            project_id: ID of the project.
            name: Name of the token.
            flags: Flags.
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `nexigon_hub.errors`.
        """
        return self._hub.execute(
            CreateDeploymentTokenAction(project_id=project_id, name=name, flags=flags),
            options,
        )

    def delete_deployment_token(
        self,
        *,
        token_id: DeploymentTokenId,
        options: CallOptions | None = None,
    ) -> None:
        """Delete a deployment token.

        Args:
            token_id: ID of the token.
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `nexigon_hub.errors`.
        """
        self._hub.execute(DeleteDeploymentTokenAction(token_id=token_id), options)

    def set_deployment_token_flags(
        self,
        *,
        token_id: DeploymentTokenId,
        flags: DeploymentTokenFlags,
        options: CallOptions | None = None,
    ) -> None:
        """Set the flags of a deployment token.

        Args:
            token_id: ID of the token.
            flags: Flags.
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `nexigon_hub.errors`.
        """
        self._hub.execute(
            SetDeploymentTokenFlagsAction(token_id=token_id, flags=flags),
            options,
        )

    def query_audit_log(
        self,
        *,
        project_id: ProjectId,
        options: CallOptions | None = None,
    ) -> QueryAuditLogEventsOutput:
        """Query the audit log of the project.

        Args:
            project_id: ID of the project.
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `nexigon_hub.errors`.
        """
        return self._hub.execute(
            QueryAuditLogEventsAction(project_id=project_id),
            options,
        )

    def link_repository(
        self,
        *,
        project_id: ProjectId,
        repository_id: RepositoryId,
        options: CallOptions | None = None,
    ) -> None:
        """Add a repository to the project.

        Args:
            project_id: ID of the project.
            repository_id: ID of the repository.
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `nexigon_hub.errors`.
        """
        self._hub.execute(
            AddProjectRepositoryAction(
                project_id=project_id,
                repository_id=repository_id,
            ),
            options,
        )

    def unlink_repository(
        self,
        *,
        project_id: ProjectId,
        repository_id: RepositoryId,
        options: CallOptions | None = None,
    ) -> None:
        """Remove a repository from the project.

        Args:
            project_id: ID of the project.
            repository_id: ID of the repository.
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `nexigon_hub.errors`.
        """
        self._hub.execute(
            RemoveProjectRepositoryAction(
                project_id=project_id,
                repository_id=repository_id,
            ),
            options,
        )

    def get_otlp_config(
        self,
        *,
        project_id: ProjectId,
        options: CallOptions | None = None,
    ) -> GetProjectOtlpConfigOutput:
        """Get the OTLP event forwarding configuration for a project.

        Args:
            project_id: ID of the project.
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `nexigon_hub.errors`.
        """
        return self._hub.execute(
            GetProjectOtlpConfigAction(project_id=project_id),
            options,
        )

    def set_otlp_config(
        self,
        *,
        project_id: ProjectId,
        config: ProjectOtlpConfig,
        options: CallOptions | None = None,
    ) -> None:
        """Set the OTLP event forwarding configuration for a project.

        Args:
            project_id: ID of the project.
            config: OTLP configuration.
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `nexigon_hub.errors`.
        """
        self._hub.execute(
            SetProjectOtlpConfigAction(project_id=project_id, config=config),
            options,
        )


class AsyncProjectsClient:
    """Actions in the projects namespace of the Nexigon Hub API."""

    def __init__(self, hub: AsyncClient) -> None:
        self._hub = hub

    async def query(self, *, options: CallOptions | None = None) -> QueryProjectsOutput:
        """Query the projects of the instance.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `nexigon_hub.errors`.
        """
        return await self._hub.execute(QueryProjectsAction(), options)

    async def get_details(
        self,
        *,
        project_id: ProjectId,
        options: CallOptions | None = None,
    ) -> GetProjectDetailsOutput:
        """Get information about a project.

        Args:
            project_id: ID of the project.
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `nexigon_hub.errors`.
        """
        return await self._hub.execute(
            GetProjectDetailsAction(project_id=project_id),
            options,
        )

    async def set_name(
        self,
        *,
        project_id: ProjectId,
        name: str,
        options: CallOptions | None = None,
    ) -> None:
        """Set the name of a project.

        Args:
            project_id: ID of the project.
            name: New name of the project.
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `nexigon_hub.errors`.
        """
        await self._hub.execute(
            SetProjectNameAction(project_id=project_id, name=name),
            options,
        )

    async def create(
        self,
        *,
        organization_id: OrganizationId,
        name: str,
        options: CallOptions | None = None,
    ) -> CreateProjectOutput:
        """Create a new project.

        Args:
            organization_id: Organization to create the project in.
            name: Name of the project.
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `nexigon_hub.errors`.
        """
        return await self._hub.execute(
            CreateProjectAction(organization_id=organization_id, name=name),
            options,
        )

    async def delete(
        self,
        *,
        project_id: ProjectId,
        options: CallOptions | None = None,
    ) -> None:
        """Delete a project.

        Args:
            project_id: ID of the project.
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `nexigon_hub.errors`.
        """
        await self._hub.execute(DeleteProjectAction(project_id=project_id), options)

    async def query_devices(
        self,
        *,
        project_id: ProjectId,
        options: CallOptions | None = None,
    ) -> QueryProjectDevicesOutput:
        """Query the devices of a project.

        Args:
            project_id: ID of the project.
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `nexigon_hub.errors`.
        """
        return await self._hub.execute(
            QueryProjectDevicesAction(project_id=project_id),
            options,
        )

    async def query_deployment_tokens(
        self,
        *,
        project_id: ProjectId,
        options: CallOptions | None = None,
    ) -> QueryProjectDeploymentTokensOutput:
        """Query the deployment tokens of a project.

        Args:
            project_id: ID of the project.
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `nexigon_hub.errors`.
        """
        return await self._hub.execute(
            QueryProjectDeploymentTokensAction(project_id=project_id),
            options,
        )

    async def query_linked_repositories(
        self,
        *,
        project_id: ProjectId,
        options: CallOptions | None = None,
    ) -> QueryProjectRepositoriesOutput:
        """Query repositories of a project.

        Args:
            project_id: ID of the project.
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `nexigon_hub.errors`.
        """
        return await self._hub.execute(
            QueryProjectRepositoriesAction(project_id=project_id),
            options,
        )

    async def create_deployment_token(
        self,
        *,
        project_id: ProjectId,
        name: str,
        flags: DeploymentTokenFlags | None = None,
        options: CallOptions | None = None,
    ) -> CreateDeploymentTokenOutput:
        """Create a deployment token.

        Args:
            project_id: ID of the project.
            name: Name of the token.
            flags: Flags.
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `nexigon_hub.errors`.
        """
        return await self._hub.execute(
            CreateDeploymentTokenAction(project_id=project_id, name=name, flags=flags),
            options,
        )

    async def delete_deployment_token(
        self,
        *,
        token_id: DeploymentTokenId,
        options: CallOptions | None = None,
    ) -> None:
        """Delete a deployment token.

        Args:
            token_id: ID of the token.
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `nexigon_hub.errors`.
        """
        await self._hub.execute(DeleteDeploymentTokenAction(token_id=token_id), options)

    async def set_deployment_token_flags(
        self,
        *,
        token_id: DeploymentTokenId,
        flags: DeploymentTokenFlags,
        options: CallOptions | None = None,
    ) -> None:
        """Set the flags of a deployment token.

        Args:
            token_id: ID of the token.
            flags: Flags.
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `nexigon_hub.errors`.
        """
        await self._hub.execute(
            SetDeploymentTokenFlagsAction(token_id=token_id, flags=flags),
            options,
        )

    async def query_audit_log(
        self,
        *,
        project_id: ProjectId,
        options: CallOptions | None = None,
    ) -> QueryAuditLogEventsOutput:
        """Query the audit log of the project.

        Args:
            project_id: ID of the project.
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `nexigon_hub.errors`.
        """
        return await self._hub.execute(
            QueryAuditLogEventsAction(project_id=project_id),
            options,
        )

    async def link_repository(
        self,
        *,
        project_id: ProjectId,
        repository_id: RepositoryId,
        options: CallOptions | None = None,
    ) -> None:
        """Add a repository to the project.

        Args:
            project_id: ID of the project.
            repository_id: ID of the repository.
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `nexigon_hub.errors`.
        """
        await self._hub.execute(
            AddProjectRepositoryAction(
                project_id=project_id,
                repository_id=repository_id,
            ),
            options,
        )

    async def unlink_repository(
        self,
        *,
        project_id: ProjectId,
        repository_id: RepositoryId,
        options: CallOptions | None = None,
    ) -> None:
        """Remove a repository from the project.

        Args:
            project_id: ID of the project.
            repository_id: ID of the repository.
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `nexigon_hub.errors`.
        """
        await self._hub.execute(
            RemoveProjectRepositoryAction(
                project_id=project_id,
                repository_id=repository_id,
            ),
            options,
        )

    async def get_otlp_config(
        self,
        *,
        project_id: ProjectId,
        options: CallOptions | None = None,
    ) -> GetProjectOtlpConfigOutput:
        """Get the OTLP event forwarding configuration for a project.

        Args:
            project_id: ID of the project.
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `nexigon_hub.errors`.
        """
        return await self._hub.execute(
            GetProjectOtlpConfigAction(project_id=project_id),
            options,
        )

    async def set_otlp_config(
        self,
        *,
        project_id: ProjectId,
        config: ProjectOtlpConfig,
        options: CallOptions | None = None,
    ) -> None:
        """Set the OTLP event forwarding configuration for a project.

        Args:
            project_id: ID of the project.
            config: OTLP configuration.
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `nexigon_hub.errors`.
        """
        await self._hub.execute(
            SetProjectOtlpConfigAction(project_id=project_id, config=config),
            options,
        )
