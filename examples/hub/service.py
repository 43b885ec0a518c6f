"""The actions of the projects namespace, each in a transaction of its own."""

from __future__ import annotations

from nexigon_hub import projects as api
from nexigon_hub.projects.server import ProjectsServiceSync
from nexigon_hub.server import Context

from . import audit, deployment_tokens, devices, otlp, projects, repositories
from .access import Principal
from .database import Database


class Projects(ProjectsServiceSync[Principal]):
    """Serves the namespace from a database.

    The handlers are plain functions, since `sqlite3` waits for the disk.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def query(
        self, action: api.QueryProjectsAction, ctx: Context[Principal]
    ) -> api.QueryProjectsOutput:
        with self._database.read() as db:
            found = projects.query(db, ctx.principal)
        return api.QueryProjectsOutput(projects=found)

    def get_details(
        self, action: api.GetProjectDetailsAction, ctx: Context[Principal]
    ) -> api.GetProjectDetailsOutput:
        with self._database.read() as db:
            return projects.details(db, ctx.principal, action.project_id)

    def set_name(
        self, action: api.SetProjectNameAction, ctx: Context[Principal]
    ) -> None:
        with self._database.write() as db:
            projects.rename(db, ctx.principal, action.project_id, action.name)

    def create(
        self, action: api.CreateProjectAction, ctx: Context[Principal]
    ) -> api.CreateProjectOutputKnown:
        who = ctx.principal
        with self._database.write() as db:
            made = projects.create(db, who, action.organization_id, action.name)
        return api.CreateProjectOutputCreated(project_id=made)

    def delete(self, action: api.DeleteProjectAction, ctx: Context[Principal]) -> None:
        with self._database.write() as db:
            projects.delete(db, ctx.principal, action.project_id)

    def query_devices(
        self, action: api.QueryProjectDevicesAction, ctx: Context[Principal]
    ) -> api.QueryProjectDevicesOutput:
        with self._database.read() as db:
            found = devices.query(db, ctx.principal, action.project_id)
        return api.QueryProjectDevicesOutput(devices=found)

    def query_deployment_tokens(
        self, action: api.QueryProjectDeploymentTokensAction, ctx: Context[Principal]
    ) -> api.QueryProjectDeploymentTokensOutput:
        with self._database.read() as db:
            found = deployment_tokens.query(db, ctx.principal, action.project_id)
        return api.QueryProjectDeploymentTokensOutput(tokens=found)

    def query_linked_repositories(
        self, action: api.QueryProjectRepositoriesAction, ctx: Context[Principal]
    ) -> api.QueryProjectRepositoriesOutput:
        with self._database.read() as db:
            found = repositories.query_linked(db, ctx.principal, action.project_id)
        return api.QueryProjectRepositoriesOutput(repositories=found)

    def create_deployment_token(
        self, action: api.CreateDeploymentTokenAction, ctx: Context[Principal]
    ) -> api.CreateDeploymentTokenOutput:
        flags = action.flags or api.DeploymentTokenFlags()
        with self._database.write() as db:
            return deployment_tokens.create(
                db, ctx.principal, action.project_id, action.name, flags
            )

    def delete_deployment_token(
        self, action: api.DeleteDeploymentTokenAction, ctx: Context[Principal]
    ) -> None:
        with self._database.write() as db:
            deployment_tokens.delete(db, ctx.principal, action.token_id)

    def set_deployment_token_flags(
        self, action: api.SetDeploymentTokenFlagsAction, ctx: Context[Principal]
    ) -> None:
        who = ctx.principal
        with self._database.write() as db:
            deployment_tokens.set_flags(db, who, action.token_id, action.flags)

    def query_audit_log(
        self, action: api.QueryAuditLogEventsAction, ctx: Context[Principal]
    ) -> api.QueryAuditLogEventsOutput:
        with self._database.read() as db:
            found = audit.query(db, ctx.principal, action.project_id)
        return api.QueryAuditLogEventsOutput(events=found)

    def link_repository(
        self, action: api.AddProjectRepositoryAction, ctx: Context[Principal]
    ) -> None:
        who = ctx.principal
        with self._database.write() as db:
            repositories.link(db, who, action.project_id, action.repository_id)

    def unlink_repository(
        self, action: api.RemoveProjectRepositoryAction, ctx: Context[Principal]
    ) -> None:
        who = ctx.principal
        with self._database.write() as db:
            repositories.unlink(db, who, action.project_id, action.repository_id)

    def get_otlp_config(
        self, action: api.GetProjectOtlpConfigAction, ctx: Context[Principal]
    ) -> api.GetProjectOtlpConfigOutput:
        with self._database.read() as db:
            config = otlp.get(db, ctx.principal, action.project_id)
        return api.GetProjectOtlpConfigOutput(config=config)

    def set_otlp_config(
        self, action: api.SetProjectOtlpConfigAction, ctx: Context[Principal]
    ) -> None:
        with self._database.write() as db:
            otlp.put(db, ctx.principal, action.project_id, action.config)
