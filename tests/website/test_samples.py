"""Every sample of a page is run: against an app that gives the answers of the page."""

from __future__ import annotations

import json
import re
import runpy
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from nexigon_gen.backends.python.samples import samples_of
from nexigon_gen.config import GenerationSettings, Output
from nexigon_gen.ir.model import Action, Namespace
from nexigon_gen.pipeline import generate
from nexigon_gen.text.report import Report
from support.integration import apart
from support.sdk import Sdk, make, runtime_of
from support.specs import compiled

from .sites import SPECS

_PRE = re.compile(r'<pre tabindex="0" data-language="(\w+)">(.*?)</pre>', re.DOTALL)
_BLOCK = re.compile(r"```python\n(.*?)```", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Shown:
    """The samples of an action."""

    python: str
    asynchronous: str
    curl: str
    request: Any
    answers: list[Any]


@dataclass(frozen=True, slots=True)
class Case:
    """A generated package, and the pages about it."""

    sdk: Sdk
    files: Mapping[str, str]
    names: Any

    def shown(self, space: Namespace, action: Action) -> Shown | None:
        """The samples on the page, if there are any."""
        page = self.files[f"docs/{space.name}.html"]
        article = page.partition(f'<article id="{action.wire}"')[2]
        found = _PRE.findall(article.partition("</article>")[0])
        if not found:
            return None
        texts = [unescape(re.sub(r"</?i[^>]*>", "", text)) for _, text in found]
        python, asynchronous, curl, request, *answers = texts
        bodies = [json.loads(each) for each in answers]
        return Shown(python, asynchronous, curl, json.loads(request), bodies)

    def module(self, name: str) -> Any:
        """A module of the runtime."""
        return import_module(f"{runtime_of(self.sdk.package)}.{name}")


@pytest.fixture(scope="session", params=apart(SPECS, "projects", "taggings"))
def case(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Case:
    name: str = request.param
    package = f"sampled_{name}"
    sdk = make(tmp_path_factory.mktemp("sdk"), package, SPECS[name])
    settings = GenerationSettings(package, outputs=frozenset({Output.DOCS}))
    api = compiled(SPECS[name])
    files = {each.path: each.text for each in generate(api, settings, Report())}
    return Case(sdk, files, samples_of(api, settings, Report()).names)


class Server:
    """Answers as it is told, and keeps what it was asked as JSON."""

    def __init__(self, case: Case, space: Namespace) -> None:
        names = case.names.spaces[space.name]
        module = case.sdk.module(f"{names.folder}.server")
        bodies = case.module("codec.bodies")

        async def handle(service: object, action: Any, ctx: object) -> Any:
            self.asked.append(json.loads(bodies.encode_request(action)))
            return bodies.decode_response(
                type(action), json.dumps(self.answer).encode()
            )

        base = getattr(module, names.services.asynchronous)
        service = type("Served", (base,), dict.fromkeys(names.handlers, handle))
        self.asked: list[Any] = []
        self.answer: Any = None
        server = case.module("server")
        self.app = server.ActionApp([service()], authenticate=self._authenticate)

    async def _authenticate(self, request: Any) -> str:
        assert request.bearer_token in ("TOKEN", None)
        return "somebody"


def _actions(name: str) -> Iterator[tuple[Namespace, Action]]:
    for space in compiled(SPECS[name]).namespaces:
        yield from ((space, action) for action in space.actions)


def test_samples_run(
    case: Case, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    name = case.sdk.package.removeprefix("sampled_")
    testing = case.module("testing")
    client = case.module("client")

    def from_env(cls: Any, /, **_: object) -> Any:
        transport = testing.AppTransport(server.app)
        return cls("https://hub.example.com", token="TOKEN", transport=transport)

    for base in (client.Client, client.AsyncClient):
        monkeypatch.setattr(base, "from_env", classmethod(from_env))
    without: set[str] = set()
    for space, action in _actions(name):
        shown = case.shown(space, action)
        if shown is None or not shown.answers:
            without.add(action.wire)
            continue
        server = Server(case, space)
        for answer in shown.answers:
            server.answer = answer
            _run(shown.python, tmp_path)
            _run(shown.asynchronous, tmp_path)
            assert _curl(case, shown.curl, server) == answer
            assert server.asked == [shown.request] * 3
            server.asked.clear()
    assert without == set()


def _run(program: str, folder: Path) -> None:
    path = folder / "program.py"
    path.write_text(program, "utf-8")
    runpy.run_path(str(path))


def _curl(case: Case, command: str, server: Server) -> Any:
    """What curl would send, sent."""
    words = shlex.split(command.replace("$TOKEN", "TOKEN"))
    assert words[:2] == ["curl", "-s"]
    headers = [
        words[at + 1].partition(": ") for at, word in enumerate(words) if word == "-H"
    ]
    # The app is not served below the path of the server that the spec names.
    url = "https://hub.example.com" + words[2][words[2].index("/api/v1/") :]
    protocol = case.module("client.transport.protocol")
    request = protocol.HttpRequest(
        url,
        {name.lower(): value for name, _, value in headers},
        words[words.index("-d") + 1].encode(),
        10.0,
        1 << 20,
    )
    transport = case.module("testing").AppTransport(server.app)
    try:
        response = transport.send(request)
    finally:
        transport.close()
    assert response.status == 200
    return json.loads(response.body)


def test_the_skill_runs(
    case: Case, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Its last program stands alone; the others need a server, and there is none."""
    skill = case.files.get("docs/SKILL.md")
    if skill is None:
        assert not [*_actions(case.sdk.package.removeprefix("sampled_"))]
        return
    *programs, testing = _BLOCK.findall(skill)
    _run(testing, tmp_path)
    prefix = case.names.package.upper()
    assert f"`{prefix}_URL`" in skill
    monkeypatch.setenv(f"{prefix}_URL", "https://127.0.0.1:9")
    monkeypatch.setenv(f"{prefix}_TOKEN", "TOKEN")
    call, errors = programs
    with pytest.raises(case.sdk.module("errors").TransportError):
        _run(call, tmp_path)
    _run(errors, tmp_path)


def test_skill_files_are_for_agents(case: Case) -> None:
    skill = case.files.get("docs/SKILL.md")
    if skill is None:
        return
    head = re.match(r"---\nname: ([\w-]+)\ndescription: (.+)\n---\n", skill)
    assert head
    assert len(head[1]) <= 64
    assert len(head[2]) <= 1024
