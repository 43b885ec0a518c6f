"""An opaque type over the wire, and what a spec without one does not load."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import JsonValue

from support.command import python
from support.integration import apart
from support.sdk import Sdk
from support.specs import VALID

LEAST: dict[str, JsonValue] = {"hostName": "line-4", "os": "linux", "lastBoot": None}
LEAST |= {"uptime": None}
WHOLE: dict[str, JsonValue] = {
    **LEAST,
    "os": "mac os",
    "cpu": {"coreCount": 4, "class": "", "load": 1.5},
    "labels": {"a": "b"},
    "root": {"children": [{"size": 3}, {}], "other": 7},
    "position": {"x": 1.5, "y": 2.5},
    "area": {"corners": [{"x": 0.5, "y": 0.5}], "owner": LEAST, "os": ""},
    "interfaces": [{"kind": "wifi", "name": "w"}, {"kind": "cable", "speed": 10}],
    "parent": {**LEAST, "unknown": None},
    "extra": [None, {"q": 1}],
    "int": 3,
    "tomorrow": [1],
}

PROGRAM = """
import sys
from sdk_opaque import Opaque
from sdk_opaque.server import ActionApp, allow_anonymous
from sdk_opaque.testing import AppTransport
from sdk_opaque.opaque.server import OpaqueServiceSync
from sdk_opaque.opaque.types import Device, ReportAction, ReportInfo

class Service(OpaqueServiceSync):
    def report(self, action, ctx):
        assert isinstance(action.report, ReportInfo)
        return Device(info=action.report.content, releases=["r", None])

app = ActionApp([Service()], authenticate=allow_anonymous)
action = ReportAction.model_validate_json(sys.argv[1])
with Opaque("https://hub.test", token="t", transport=AppTransport(app)) as hub:
    print(hub.execute(action).model_dump_json())
"""
NO_TOOL = """
import sys
from nexigon_gen.cli.main import run
code = run(["-q", "-o", "out", sys.argv[1]])
print(code, *(name for name in {heavy} if name in sys.modules))
"""
HEAVY = ["datamodel_code_generator", "pydantic", "nexigon_gen.language.opaque"]


@pytest.mark.parametrize("info", [LEAST, WHOLE], ids=["least", "whole"])
def test_comes_back_as_it_was_sent(
    info: dict[str, JsonValue], sdk: Callable[[str], Sdk]
) -> None:
    body = {"report": {"kind": "Info", "content": info}, "info": LEAST}
    done = python(sdk("opaque").folder, "-c", PROGRAM, json.dumps(body))
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {"info": info, "releases": ["r", None]}


REFUSED: dict[str, dict[str, JsonValue]] = {
    "uptime": {"uptime": -5},
    "os": {"os": "an OS of tomorrow"},
    "cpu": {"cpu": {"coreCount": 4, "vendor": {"id": None}}},
    "hostName": {"hostName": ""},
    "area": {"area": {"owner": {**LEAST, "uptime": -5}}},
    "parent": {"parent": {**LEAST, "hostName": ""}},
}
LENIENT = """
import sys
from sdk_opaque._runtime.codec import decode_response, encode_response
from sdk_opaque.opaque.types import ReportAction
read = decode_response(ReportAction, sys.argv[1].encode())
print(encode_response(ReportAction, read).decode())
"""


@pytest.mark.parametrize("key", apart(REFUSED, "uptime", "area"))
def test_a_server_checks_what_the_document_says(
    key: str, sdk: Callable[[str], Sdk]
) -> None:
    info = {**LEAST, **REFUSED[key]}
    body = {"report": {"kind": "Info", "content": info}, "info": LEAST}
    done = python(sdk("opaque").folder, "-c", PROGRAM, json.dumps(body))
    assert "HTTP 400" in done.stderr, done.stdout
    assert "report.content: " in done.stderr
    assert "its JSON Schema" in done.stderr


@pytest.mark.parametrize("key", apart(REFUSED, "uptime", "area"))
def test_a_client_does_not(key: str, sdk: Callable[[str], Sdk]) -> None:
    body = {"info": {**LEAST, **REFUSED[key]}, "releases": []}
    done = python(sdk("opaque").folder, "-c", LENIENT, json.dumps(body))
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == body


@pytest.mark.parametrize(
    ("spec", "loaded"), [("secrets", []), ("opaque", HEAVY)], ids=["without", "with"]
)
def test_only_an_opaque_type_loads_the_tool(
    spec: str, loaded: list[str], tmp_path: Path
) -> None:
    done = python(tmp_path, "-c", NO_TOOL.format(heavy=HEAVY), str(VALID[spec]))
    assert done.stdout.split() == ["0", *loaded]
