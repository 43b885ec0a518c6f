"""Types judged as a server meets them: as requests, or inside of one.

A type that no action asks for gets an action whose request holds a value of it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from importlib import import_module, invalidate_caches
from pathlib import Path

from jsonschema.protocols import Validator

from nexigon_gen.backends.openapi import json_schema
from nexigon_gen.backends.openapi.names import component_names
from nexigon_gen.backends.openapi.reach import used
from nexigon_gen.backends.python.modules import folder_of
from nexigon_gen.config import GenerationSettings
from nexigon_gen.ir.jsontext import JsonValue
from nexigon_gen.ir.model import (
    Action,
    Api,
    Definition,
    Field,
    Namespace,
    OpaqueDef,
    Struct,
)
from nexigon_gen.ir.typerefs import Ref, TypeId
from nexigon_gen.pipeline import generate
from nexigon_gen.text.report import Report
from support.sdk import write

from .dialect import Exact

_SPACE = "oracle"
"""The namespace of the added actions."""


@dataclass(frozen=True, slots=True)
class Probe:
    """Two judges of the request of one action."""

    request: TypeId
    schema: Validator
    decode: Callable[[bytes], object]

    def by_schema(self, value: JsonValue) -> bool:
        """Whether the emitted JSON Schema allows a value."""
        return self.schema.is_valid(value)

    def by_server(self, text: str) -> bool:
        """Whether the generated server reads a body."""
        try:
            self.decode(text.encode())
        except ValueError:
            return False
        return True


def probed(api: Api) -> Api:
    """The API with an action for each type that is not yet the request of one.

    Types that a JSON Schema document describes, and what holds them, get none: what
    they are, the document says.
    """
    requests = {each.request for space in api.namespaces for each in space.actions}
    structs: list[Struct] = []
    actions: list[Action] = []
    for definition in api.definitions.values():
        if definition.id in requests or _is_opaque(definition, api):
            continue
        if isinstance(definition, Struct) and definition.inline:
            continue  # a part of its variant
        name, span = f"Probe{len(structs)}", definition.span
        field = Field("value", "value", Ref(definition.id), "", span)
        struct = Struct(TypeId(_SPACE, f"{name}Action"), "", (field,), span)
        structs.append(struct)
        wire = f"{_SPACE}_{definition.id}"
        actions.append(Action(name, wire, "", struct.id, None, span))
    if not actions:
        return api
    space = Namespace(_SPACE, "", tuple(structs), tuple(actions))
    spaces = sorted((*api.namespaces, space), key=lambda each: each.name)
    return replace(api, namespaces=tuple(spaces))


def _is_opaque(definition: Definition, api: Api) -> bool:
    inside = used([Ref(definition.id)], api).definitions
    return any(isinstance(api.definitions[each], OpaqueDef) for each in inside)


def probes(api: Api, folder: Path, package: str) -> Mapping[str, Probe]:
    """The probes of an API, by the wire names of the actions."""
    report = Report()
    write(generate(api, GenerationSettings(package), report), folder)
    assert not list(report)
    sys.path.insert(0, str(folder))
    invalidate_caches()
    decode = import_module(f"{package}._runtime.codec").decode_request
    classes = dict(_classes(api, package))
    names = component_names(api, api.definitions)
    document = json_schema(api)
    found: dict[str, Probe] = {}
    for space in api.namespaces:
        for action in space.actions:
            request = action.request
            if request and not _is_opaque(api.definitions[request], api):
                schema = Exact({**document, "$ref": f"#/$defs/{names[request]}"})
                read = partial(decode, classes[action.wire])
                found[action.wire] = Probe(request, schema, read)
    return found


def _classes(api: Api, package: str) -> Iterator[tuple[str, type]]:
    """The classes of the actions, by wire name."""
    base = import_module(f"{package}._runtime.model.action").Action
    for space in api.namespaces:
        module = import_module(f"{package}.{folder_of(space.name)}")
        for name in module.__all__:
            each = getattr(module, name)
            if isinstance(each, type) and issubclass(each, base):
                yield vars(each)["__action__"].wire, each
