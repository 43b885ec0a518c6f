"""All actions, both clients, both kinds of handlers: what goes over the wire."""

from __future__ import annotations

import pytest

from nexigon_hub.projects.server import ProjectsService

from .cases import CASES, Case
from .conftest import Perform
from .live import Live

each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


@each_case
def test_call(case: Case, perform: Perform, hub: Live) -> None:
    assert perform(hub.url, case.call) == case.output
    (exchange,) = hub.recorder.exchanges
    assert (exchange.method, exchange.path) == ("POST", case.path)
    assert exchange.headers["content-type"] == "application/json"
    assert exchange.headers["authorization"] == "Bearer org_sk_1"
    assert exchange.request == case.request_bytes
    assert exchange.status == 200
    assert exchange.answer_headers["content-type"] == "application/json"
    assert exchange.response == case.response_bytes


@each_case
def test_the_server_without_our_client(case: Case, hub: Live) -> None:
    answer = hub.send(case.path, case.request_bytes)
    assert (answer.status, answer.response) == (200, case.response_bytes)
    assert answer.answer_headers["content-type"] == "application/json"


def test_each_action_has_a_case() -> None:
    routes = ProjectsService[None]().routes()
    paths = {f"/api/v1/actions/invoke/{r.action.__action__.wire}" for r in routes}
    assert len(paths) == 16
    assert {case.path for case in CASES} == paths
