"""The tables of `tests/conformance`, through command lines, each row a process: what is
sent, what is printed, and that what a server would refuse is not sent."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module

import pytest
from conformance.cases import Case, cases, table
from conformance.probe import probe_spec
from faults.scripted import ScriptedServer, responds

from support.commands import CommandLine, command_line

pytestmark = pytest.mark.integration

CASES = [*cases()]
ACCEPTED = [each for each in CASES if each.server is not None]


def _keys(value: object) -> set[str]:
    """The keys within a JSON value."""
    match value:
        case dict():
            below = (_keys(inner) for inner in value.values())
            return {*value}.union(*below)
        case list():
            return set[str]().union(*map(_keys, value))
        case _:
            return set()


def _ignored(case: Case) -> set[str]:
    """The keys that a server ignores, which it never writes: nobody means to send them."""
    if case.clause.startswith("W2.2-"):  # a null that stands for nothing is not written
        return set()
    written = (each.server for each in ACCEPTED if each.type == case.type)
    known = (_keys(json.loads(each)) for each in written if each)
    return _keys(json.loads(case.read)).difference(*known)


REFUSED = [each for each in CASES if each.server is None]
SENT = [each for each in ACCEPTED if not _ignored(each)]
ASKED = {(each.spec, each.type): each for each in SENT}
"""A request that is sent, by the type of its answer."""
ANSWERS = [each for each in REFUSED if (each.spec, each.type) in ASKED]


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
    words = (*_action(case), "--json", "-", *_reveal(at, case))
    done = at.forked(*words, input=_request(case))
    if ignored := _ignored(case):
        assert (done.code, len(ignored)) == (2, 1)
        assert done.err.startswith(f"error: there is no {ignored.pop()} in body")
        return
    assert (done.code, done.err) == (0, "")
    assert _sent(server) == {"body": json.loads(case.server)}
    assert json.loads(done.out) == json.loads(case.client)


@pytest.mark.parametrize("case", SENT, ids=lambda case: case.id)
def test_a_request_and_its_refusal(
    case: Case, lines: Callable[[str], CommandLine], server: ScriptedServer
) -> None:
    assert case.server is not None
    server.behaviours[:] = [responds(400, b'{"kind":"Invalid","message":"not now"}')]
    at = lines(case.spec).at(server.url)
    done = at.forked(*_action(case), "--json", "-", input=_request(case))
    assert (done.code, done.out) == (1, "")
    assert "not now (Invalid, HTTP 400" in done.err
    assert _sent(server) == {"body": json.loads(case.server)}


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.id)
def test_what_a_server_would_refuse_is_not_sent(
    case: Case, lines: Callable[[str], CommandLine], server: ScriptedServer
) -> None:
    before = len(server.requests)
    at = lines(case.spec).at(server.url)
    done = at.forked(*_action(case), "--json", "-", input=_request(case))
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("error: ")
    assert len(server.requests) == before


@pytest.mark.parametrize("case", ANSWERS, ids=lambda case: case.id)
def test_an_answer_that_a_server_would_not_give(
    case: Case, lines: Callable[[str], CommandLine], server: ScriptedServer
) -> None:
    """One that the client can make nothing of may be that of an action carried out."""
    server.behaviours[:] = [responds(200, case.read)]
    at = lines(case.spec).at(server.url)
    words = (*_action(case), "--json", "-", *_reveal(at, case))
    done = at.forked(*words, input=_request(ASKED[case.spec, case.type]))
    if case.client is None:
        assert (done.code, done.out) == (6, "")
        assert done.err.startswith("error: ")
    else:
        assert (done.code, done.err) == (0, "")
        assert json.loads(done.out) == json.loads(case.client)


@pytest.mark.parametrize("case", CASES[::20], ids=lambda case: case.id)
def test_a_new_process_says_the_same(
    case: Case, lines: Callable[[str], CommandLine], server: ScriptedServer
) -> None:
    server.behaviours[:] = [responds(200, case.read)]
    at = lines(case.spec).at(server.url)
    words = (*_action(case), "--json", "-", *_reveal(at, case))
    assert at(*words, input=_request(case)) == at.forked(*words, input=_request(case))


@cache
def _secrets(package: str, action: str) -> tuple[str, ...]:
    table = import_module(f"{package}.probe.cli").COMMANDS
    found: tuple[str, ...]
    (found,) = (each.secrets for each in table if each.name == action)
    return found


def _reveal(at: CommandLine, case: Case) -> list[str]:
    """The options that show all of an answer."""
    at.here("--help")  # its package can be imported from now on
    secrets = _secrets(at.package, _action(case)[1])
    return [word for name in secrets for word in ("--reveal", name)]


def _request(case: Case) -> str:
    return f'{{"body":{case.read.decode()}}}'


def _sent(server: ScriptedServer) -> object:
    return json.loads(server.requests[-1].partition(b"\r\n\r\n")[2])
