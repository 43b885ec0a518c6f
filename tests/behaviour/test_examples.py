"""Examples of a spec are what client and server send, and answer a stub."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest

from nexigon_gen.backends.python.modules import folder_of
from nexigon_gen.ir.examples import answered, sent
from nexigon_gen.ir.jsontext import JsonValue, plain
from support.sdk import Sdk, runtime_of
from support.specs import ROOT, VALID, compiled

_HUB = ROOT / "spec" / "projects.yaml"


@dataclass(frozen=True, slots=True)
class Case:
    """An example as the spec has it, and as the package does."""

    request: JsonValue
    response: JsonValue
    made: Any

    @property
    def action(self) -> type[object]:
        """The class of the request."""
        request: object = self.made.request
        return type(request)


def cases(spec: str, package: Sdk) -> Iterator[Case]:
    """The examples of all namespaces that have both bodies."""
    api = compiled(VALID.get(spec, _HUB))
    for space in api.namespaces:
        bodies = [
            (plain(request.value), plain(response.value))
            for action in space.actions
            for each in action.examples
            if (request := sent(each, action, api))
            and (response := answered(each, action, api))
        ]
        made = examples(package, folder_of(space.name)) if bodies else ()
        for (asked, got), each in zip(bodies, made, strict=True):
            yield Case(asked, got, each)


def examples(package: Sdk, folder: str) -> tuple[Any, ...]:
    """The examples of a namespace of a package."""
    found: tuple[Any, ...] = package.module(f"{folder}.examples").EXAMPLES
    return found


@pytest.fixture
def package(spec: str, sdk: Callable[[str], Sdk]) -> Sdk:
    return sdk(spec) if spec in VALID else Sdk(ROOT / "generated", "nexigon_hub")


@pytest.fixture
def codec(package: Sdk) -> ModuleType:
    return import_module(f"{runtime_of(package.package)}.codec")


each_spec = pytest.mark.parametrize("spec", [*VALID, "hub"])


@each_spec
def test_requests_are_written_and_read(
    spec: str, package: Sdk, codec: ModuleType
) -> None:
    for each in cases(spec, package):
        request = each.made.request
        assert json.loads(codec.encode_request(request)) == each.request
        body = json.dumps(each.request).encode()
        read = codec.decode_request(each.action, body, unknown_fields="forbid")
        assert read == request


@each_spec
def test_responses_are_written_and_read(
    spec: str, package: Sdk, codec: ModuleType
) -> None:
    for each in cases(spec, package):
        action, response = each.action, each.made.response
        assert json.loads(codec.encode_response(action, response)) == each.response
        body = json.dumps(each.response).encode()
        assert codec.decode_response(action, body) == response


@each_spec
def test_a_stub_answers_with_them(spec: str, package: Sdk) -> None:
    made = [each.made for each in cases(spec, package)]
    stub = package.module("testing").StubTransport(examples=made)
    client = import_module(f"{runtime_of(package.package)}.client").Client
    with client("https://hub.test", token="t", transport=stub) as hub:
        for each in made:
            twin = [x.response for x in made if x.request == each.request]
            assert hub.execute(each.request) == twin[0]
    assert stub.calls == [each.request for each in made]


def test_every_action_of_the_hub_has_one() -> None:
    package = Sdk(ROOT / "generated", "nexigon_hub")
    wires = {x.made.request.__action__.wire for x in cases("hub", package)}
    api = compiled(_HUB)
    assert wires == {each.wire for space in api.namespaces for each in space.actions}
