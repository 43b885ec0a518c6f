"""OpenTelemetry spans of a client and of a server, on real connections."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

import pytest
from e2e.live import Live, serve
from opentelemetry import baggage, context, trace
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode

from nexigon_hub import AsyncNexigonHub, NexigonError, NexigonHub
from nexigon_hub.projects import (
    DeleteProjectAction,
    GetProjectDetailsAction,
    GetProjectDetailsOutput,
    ProjectId,
)
from nexigon_hub.projects.server import ProjectsService
from nexigon_hub.server import (
    ActionApp,
    Context,
    Forbidden,
    Hooks,
    Receive,
    Request,
    Scope,
    Send,
    Unauthenticated,
    Unavailable,
)
from nexigon_hub.tracing import trace_calls, trace_requests

Perform: TypeAlias = Callable[[str, TracerProvider, ProjectId], object]

PROJECT = ProjectId("p_1")
CANARY = "c4n4ry"


class Projects(ProjectsService[str]):
    """Fails by the name of the project."""

    def __init__(self) -> None:
        self.calls = 0
        self.span: trace.Span = trace.INVALID_SPAN
        self.given: object = None

    async def get_details(
        self, action: GetProjectDetailsAction, ctx: Context[str]
    ) -> GetProjectDetailsOutput:
        self.calls += 1
        self.span = trace.get_current_span()
        self.given = baggage.get_baggage("tenant")
        match action.project_id:
            case "p_busy" if self.calls == 1:
                raise Unavailable(f"{CANARY} is busy", retry_after=0)
            case "p_forbidden":
                raise Forbidden(f"no {CANARY}")
            case "p_broken":
                raise ValueError(CANARY)
            case project_id:
                return GetProjectDetailsOutput(
                    project_id=project_id, name="Line", device_count=1
                )


def authenticate(request: Request) -> str:
    if request.bearer_token != "org_sk_1":
        raise Unauthenticated
    return "the organization"


@pytest.fixture(scope="module")
def live() -> Iterator[Live]:
    with serve() as running:
        yield running


class Spans:
    """Where the spans of one side go; `settle` waits for those not ended yet."""

    def __init__(self, settle: Callable[[], None] = lambda: None) -> None:
        self._settle = settle
        self._exporter = InMemorySpanExporter()
        self.provider = TracerProvider()
        self.provider.add_span_processor(SimpleSpanProcessor(self._exporter))

    @property
    def all(self) -> tuple[ReadableSpan, ...]:
        self._settle()
        return self._exporter.get_finished_spans()


@pytest.fixture
def ours() -> Spans:
    return Spans()


@pytest.fixture
def theirs(live: Live) -> Spans:
    return Spans(live.recorder.settle)


@pytest.fixture
def service(live: Live, theirs: Spans) -> Projects:
    found = Projects()
    live.recorder.app = ActionApp(
        [found],
        authenticate=authenticate,
        hooks=Hooks(trace=trace_requests(theirs.provider)),
    )
    return found


def perform_sync(url: str, provider: TracerProvider, project_id: ProjectId) -> object:
    with NexigonHub(
        url, token="org_sk_1", allow_plaintext=True, trace=trace_calls(provider)
    ) as hub:
        return hub.projects.get_details(project_id=project_id)


def perform_async(url: str, provider: TracerProvider, project_id: ProjectId) -> object:
    async def main() -> object:
        async with AsyncNexigonHub(
            url, token="org_sk_1", allow_plaintext=True, trace=trace_calls(provider)
        ) as hub:
            return await hub.projects.get_details(project_id=project_id)

    return asyncio.run(main())


clients = pytest.mark.parametrize("perform", [perform_sync, perform_async])


def facts(span: ReadableSpan) -> Mapping[str, object]:
    """The attributes that do not change from run to run."""
    found = dict(span.attributes or {})
    found.pop("http.response.header.x-request-id", None)
    found.pop("server.port", None)
    return found


@clients
def test_a_call_is_one_trace(
    live: Live, ours: Spans, theirs: Spans, service: Projects, perform: Perform
) -> None:
    perform(live.url, ours.provider, PROJECT)
    (call,), (served,) = ours.all, theirs.all
    assert (call.name, call.kind) == ("projects_GetDetails", SpanKind.CLIENT)
    assert (served.name, served.kind) == ("projects_GetDetails", SpanKind.SERVER)
    assert served.parent is not None
    assert call.context is not None
    assert served.parent.span_id == call.context.span_id
    assert service.span.get_span_context() == served.context
    method = {
        "rpc.system": "nexigon_hub",
        "rpc.service": "projects",
        "rpc.method": "GetDetails",
        "http.response.status_code": 200,
    }
    assert facts(served) == method
    assert facts(call) == {**method, "server.address": "127.0.0.1"}
    assert call.attributes is not None
    assert call.attributes["server.port"] == live.port
    given = [dict(span.attributes or {}) for span in (call, served)]
    assert given[0]["http.response.header.x-request-id"] is not None
    assert len({str(each["http.response.header.x-request-id"]) for each in given}) == 1
    assert call.status.status_code is StatusCode.UNSET


@clients
def test_attempts_belong_to_one_call(
    live: Live, ours: Spans, theirs: Spans, service: Projects, perform: Perform
) -> None:
    perform(live.url, ours.provider, ProjectId("p_busy"))
    (call,) = ours.all
    assert facts(call)["http.request.resend_count"] == 1
    assert facts(call)["http.response.status_code"] == 200
    refused, served = theirs.all
    assert facts(refused)["http.response.status_code"] == 503
    assert refused.status.status_code is StatusCode.ERROR
    assert refused.parent == served.parent


FAILURES = {
    "p_forbidden": ("ForbiddenError", 403, StatusCode.UNSET),
    "p_broken": ("InternalServerError", 500, StatusCode.ERROR),
}


@clients
@pytest.mark.parametrize(("project", "expected"), FAILURES.items(), ids=FAILURES.keys())
def test_failures_are_told_without_their_words(
    live: Live,
    ours: Spans,
    theirs: Spans,
    service: Projects,
    perform: Perform,
    project: str,
    expected: tuple[str, int, StatusCode],
) -> None:
    kind, status, server_status = expected
    with pytest.raises(NexigonError):
        perform(live.url, ours.provider, ProjectId(project))
    (call,), (served,) = ours.all, theirs.all
    assert facts(call)["error.type"] == kind
    assert facts(call)["http.response.status_code"] == status
    assert call.status.status_code is StatusCode.ERROR
    assert served.status.status_code is server_status
    for span in (call, served):
        assert CANARY not in span.to_json()
        assert "org_sk_1" not in span.to_json()


@clients
def test_a_call_without_an_answer(ours: Spans, perform: Perform) -> None:
    with pytest.raises(NexigonError):
        perform("http://127.0.0.1:1", ours.provider, PROJECT)
    (call,) = ours.all
    assert facts(call)["error.type"] == "NotSentError"
    assert "http.response.status_code" not in facts(call)


def test_requests_that_are_refused_early(
    live: Live, theirs: Spans, service: Projects
) -> None:
    live.send("/api/v1/actions/invoke/projects_Delete", b"{}", headers={})
    live.send("/api/v1/actions/invoke/projects_Delete", b"{}", method="GET")
    live.send(f"/{CANARY}", b"{}")
    found = [
        (span.name, facts(span)["http.response.status_code"]) for span in theirs.all
    ]
    assert found == [
        ("projects_Delete", 415),
        ("projects_Delete", 405),
        ("unknown action", 404),
    ]
    assert all(CANARY not in span.to_json() for span in theirs.all)


def test_baggage_reaches_the_handler(
    live: Live, ours: Spans, service: Projects
) -> None:
    token = context.attach(baggage.set_baggage("tenant", "acme"))
    try:
        perform_sync(live.url, ours.provider, PROJECT)
    finally:
        context.detach(token)
    assert service.given == "acme"


def test_the_span_of_a_middleware_is_the_parent(
    live: Live, ours: Spans, theirs: Spans, service: Projects
) -> None:
    app = live.recorder.app
    tracer = theirs.provider.get_tracer("middleware")

    async def middleware(scope: Scope, receive: Receive, send: Send) -> None:
        with tracer.start_as_current_span("http"):
            await app(scope, receive, send)

    live.recorder.app = middleware
    perform_sync(live.url, ours.provider, PROJECT)
    served, outer = theirs.all
    assert served.parent == outer.context


def test_a_call_is_a_child_of_what_the_caller_does(
    live: Live, ours: Spans, service: Projects
) -> None:
    with ours.provider.get_tracer("test").start_as_current_span("work"):
        perform_sync(live.url, ours.provider, PROJECT)
    call, work = ours.all
    assert call.parent == work.context


def test_wrong_arguments_are_no_call(ours: Spans) -> None:
    with (
        NexigonHub("https://hub.test", trace=trace_calls(ours.provider)) as hub,
        pytest.raises(ValueError, match="validation error"),
    ):
        hub.execute(DeleteProjectAction.model_validate({}))
    assert ours.all == ()
