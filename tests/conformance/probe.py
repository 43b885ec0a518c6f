"""A generated package with one action for each type of a table.

The action takes the type as the field `body`, and returns it bare.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module, invalidate_caches
from pathlib import Path
from types import ModuleType
from typing import NoReturn

from jsonschema.protocols import Validator
from oracle.dialect import Draft
from pydantic import BaseModel

from nexigon_gen.backends.openapi import json_schema
from nexigon_gen.backends.openapi.names import component_names
from nexigon_gen.config import GenerationSettings
from nexigon_gen.ir.model import Api
from nexigon_gen.ir.typerefs import TypeId
from nexigon_gen.pipeline import compile_spec, generate
from support.sdk import runtime_of, write
from support.specs import RUNTIME, VALID


@dataclass(frozen=True, slots=True)
class Probe:
    """How the two sides of the wire read and write a type."""

    codec: ModuleType
    types: ModuleType
    numbers: dict[str, int]
    """Of the actions, by type expression."""
    schemas: Mapping[str, Validator]
    """Of the requests, by type expression."""

    def by_schema(self, expression: str, text: bytes) -> bool:
        """Whether the emitted JSON Schema allows a value.

        Raises:
            ValueError: The text is no JSON.
        """
        value = json.loads(text, parse_constant=_no_json)
        return self.schemas[expression].is_valid({"body": value})

    def client(self, expression: str, text: bytes) -> bytes:
        """Reads a response as the client does, and writes it back in a request.

        Raises:
            ValueError: The client refuses to read it.
        """
        action = self._action(expression)
        found = self.codec.decode_response(action, text)
        # Not built the usual way: that checks limits which the client read past.
        request: bytes = self.codec.encode_request(action.model_construct(body=found))
        return _inside(request)

    def server(self, expression: str, text: bytes) -> bytes:
        """Reads a request as the server does, and writes it back in a response.

        Raises:
            ValueError: The server refuses to read it.
        """
        action = self._action(expression)
        request = self.codec.decode_request(action, b'{"body":' + text + b"}")
        response: bytes = self.codec.encode_response(action, request.body)
        return response

    def relay(self, expression: str, text: bytes) -> bytes:
        """Reads a response as the client does, and answers it as the server.

        Raises:
            ValueError: The client refuses to read it, or the server to write it.
        """
        action = self._action(expression)
        found = self.codec.decode_response(action, text)
        response: bytes = self.codec.encode_response(action, found)
        return response

    def requests(self, expression: str) -> type[BaseModel]:
        """The action of a type, whose field `body` is of it."""
        return self._action(expression)

    def _action(self, expression: str) -> type[BaseModel]:
        found: type[BaseModel] = vars(self.types)[f"T{self.numbers[expression]}Action"]
        return found


def probe(folder: Path, spec: str, expressions: Iterable[str]) -> Probe:
    """Generates the package for type expressions over the names of a valid spec."""
    numbers = {expression: number for number, expression in enumerate(expressions)}
    path = probe_spec(folder, spec, numbers)
    package = path.stem
    probed, report = compile_spec([path])
    assert probed is not None, report
    settings = GenerationSettings(package, runtime=RUNTIME)
    write(generate(probed, settings, report), folder)
    sys.path.insert(0, str(folder))
    invalidate_caches()
    return Probe(
        import_module(f"{runtime_of(package)}.codec"),
        import_module(f"{package}.probe.types"),
        numbers,
        dict(_schemas(probed, numbers)),
    )


def probe_spec(folder: Path, spec: str, numbers: Mapping[str, int]) -> Path:
    """Writes a spec with an action for each type expression, by its number."""
    api, _ = compile_spec([VALID[spec]])
    assert api is not None
    (namespace,) = api.namespaces
    ids = {*api.definitions, *(each.generic for each in api.expansions)}
    known = {each.name for each in ids if each.namespace == namespace.name}
    names = sorted({n for each in numbers for n in re.findall(r"\w+", each)} & known)
    imports = [{"from": str(VALID[spec]), "names": names}] if names else []
    actions = {
        f"T{number}": {
            "request": {f"T{number}Action": {"body": expression}},
            "response": expression,
        }
        for expression, number in numbers.items()
    }
    document = {
        "spec": 1,
        "api": api.title,
        "namespace": "probe",
        "imports": imports,
        "actions": actions,
    }
    path = folder / f"probe_{spec}.yaml"
    path.write_text(json.dumps(document), "utf-8")
    return path


def _schemas(api: Api, numbers: Mapping[str, int]) -> Iterator[tuple[str, Validator]]:
    names = component_names(api, api.definitions)
    schema = json_schema(api)
    for expression, number in numbers.items():
        name = names[TypeId("probe", f"T{number}Action")]
        yield expression, Draft({**schema, "$ref": f"#/$defs/{name}"})


def _inside(request: bytes) -> bytes:
    """The field `body` of a request."""
    assert request.startswith(b'{"body":')
    assert request.endswith(b"}")
    return request[len(b'{"body":') : -1]


def _no_json(word: str) -> NoReturn:
    """Refuses `NaN` and the infinities, which Python reads though JSON has none."""
    raise ValueError(f"{word} is no JSON")
