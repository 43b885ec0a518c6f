"""The tables of `tests/conformance`, through command lines: what is sent, what is printed,
and that what a server would refuse is not sent."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache

import pytest
from conformance.cases import Case, cases, table
from conformance.probe import probe_spec
from faults.scripted import ScriptedServer, responds

from support.commands import CommandLine, command_line

pytestmark = pytest.mark.integration

CASES = [*cases()]
ACCEPTED = [each for each in CASES if each.server is not None]
MORE = re.compile(r"W2\.4-unknown|.*-with-more")
"""The clauses about keys that a server ignores: nobody means to send them."""
SECRETS = ("hidden", "key", "main", "secret")
REVEAL = [word for name in SECRETS for word in ("--reveal", name)]
REFUSED = [each for each in CASES if each.server is None]


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], CommandLine]:
    """The command line of a spec, generated once."""
    folder = tmp_path_factory.mktemp("probes")

    @cache
    def of(spec: str) -> CommandLine:
        path = probe_spec(folder, spec, _numbers(spec))
        return command_line(folder, f"commands_{spec}", path)

    return of


def _numbers(spec: str) -> dict[str, int]:
    return {expression: number for number, expression in enumerate(table(spec))}


def _action(case: Case) -> tuple[str, str]:
    return "probe", f"t{_numbers(case.spec)[case.type]}"


@pytest.fixture(scope="module")
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer([]) as running:
        yield running


@pytest.mark.parametrize("case", ACCEPTED, ids=lambda case: case.id)
def test_a_request_and_its_answer(
    case: Case, lines: Callable[[str], CommandLine], server: ScriptedServer
) -> None:
    assert case.client is not None
    assert case.server is not None
    server.behaviours[:] = [responds(200, case.read)]
    at = lines(case.spec).at(server.url)
    text = f'{{"body":{case.read.decode()}}}'
    done = at.here(*_action(case), "--json", "-", *REVEAL, input=text)
    if MORE.match(case.clause):
        assert (done.code, done.err) == (2, "error: there is no new in body\n")
        return
    assert (done.code, done.err) == (0, "")
    sent = json.loads(server.requests[-1].partition(b"\r\n\r\n")[2])
    assert sent == {"body": json.loads(case.server)}
    assert json.loads(done.out) == json.loads(case.client)


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.id)
def test_what_a_server_would_refuse_is_not_sent(
    case: Case, lines: Callable[[str], CommandLine], server: ScriptedServer
) -> None:
    before = len(server.requests)
    at = lines(case.spec).at(server.url)
    text = f'{{"body":{case.read.decode()}}}'
    done = at.here(*_action(case), "--json", "-", input=text)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("error: ")
    assert len(server.requests) == before
