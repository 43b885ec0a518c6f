"""Panels: the samples of an action or a type."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import TypeAlias

from ...ir.examples import answered, sent
from ...ir.json_values import Written
from ...ir.jsontext import JsonValue, compact, plain
from ...ir.model import Action, Alias, Api, Definition, Example, OpaqueDef, UnionDef
from ...ir.sample import NoSampleError, Samples
from ...ir.tagging import Nothing
from ...ir.terms import Auth, Json, JsonObject
from ...ir.typerefs import Ref, TypeRef
from ...values import dataclass
from ..sdk import Sdk
from .html import Html, content
from .json import laid_out, marked
from .view import PanelView, TabView

_URL = "https://hub.example.com"
_MADE = "made from the types"
_GIVEN = "from the spec"
_SHORT = 48
"""Columns of a body that a command has on one line."""
_MOST = 24
"""Outcomes of a panel; others are shown where they are told of."""
_LONG = 24_000
"""Characters beyond which a document is not shown."""
_Part: TypeAlias = Callable[[Example, Action, Api], Written | None]
_PYTHON = re.compile(
    r'("[^"\\]*(?:\\.[^"\\]*)*"'
    r"|\b(?:async|await|as|case|def|from|import|match|with|None|True|False)\b)"
)
"""What is in colour: texts, and words of the language."""


@dataclass(frozen=True, slots=True)
class Panels:
    """Makes the panels of an API; `sdk` writes the calls in Python, if there is one."""

    api: Api
    samples: Samples
    sdk: Sdk | None

    def of_action(self, namespace: str, action: Action) -> Iterator[PanelView]:
        """How it is called and what comes back.

        Raises:
            NoSampleError: No request can be made up.
        """
        given = self._given(action, sent)
        request = given[0][1] if given else self.samples.request(action.request)
        tabs = [*self._calls(namespace, action, request)]
        yield _panel("Request", action.wire, tabs, _GIVEN if given else _MADE)
        yield from self._answers(action)

    def _given(self, action: Action, part: _Part) -> list[tuple[str, Json]]:
        """A part of the examples of the spec that have it, each with its docs."""
        found = ((each, part(each, action, self.api)) for each in action.examples)
        return [(each.docs, written.value) for each, written in found if written]

    def _calls(
        self, namespace: str, action: Action, request: Json
    ) -> Iterator[tuple[str, str, str]]:
        if self.sdk:
            call = self.sdk.call(namespace, action, request)
            yield "Python", "python", call.sync
            yield "async", "python", call.asynchronous
            if call.command:
                yield "shell", "sh", call.command
        servers = self.api.servers
        base_url = servers[0].url.rstrip("/") if servers else _URL
        body = plain(request)
        yield "curl", "sh", curl(action, body, base_url)
        yield "JSON", "json", laid_out(body) + "\n"

    def _answers(self, action: Action) -> Iterator[PanelView]:
        """One tab for each outcome, or for each example."""
        if given := self._given(action, answered):
            answers = {
                docs or ("Answer" if n == 1 else f"Answer {n}"): value
                for n, (docs, value) in enumerate(given, 1)
            }
            yield _panel("Response", f"{action.wire}-r", _json(answers), _GIVEN)
            return
        group = f"{action.wire}-r"
        if action.response is None:
            made: Mapping[str, Json] = {"200": JsonObject(())}
        elif union := self._union(action.response):
            yield from self._outcomes("Response", group, union)
            return
        else:
            try:
                made = {"200": self.samples.of(action.response)}
            except NoSampleError:
                return
        yield _panel("Response", group, _json(made), _MADE)

    def is_union(self, ref: TypeRef | None) -> bool:
        """Whether what comes back is one of several outcomes."""
        return ref is not None and self._union(ref) is not None

    def _union(self, ref: TypeRef) -> UnionDef | None:
        match ref:
            case Ref(target=target):
                match self.api.definitions[target]:
                    case UnionDef() as union:
                        return union
                    case Alias(target=inner):
                        return self._union(inner)
                    case _:
                        return None
            case _:
                return None

    def of_type(self, definition: Definition) -> Iterator[PanelView]:
        """The examples of a type; of a union, each variant."""
        group = definition.id.name
        if definition.examples:
            values = {
                "Example" if n == 1 else f"Example {n}": each.value
                for n, each in enumerate(definition.examples, 1)
            }
            yield _panel(group, group, _json(values), _GIVEN)
        elif isinstance(definition, UnionDef):
            yield from self._outcomes(group, group, definition)
        if isinstance(definition, OpaqueDef):
            yield from _document(definition)

    def beyond(self, union: UnionDef) -> Mapping[str, TabView]:
        """The variants of a union that its panel has no room for, each as JSON, if that is
        more than its form on the wire says."""
        rest = dict(self._split(union)[1])
        for each in union.variants:
            if isinstance(each.payload, Nothing) and union.envelope is None:
                rest.pop(each.name, None)
        tabs = _panel("", union.id.name, _json(rest), _MADE).tabs
        return {each.label: each for each in tabs}

    def _outcomes(self, title: str, group: str, union: UnionDef) -> Iterator[PanelView]:
        """A tab for each outcome, as many as can be told apart at a glance."""
        shown, rest = self._split(union)
        note = f"{_MADE}, {len(shown)} of {len(shown) + len(rest)}" if rest else _MADE
        if shown:
            yield _panel(title, group, _json(shown), note)

    def _split(self, union: UnionDef) -> tuple[Mapping[str, Json], Mapping[str, Json]]:
        """The samples of the variants: those of a panel, and the others."""
        made = self.samples.variants(union)
        if len(made) <= _MOST:
            return made, {}
        names = sorted(made, key=lambda each: each != union.success)
        first = {each: made[each] for each in names[:_MOST]}
        return first, {each: made[each] for each in names[_MOST:]}


def _document(definition: OpaqueDef) -> Iterator[PanelView]:
    """The document of an opaque type, unless nobody would read it here."""
    source = laid_out(plain(definition.document)) + "\n"
    if len(source) <= _LONG:
        sample = ("complete", "json", source)
        group = f"{definition.id.name}-schema"
        yield _panel("JSON Schema", group, [sample], definition.file)


def curl(action: Action, body: JsonValue, base_url: str) -> str:
    """The command that sends a request."""
    url = shlex.quote(f"{base_url}/api/v1/actions/invoke/{action.wire}")
    lines = [f"curl -s {url}"]
    if action.auth is Auth.REQUIRED:
        lines.append('-H "Authorization: Bearer $TOKEN"')
    lines.append("-H 'Content-Type: application/json'")
    line = compact(body)
    sent = line if len(line) <= _SHORT else laid_out(body)
    lines.append(f"-d {shlex.quote(sent)}")
    return " \\\n  ".join(lines) + "\n"


def _json(values: Mapping[str, Json]) -> list[tuple[str, str, str]]:
    return [(name, "json", laid_out(plain(v)) + "\n") for name, v in values.items()]


def _panel(
    title: str, group: str, samples: list[tuple[str, str, str]], note: str
) -> PanelView:
    tabs = tuple(
        TabView(
            group,
            label,
            language,
            code=_coloured(language, source),
            text=source,
            is_first=n == 1,
        )
        for n, (label, language, source) in enumerate(samples, 1)
    )
    return PanelView(title, tabs, note)


def _coloured(language: str, source: str) -> Html:
    if language in {"json", "sh"}:
        return marked(source)
    if language != "python":
        return Html(content(source))
    return Html("\n".join(map(_line, source.split("\n"))))


@cache
def _line(source: str) -> str:
    """A line of Python with its texts and words in colour. Many samples have the same."""
    parts = _PYTHON.split(content(source))
    parts[1::2] = [
        f'<i class="s">{each}</i>' if each.startswith('"') else f"<i>{each}</i>"
        for each in parts[1::2]
    ]
    return "".join(parts)
