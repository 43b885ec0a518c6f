"""An API of another name: its package speaks of itself, and not of a Hub."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from faults.scripted import ScriptedServer, refusing_url, responds

from support.sdk import runtime_of, write
from support.specs import ROOT, artifacts

SPEC = """\
spec: 1
api: Beacon OTA
namespace: updates
actions:
  Start:
    request:
      StartAction:
        device_id: string(1..) -- Which one.
    response:
      StartOutput:
        update_id: string
"""

PROGRAM = """
import sys
from beacon_ota import BeaconOTA
from beacon_ota.errors import ClientError

for url in sys.argv[1:]:
    with BeaconOTA(
        url, token="t", allow_plaintext=True, options={"max_attempts": 1}
    ) as beacon:
        try:
            print(beacon.updates.start(device_id="d_1"))
        except ClientError as error:
            print(type(error).__name__, error, repr(error))
try:
    BeaconOTA("http://beacon.test")
except ClientError as error:
    print(type(error).__name__, error)
try:
    BeaconOTA.from_env()
except ClientError as error:
    print(error)
"""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("beacon")
    (folder / "updates.yaml").write_text(SPEC)
    write(artifacts(folder / "updates.yaml"), folder / "out")
    return folder / "out"


def test_its_words_are_its_own(package: Path) -> None:
    answers = [
        responds(502, b"<html>"),
        responds(404, b'{"kind":"Invalid","message":"no"}'),
        responds(200, b'{"updateId":5}'),
        responds(302, b""),
    ]
    servers = [ScriptedServer([each]) for each in answers]
    for server in servers:
        server.__enter__()
    try:
        urls = [refusing_url(), *(server.url for server in servers)]
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, *urls],
            env={"PYTHONPATH": os.pathsep.join([str(package), str(ROOT / "runtime")])},
            capture_output=True,
            text=True,
            check=True,
        )
    finally:
        for server in servers:
            server.__exit__()
    said = done.stdout
    kinds = ["NotSentError", "ResponseError", "UnknownActionError"]
    kinds += ["InvalidResponseError", "ResponseError", "ConfigurationError"]
    assert [line.partition(" ")[0] for line in said.splitlines()[:-1]] == kinds
    assert "BEACON_OTA_URL is not set" in said
    assert re.search("(?i)hub|nexigon", said + done.stderr) is None
    head = servers[0].requests[0].lower()
    assert b"user-agent: beacon_ota\r\n" in head


def test_its_own_modules_name_no_hub(package: Path) -> None:
    own = [
        path
        for path in package.rglob("*.py")
        if "_runtime" not in path.relative_to(package).parts
    ]
    assert len(own) > 5
    for path in own:
        found = re.findall(r"(?i)\w*hub\w*|\w*nexigon\w*", path.read_text())
        # The parameter of a namespace's client has its name from the classes' bases.
        known = {"NexigonError", "hub", "_hub", runtime_of("")}
        assert {*found} <= known, (path.name, found)
