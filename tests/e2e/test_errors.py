"""From what a handler raises, or a Hub answers, to what a call raises."""

from __future__ import annotations

import logging

import pytest

from nexigon_hub import (
    ActionError,
    ForbiddenError,
    InternalServerError,
    InvalidActionError,
    InvalidResponseError,
    NexigonError,
    RateLimitedError,
    ResponseError,
)
from nexigon_hub.projects import GetProjectDetailsAction, GetProjectDetailsOutput
from nexigon_hub.projects.client import AsyncProjectsClient, ProjectsClient
from nexigon_hub.projects.server import ProjectsService, ProjectsServiceSync
from nexigon_hub.server import (
    ActionApp,
    Context,
    Forbidden,
    Internal,
    Invalid,
    RateLimited,
    Refusal,
    Unauthenticated,
    Unavailable,
    allow_anonymous,
)

from .conftest import Perform
from .live import Live
from .raw import answer, answering
from .values import PROJECT


def call(projects: ProjectsClient | AsyncProjectsClient) -> object:
    """Any call will do."""
    return projects.get_details(project_id=PROJECT)


REFUSALS: list[tuple[Refusal, type[ActionError], int]] = [
    (Invalid("m"), InvalidActionError, 400),
    (Unauthenticated("m"), ForbiddenError, 401),
    (Forbidden("m"), ForbiddenError, 403),
    (RateLimited("m", retry_after=7), RateLimitedError, 429),
    (Internal("m"), InternalServerError, 500),
    (Unavailable("m", retry_after=7), RateLimitedError, 503),
]


class Raises(ProjectsService[None]):
    """Ends a call with an error; serves nothing else."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    async def get_details(
        self, action: GetProjectDetailsAction, ctx: Context[None]
    ) -> GetProjectDetailsOutput:
        raise self.error


@pytest.mark.parametrize(
    ("refusal", "expected", "status"),
    REFUSALS,
    ids=[type(refusal).__name__ for refusal, *_ in REFUSALS],
)
def test_refusals(
    refusal: Refusal,
    expected: type[ActionError],
    status: int,
    perform: Perform,
    live: Live,
) -> None:
    live.recorder.app = ActionApp([Raises(refusal)], authenticate=allow_anonymous)
    live.recorder.exchanges.clear()
    with pytest.raises(ActionError) as caught:
        perform(live.url, call)
    (exchange,) = live.recorder.exchanges
    kind = expected.usual_kind
    assert exchange.response == f'{{"kind":"{kind}","message":"m"}}'.encode()
    assert exchange.status == status
    error = caught.value
    assert type(error) is expected
    assert (error.kind, error.message, error.status) == (kind, "m", status)
    assert (error.action, error.attempts) == ("projects_GetDetails", 1)
    assert error.request_id == exchange.answer_headers["x-request-id"]
    if isinstance(error, RateLimitedError):
        assert error.retry_after == 7


def test_an_unexpected_exception_says_no_more_than_the_request_id(
    perform: Perform, live: Live, caplog: pytest.LogCaptureFixture
) -> None:
    app = ActionApp([Raises(KeyError("s3cret"))], authenticate=allow_anonymous)
    live.recorder.app = app
    with (
        caplog.at_level(logging.ERROR),
        pytest.raises(InternalServerError) as caught,
    ):
        perform(live.url, call)
    assert caught.value.message == f"request {caught.value.request_id} failed"
    assert "s3cret" not in str(caught.value)
    assert "s3cret" in caplog.text


@pytest.mark.parametrize("service", [ProjectsService, ProjectsServiceSync])
def test_unimplemented(
    service: type[ProjectsService[None] | ProjectsServiceSync[None]],
    perform: Perform,
    live: Live,
) -> None:
    app = ActionApp([service()], authenticate=allow_anonymous)
    assert len(app.unimplemented) == 16
    live.recorder.app = app
    with pytest.raises(InternalServerError) as caught:
        perform(live.url, call)
    assert caught.value.status == 501
    assert caught.value.message == "projects_GetDetails is not implemented"


HTML = b"<html>s3cret</html>"
ANSWERS: dict[str, tuple[bytes, type[NexigonError]]] = {
    "unknown kind": (
        answer("400 Bad Request", b'{"kind":"NewKind","message":"m"}'),
        ActionError,
    ),
    "kind decides, not the status": (
        answer("418 Teapot", b'{"kind":"Forbidden","message":"m"}'),
        ForbiddenError,
    ),
    "page of a proxy": (
        answer("502 Bad Gateway", HTML, "content-type: text/html"),
        ResponseError,
    ),
    "redirect": (
        answer("302 Found", b"", "location: https://other.example.com/"),
        ResponseError,
    ),
    "not JSON": (answer("200 OK", HTML), InvalidResponseError),
    "a field is missing": (
        answer("200 OK", b'{"projectId":"p_1","name":"n"}'),
        InvalidResponseError,
    ),
    "a field has another type": (
        answer("200 OK", b'{"projectId":"p_1","name":"n","deviceCount":"s3cret"}'),
        InvalidResponseError,
    ),
}


@pytest.mark.parametrize(("response", "expected"), ANSWERS.values(), ids=ANSWERS.keys())
def test_answers(
    response: bytes, expected: type[NexigonError], perform: Perform
) -> None:
    with answering([response]) as server, pytest.raises(NexigonError) as caught:
        perform(server.url, call)
    assert type(caught.value) is expected
    assert "s3cret" not in str(caught.value)
