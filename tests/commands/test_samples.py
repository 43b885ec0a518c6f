"""Commands of the reference: each sends the request that the page shows beside it."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from nexigon_gen.config import GenerationSettings, Output
from nexigon_gen.pipeline import generate
from nexigon_gen.text.report import Report
from support.commands import CommandLine, command_line
from support.integration import apart
from support.specs import ROOT, VALID, compiled

_PRE = re.compile(r'<pre tabindex="0" data-language="(\w+)">(.*?)</pre>', re.DOTALL)
_SECRET = "c4nary-secret"
SPECS = {
    **VALID,
    "projects": ROOT / "spec" / "projects.yaml",
    "fleet": Path(__file__).with_name("fleet.yaml"),
}
_DEAF = {"opaque"}
"""What is made of its JSON Schemas need not be a value."""


@pytest.fixture(scope="module", params=apart(SPECS, "projects", "fleet", "taggings"))
def line(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> CommandLine:
    name: str = request.param
    folder = tmp_path_factory.mktemp("samples")
    return command_line(folder, f"samples_{name}", SPECS[name])


def samples(name: str) -> Iterator[tuple[str, object]]:
    """The commands of the pages of a spec, each with its request."""
    settings = GenerationSettings(outputs=frozenset({Output.DOCS, Output.CLI}))
    files = generate(compiled(SPECS[name]), settings.of_site(), Report())
    for each in files:
        if not each.path.endswith(".html"):
            continue
        for article in each.text.split('<article id="')[1:]:
            found = [
                (language, unescape(re.sub(r"</?i[^>]*>", "", text)))
                for language, text in _PRE.findall(article.partition("</article>")[0])
            ]
            if [language for language, _ in found[:4]] == [
                "python",
                "python",
                "sh",
                "sh",
            ]:
                yield found[2][1], json.loads(found[4][1])


def test_each_sends_its_request(line: CommandLine) -> None:
    name = line.package.removeprefix("samples_")
    if name in _DEAF:
        pytest.skip("what is made of JSON Schemas need not be a value")
    at = line.at("https://hub.example.com")
    seen = 0
    for command, request in samples(name):
        program, *words = shlex.split(command.replace("\\\n", ""))
        variables = {
            each[4:].partition("=")[2] or each[4:]: _SECRET
            for each in words
            if each.startswith("env:")
        }
        variables |= {
            each.rpartition("=env:")[2]: _SECRET for each in words if "=env:" in each
        }
        done = at.here(*words, "--dry-run", **variables)
        assert done.code == 0, (command, done.err)
        sent = json.loads(done.out.rpartition("\n\n")[2])
        if not variables:
            assert _plain(sent) == _plain(request), command
        assert program
        seen += 1
    assert seen or name not in ("projects", "fleet")


def _plain(value: object) -> object:
    """JSON with the two forms of one number or time as one."""
    match value:
        case dict():
            return {key: _plain(inner) for key, inner in value.items()}
        case list():
            return [*map(_plain, value)]
        case float() if value == int(value):
            return int(value)
        case str() if re.fullmatch(r"-?\d+", value):
            return int(value)
        case _:
            return value
