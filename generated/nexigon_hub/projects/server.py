"""Server stub of the projects namespace."""

from __future__ import annotations

from typing import TypeVar

from .._runtime.server import Context, Route, RouteSync, Service, Unimplemented
from .types import (
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

P = TypeVar("P")


class ProjectsService(Service[P]):
    """Implement the actions you serve; the others answer 501."""

    async def query(
        self,
        action: QueryProjectsAction,
        ctx: Context[P],
    ) -> QueryProjectsOutput:
        """Query the projects of the instance."""
        raise Unimplemented("projects_Query")

    async def get_details(
        self,
        action: GetProjectDetailsAction,
        ctx: Context[P],
    ) -> GetProjectDetailsOutput:
        """Get information about a project."""
        raise Unimplemented("projects_GetDetails")

    async def set_name(self, action: SetProjectNameAction, ctx: Context[P]) -> None:
        """Set the name of a project."""
        raise Unimplemented("projects_SetName")

    async def create(
        self,
        action: CreateProjectAction,
        ctx: Context[P],
    ) -> CreateProjectOutputKnown:
        """Create a new project."""
        raise Unimplemented("projects_Create")

    async def delete(self, action: DeleteProjectAction, ctx: Context[P]) -> None:
        """Delete a project."""
        raise Unimplemented("projects_Delete")

    async def query_devices(
        self,
        action: QueryProjectDevicesAction,
        ctx: Context[P],
    ) -> QueryProjectDevicesOutput:
        """Query the devices of a project."""
        raise Unimplemented("projects_QueryDevices")

    async def query_deployment_tokens(
        self,
        action: QueryProjectDeploymentTokensAction,
        ctx: Context[P],
    ) -> QueryProjectDeploymentTokensOutput:
        """Query the deployment tokens of a project."""
        raise Unimplemented("projects_QueryDeploymentTokens")

    async def query_linked_repositories(
        self,
        action: QueryProjectRepositoriesAction,
        ctx: Context[P],
    ) -> QueryProjectRepositoriesOutput:
        """Query repositories of a project."""
        raise Unimplemented("projects_QueryLinkedRepositories")

    async def create_deployment_token(
        self,
        action: CreateDeploymentTokenAction,
        ctx: Context[P],
    ) -> CreateDeploymentTokenOutput:
        """Create a deployment token."""
        raise Unimplemented("projects_CreateDeploymentToken")

    async def delete_deployment_token(
        self,
        action: DeleteDeploymentTokenAction,
        ctx: Context[P],
    ) -> None:
        """Delete a deployment token."""
        raise Unimplemented("projects_DeleteDeploymentToken")

    async def set_deployment_token_flags(
        self,
        action: SetDeploymentTokenFlagsAction,
        ctx: Context[P],
    ) -> None:
        """Set the flags of a deployment token."""
        raise Unimplemented("projects_SetDeploymentTokenFlags")

    async def query_audit_log(
        self,
        action: QueryAuditLogEventsAction,
        ctx: Context[P],
    ) -> QueryAuditLogEventsOutput:
        """Query the audit log of the project."""
        raise Unimplemented("projects_QueryAuditLog")

    async def link_repository(
        self,
        action: AddProjectRepositoryAction,
        ctx: Context[P],
    ) -> None:
        """Add a repository to the project."""
        raise Unimplemented("projects_LinkRepository")

    async def unlink_repository(
        self,
        action: RemoveProjectRepositoryAction,
        ctx: Context[P],
    ) -> None:
        """Remove a repository from the project."""
        raise Unimplemented("projects_UnlinkRepository")

    async def get_otlp_config(
        self,
        action: GetProjectOtlpConfigAction,
        ctx: Context[P],
    ) -> GetProjectOtlpConfigOutput:
        """Get the OTLP event forwarding configuration for a project."""
        raise Unimplemented("projects_GetOtlpConfig")

    async def set_otlp_config(
        self,
        action: SetProjectOtlpConfigAction,
        ctx: Context[P],
    ) -> None:
        """Set the OTLP event forwarding configuration for a project."""
        raise Unimplemented("projects_SetOtlpConfig")

    def routes(self) -> tuple[Route[P], ...]:
        """The actions of this namespace, for `ActionApp`."""
        return (
            Route(QueryProjectsAction, self.query),
            Route(GetProjectDetailsAction, self.get_details),
            Route(SetProjectNameAction, self.set_name),
            Route(CreateProjectAction, self.create),
            Route(DeleteProjectAction, self.delete),
            Route(QueryProjectDevicesAction, self.query_devices),
            Route(QueryProjectDeploymentTokensAction, self.query_deployment_tokens),
            Route(QueryProjectRepositoriesAction, self.query_linked_repositories),
            Route(CreateDeploymentTokenAction, self.create_deployment_token),
            Route(DeleteDeploymentTokenAction, self.delete_deployment_token),
            Route(SetDeploymentTokenFlagsAction, self.set_deployment_token_flags),
            Route(QueryAuditLogEventsAction, self.query_audit_log),
            Route(AddProjectRepositoryAction, self.link_repository),
            Route(RemoveProjectRepositoryAction, self.unlink_repository),
            Route(GetProjectOtlpConfigAction, self.get_otlp_config),
            Route(SetProjectOtlpConfigAction, self.set_otlp_config),
        )


class ProjectsServiceSync(Service[P]):
    """The same for plain `def` handlers, which run in a pool of threads.

    A deadline answers the caller, but does not stop the handler:
    `Context.seconds_left` tells how long the caller still waits.
    """

    def query(
        self,
        action: QueryProjectsAction,
        ctx: Context[P],
    ) -> QueryProjectsOutput:
        """Query the projects of the instance."""
        raise Unimplemented("projects_Query")

    def get_details(
        self,
        action: GetProjectDetailsAction,
        ctx: Context[P],
    ) -> GetProjectDetailsOutput:
        """Get information about a project."""
        raise Unimplemented("projects_GetDetails")

    def set_name(self, action: SetProjectNameAction, ctx: Context[P]) -> None:
        """Set the name of a project."""
        raise Unimplemented("projects_SetName")

    def create(
        self,
        action: CreateProjectAction,
        ctx: Context[P],
    ) -> CreateProjectOutputKnown:
        """Create a new project."""
        raise Unimplemented("projects_Create")

    def delete(self, action: DeleteProjectAction, ctx: Context[P]) -> None:
        """Delete a project."""
        raise Unimplemented("projects_Delete")

    def query_devices(
        self,
        action: QueryProjectDevicesAction,
        ctx: Context[P],
    ) -> QueryProjectDevicesOutput:
        """Query the devices of a project."""
        raise Unimplemented("projects_QueryDevices")

    def query_deployment_tokens(
        self,
        action: QueryProjectDeploymentTokensAction,
        ctx: Context[P],
    ) -> QueryProjectDeploymentTokensOutput:
        """Query the deployment tokens of a project."""
        raise Unimplemented("projects_QueryDeploymentTokens")

    def query_linked_repositories(
        self,
        action: QueryProjectRepositoriesAction,
        ctx: Context[P],
    ) -> QueryProjectRepositoriesOutput:
        """Query repositories of a project."""
        raise Unimplemented("projects_QueryLinkedRepositories")

    def create_deployment_token(
        self,
        action: CreateDeploymentTokenAction,
        ctx: Context[P],
    ) -> CreateDeploymentTokenOutput:
        """Create a deployment token."""
        raise Unimplemented("projects_CreateDeploymentToken")

    def delete_deployment_token(
        self,
        action: DeleteDeploymentTokenAction,
        ctx: Context[P],
    ) -> None:
        """Delete a deployment token."""
        raise Unimplemented("projects_DeleteDeploymentToken")

    def set_deployment_token_flags(
        self,
        action: SetDeploymentTokenFlagsAction,
        ctx: Context[P],
    ) -> None:
        """Set the flags of a deployment token."""
        raise Unimplemented("projects_SetDeploymentTokenFlags")

    def query_audit_log(
        self,
        action: QueryAuditLogEventsAction,
        ctx: Context[P],
    ) -> QueryAuditLogEventsOutput:
        """Query the audit log of the project."""
        raise Unimplemented("projects_QueryAuditLog")

    def link_repository(
        self,
        action: AddProjectRepositoryAction,
        ctx: Context[P],
    ) -> None:
        """Add a repository to the project."""
        raise Unimplemented("projects_LinkRepository")

    def unlink_repository(
        self,
        action: RemoveProjectRepositoryAction,
        ctx: Context[P],
    ) -> None:
        """Remove a repository from the project."""
        raise Unimplemented("projects_UnlinkRepository")

    def get_otlp_config(
        self,
        action: GetProjectOtlpConfigAction,
        ctx: Context[P],
    ) -> GetProjectOtlpConfigOutput:
        """Get the OTLP event forwarding configuration for a project."""
        raise Unimplemented("projects_GetOtlpConfig")

    def set_otlp_config(
        self,
        action: SetProjectOtlpConfigAction,
        ctx: Context[P],
    ) -> None:
        """Set the OTLP event forwarding configuration for a project."""
        raise Unimplemented("projects_SetOtlpConfig")

    def routes(self) -> tuple[Route[P], ...]:
        """The actions of this namespace, for `ActionApp`."""
        return (
            RouteSync(QueryProjectsAction, self.query),
            RouteSync(GetProjectDetailsAction, self.get_details),
            RouteSync(SetProjectNameAction, self.set_name),
            RouteSync(CreateProjectAction, self.create),
            RouteSync(DeleteProjectAction, self.delete),
            RouteSync(QueryProjectDevicesAction, self.query_devices),
            RouteSync(QueryProjectDeploymentTokensAction, self.query_deployment_tokens),
            RouteSync(QueryProjectRepositoriesAction, self.query_linked_repositories),
            RouteSync(CreateDeploymentTokenAction, self.create_deployment_token),
            RouteSync(DeleteDeploymentTokenAction, self.delete_deployment_token),
            RouteSync(SetDeploymentTokenFlagsAction, self.set_deployment_token_flags),
            RouteSync(QueryAuditLogEventsAction, self.query_audit_log),
            RouteSync(AddProjectRepositoryAction, self.link_repository),
            RouteSync(RemoveProjectRepositoryAction, self.unlink_repository),
            RouteSync(GetProjectOtlpConfigAction, self.get_otlp_config),
            RouteSync(SetProjectOtlpConfigAction, self.set_otlp_config),
        )
