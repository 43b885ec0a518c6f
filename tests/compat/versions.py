"""Generated packages of two versions of an API, and what one reads of the other."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module, invalidate_caches
from itertools import count
from pathlib import Path
from types import ModuleType

from nexigon_gen.compat.verdicts import Verdict
from nexigon_gen.config import GenerationSettings, Output, Runtime
from nexigon_gen.ir.jsontext import JsonValue
from nexigon_gen.ir.model import Api
from nexigon_gen.ir.typerefs import Ref, TypeId
from nexigon_gen.pipeline import compile_spec, generate
from nexigon_gen.text.report import Report
from support.sdk import write

from .families import Spec
from .smallvalues import SmallValues

_numbers = count()
_SPACE = "probe"
_OUTPUTS = frozenset({Output.TYPES})
_CODEC = import_module("nexigon_runtime.codec")
"""That of all packages: to import a copy takes longer than the rest."""


@dataclass(frozen=True)
class Version:
    """An API with an action for each type, whose field `body` and response it is."""

    api: Api
    names: tuple[str, ...]
    folder: Path

    def ref(self, name: str) -> Ref:
        """The type of a name."""
        return Ref(TypeId(_SPACE, name))

    @cached_property
    def _package(self) -> str:
        package, report = f"version_{next(_numbers)}", Report()
        settings = GenerationSettings(
            package, outputs=_OUTPUTS, runtime=Runtime.PACKAGE
        )
        write(generate(self.api, settings, report), self.folder)
        assert not report.has_errors
        if str(self.folder) not in sys.path:
            sys.path.insert(0, str(self.folder))
        invalidate_caches()
        return package

    @cached_property
    def _types(self) -> ModuleType:
        return import_module(f"{self._package}.{_SPACE}.types")

    def writes(self, name: str) -> list[str]:
        """The small values of a type, as this version writes them."""
        found: dict[str, None] = {}
        for value in SmallValues(self.api).of(self.ref(name)):
            text = self.server(name, json.dumps(value))
            assert text is not None, (name, value)
            # What an earlier variant would read of it is not what the caller meant.
            read = loses(value, json.loads(text))
            found[json.dumps(value) if read else text] = None
        return [*found]

    def server(self, name: str, text: str) -> str | None:
        """What a server that reads a value answers; None if it refuses to read it."""
        action = vars(self._types)[f"{name}Action"]
        try:
            request = _CODEC.decode_request(action, b'{"body":%b}' % text.encode())
        except ValueError:
            return None
        response: bytes = _CODEC.encode_response(action, request.body)
        return response.decode()

    def client(self, name: str, text: str) -> str | None:
        """What a client that reads a value sends; None if it refuses to read it."""
        action = vars(self._types)[f"{name}Action"]
        try:
            found = _CODEC.decode_response(action, text.encode())
        except ValueError:
            return None
        # Not built the usual way: that checks limits which the client read past.
        request: bytes = _CODEC.encode_request(action.model_construct(body=found))
        return request.decode().removeprefix('{"body":').removesuffix("}")


def judged(texts: list[str], read: Callable[[str], str | None]) -> Verdict:
    """What becomes of values, by trying each."""
    found = Verdict.SAFE
    apart: dict[str, str] = {}
    for text in texts:
        echo = read(text)
        if echo is None:
            return Verdict.BREAKS
        sent = json.loads(text)
        if echo != text and not is_whole(sent, json.loads(echo)):
            found = Verdict.LOSSY
        # To whoever tells null from absence, one is lost where both are read alike.
        bare = json.dumps(_without_nulls(sent), sort_keys=True)
        if apart.setdefault(f"{bare} {echo}", text) != text:
            found = Verdict.LOSSY
    return found


def is_whole(sent: JsonValue, kept: JsonValue) -> bool:
    """Whether nothing that was sent is missing. `null` may stand for absent, and digits
    for the number that they are (wire.md W4.2)."""
    match sent, kept:
        case (Mapping(), Mapping()) | (list(), list()):
            return not loses(sent, kept) and all(
                is_whole(*each) for each in _inner(sent, kept)
            )
        case _:
            return sent == kept or (isinstance(kept, int) and sent == str(kept))


def loses(sent: JsonValue, kept: JsonValue) -> bool:
    """Whether members or items are missing, whatever became of the others."""
    match sent, kept:
        case Mapping(), Mapping():
            missing = [each for name, each in sent.items() if name not in kept]
            fewer = any(each is not None for each in missing)
        case list(), list():
            fewer = len(sent) != len(kept)
        case _:
            return False
    return fewer or any(loses(*each) for each in _inner(sent, kept))


def _without_nulls(value: JsonValue) -> JsonValue:
    match value:
        case Mapping():
            found = ((k, _without_nulls(v)) for k, v in value.items() if v is not None)
            return dict(found)
        case list():
            return [_without_nulls(each) for each in value]
        case _:
            return value


def _inner(one: JsonValue, other: JsonValue) -> list[tuple[JsonValue, JsonValue]]:
    match one, other:
        case Mapping(), Mapping():
            return [(one[name], other[name]) for name in one.keys() & other.keys()]
        case list(), list():
            return [*zip(one, other, strict=False)]
        case _:
            return []


def version(folder: Path, types: Mapping[str, Spec]) -> Version:
    """The API of types, whose package is made once it is asked. A type that is not valid is
    replaced by an empty struct."""
    types = dict(types)
    path = folder / "version.yaml"
    while True:
        path.write_text(_document(types), "utf-8")
        api, report = compile_spec([path])
        if api:
            return Version(api, tuple(types), folder)
        for name in _wrong(path, report):
            types[name] = {"fields": {}}


def _document(types: Mapping[str, Spec]) -> str:
    actions = {
        name: {"request": {f"{name}Action": {"body": name}}, "response": name}
        for name in types
    }
    document = {"spec": 1, "api": "Version", "namespace": _SPACE}
    return json.dumps({**document, "types": types, "actions": actions}, indent=1)


def _wrong(path: Path, report: Report) -> set[str]:
    """The types that errors point at."""
    lines = path.read_text("utf-8").split("\n")
    found: set[str] = set()
    for each in report:
        if each.label is None or each.severity.value != "error":
            continue
        above = lines[: each.label.span.first.line]
        heads = [line for line in above if line.startswith('  "T')]
        found.add(heads[-1].split('"')[1])
    assert found, [*report]
    return found
