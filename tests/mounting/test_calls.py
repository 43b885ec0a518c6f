"""One call of the generated client reaches the handler, wherever the app runs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest

from nexigon_hub import CallOptions, NexigonHub
from nexigon_hub.errors import ForbiddenError, ResponseError
from nexigon_hub.projects import ProjectId, QueryProjectsItem
from support.integration import apart

from .apps import NAME, TOKEN
from .servers import COMMANDS, serving

PREFIXES = {"alone": "", "in_starlette": "/hub", "in_fastapi": "/hub"}
"""Where each app is mounted."""
KEPT = [("uvicorn", "alone"), ("uvicorn", "in_starlette")]
"""The pairs that `make test` is content with."""


@pytest.fixture(
    scope="module",
    params=apart(product(COMMANDS, PREFIXES), *KEPT),
    ids=lambda pair: "-".join(pair),
)
def url(request: pytest.FixtureRequest) -> Iterator[str]:
    """The base URL of an app on a server."""
    server, app = request.param
    with serving(server, app) as address:
        yield address + PREFIXES[app]


def client(url: str, token: str = TOKEN) -> NexigonHub:
    """A client that tries once."""
    once: CallOptions = {"max_attempts": 1}
    return NexigonHub(url, token=token, options=once, allow_plaintext=True)


def test_a_call(url: str) -> None:
    with client(url) as hub:
        output = hub.projects.query()
    wanted = QueryProjectsItem(project_id=ProjectId("p_1"), name=NAME)
    assert output.projects == [wanted]


def test_a_refusal(url: str) -> None:
    with client(url, "org_sk_2") as hub, pytest.raises(ForbiddenError):
        hub.projects.query()


def test_an_unknown_path(url: str) -> None:
    with client(f"{url}/elsewhere") as hub, pytest.raises(ResponseError) as caught:
        hub.projects.query()
    assert caught.value.status == 404
