"""All actions of the projects namespace, in memory, as plain functions."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count

from nexigon_hub.common import DeploymentTokenId
from nexigon_hub.projects import (
    AddProjectRepositoryAction,
    CreateDeploymentTokenAction,
    CreateDeploymentTokenOutput,
    CreateProjectAction,
    CreateProjectOutputCreated,
    CreateProjectOutputKnown,
    DeleteDeploymentTokenAction,
    DeleteProjectAction,
    DeploymentToken,
    DeploymentTokenFlags,
    GetProjectDetailsAction,
    GetProjectDetailsOutput,
    GetProjectOtlpConfigAction,
    GetProjectOtlpConfigOutput,
    ProjectId,
    QueryAuditLogEventsAction,
    QueryAuditLogEventsOutput,
    QueryProjectDeploymentTokensAction,
    QueryProjectDeploymentTokensItem,
    QueryProjectDeploymentTokensOutput,
    QueryProjectDevicesAction,
    QueryProjectDevicesOutput,
    QueryProjectRepositoriesAction,
    QueryProjectRepositoriesItem,
    QueryProjectRepositoriesOutput,
    QueryProjectsAction,
    QueryProjectsItem,
    QueryProjectsOutput,
    RemoveProjectRepositoryAction,
    SetDeploymentTokenFlagsAction,
    SetProjectNameAction,
    SetProjectOtlpConfigAction,
)
from nexigon_hub.projects.server import ProjectsServiceSync
from nexigon_hub.server import Context, Invalid

from .values import DEVICES, EVENTS, OTLP, PROJECTS, REPOSITORIES, TOKENS


class Memory(ProjectsServiceSync[str]):
    """One organization with one project; what is added gets the next number."""

    def __init__(self) -> None:
        self.names = {each.project_id: each.name for each in PROJECTS}
        self.tokens = {each.token_id: each for each in TOKENS}
        self.linked = {each.repository_id: each for each in REPOSITORIES}
        self.otlp = OTLP
        self._numbers = count(2)

    def query(
        self, action: QueryProjectsAction, ctx: Context[str]
    ) -> QueryProjectsOutput:
        items = self.names.items()
        return QueryProjectsOutput(
            projects=[QueryProjectsItem(project_id=k, name=name) for k, name in items]
        )

    def get_details(
        self, action: GetProjectDetailsAction, ctx: Context[str]
    ) -> GetProjectDetailsOutput:
        return GetProjectDetailsOutput(
            project_id=action.project_id,
            name=self._name(action.project_id),
            device_count=len(DEVICES),
        )

    def set_name(self, action: SetProjectNameAction, ctx: Context[str]) -> None:
        self._name(action.project_id)
        self.names[action.project_id] = action.name

    def create(
        self, action: CreateProjectAction, ctx: Context[str]
    ) -> CreateProjectOutputKnown:
        project_id = ProjectId(f"p_{next(self._numbers)}")
        self.names[project_id] = action.name
        return CreateProjectOutputCreated(project_id=project_id)

    def delete(self, action: DeleteProjectAction, ctx: Context[str]) -> None:
        self._name(action.project_id)
        del self.names[action.project_id]

    def query_devices(
        self, action: QueryProjectDevicesAction, ctx: Context[str]
    ) -> QueryProjectDevicesOutput:
        return QueryProjectDevicesOutput(devices=DEVICES)

    def query_deployment_tokens(
        self, action: QueryProjectDeploymentTokensAction, ctx: Context[str]
    ) -> QueryProjectDeploymentTokensOutput:
        return QueryProjectDeploymentTokensOutput(tokens=[*self.tokens.values()])

    def query_linked_repositories(
        self, action: QueryProjectRepositoriesAction, ctx: Context[str]
    ) -> QueryProjectRepositoriesOutput:
        return QueryProjectRepositoriesOutput(repositories=[*self.linked.values()])

    def create_deployment_token(
        self, action: CreateDeploymentTokenAction, ctx: Context[str]
    ) -> CreateDeploymentTokenOutput:
        number = len(self.tokens) + 1
        token_id = DeploymentTokenId(f"dt_{number}")
        self.tokens[token_id] = QueryProjectDeploymentTokensItem(
            token_id=token_id,
            created_at=datetime.now(UTC),
            name=action.name,
            flags=action.flags or DeploymentTokenFlags(),
        )
        token = DeploymentToken(f"deployment_{number}")
        return CreateDeploymentTokenOutput(token_id=token_id, token=token)

    def delete_deployment_token(
        self, action: DeleteDeploymentTokenAction, ctx: Context[str]
    ) -> None:
        del self.tokens[action.token_id]

    def set_deployment_token_flags(
        self, action: SetDeploymentTokenFlagsAction, ctx: Context[str]
    ) -> None:
        token = self.tokens[action.token_id]
        changed = token.model_copy(update={"flags": action.flags})
        self.tokens[action.token_id] = changed

    def query_audit_log(
        self, action: QueryAuditLogEventsAction, ctx: Context[str]
    ) -> QueryAuditLogEventsOutput:
        return QueryAuditLogEventsOutput(events=EVENTS)

    def link_repository(
        self, action: AddProjectRepositoryAction, ctx: Context[str]
    ) -> None:
        self.linked[action.repository_id] = QueryProjectRepositoriesItem(
            repository_id=action.repository_id, public_name="new"
        )

    def unlink_repository(
        self, action: RemoveProjectRepositoryAction, ctx: Context[str]
    ) -> None:
        del self.linked[action.repository_id]

    def get_otlp_config(
        self, action: GetProjectOtlpConfigAction, ctx: Context[str]
    ) -> GetProjectOtlpConfigOutput:
        return GetProjectOtlpConfigOutput(config=self.otlp)

    def set_otlp_config(
        self, action: SetProjectOtlpConfigAction, ctx: Context[str]
    ) -> None:
        self.otlp = action.config

    def _name(self, project_id: ProjectId) -> str:
        if project_id not in self.names:
            raise Invalid("there is no such project")
        return self.names[project_id]
