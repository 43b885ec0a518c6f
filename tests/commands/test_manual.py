"""The manual page: all that the helps say, in a language whose requests no spec can give."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from nexigon_gen.runtime.cli.exit_codes import EXIT_CODES
from nexigon_gen.runtime.cli.options import OPTIONS
from support.commands import CommandLine, command_line
from support.specs import VALID

from .terminals import STEERING

_REQUEST = re.compile(
    r'\.(?:TH ".*" 1 "" ".*"|SH [A-Z ]+|SS .+|PP|TP|sp)|\\f[BI].*|[^.\'\\].*|\\[e&(].*'
)
"""The lines that a page may have: our requests, our fonts, and text."""


@pytest.fixture(scope="module")
def pages(fleet: CommandLine, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    hostile = command_line(
        tmp_path_factory.mktemp("hostile"), "hostile_manual", VALID["hostile_text"]
    )
    done = [each.here("--manual") for each in (fleet, hostile)]
    assert [each.code for each in done] == [0, 0]
    return [each.out for each in done]


def test_it_has_what_the_helps_have(pages: list[str], fleet: CommandLine) -> None:
    page = pages[0].replace(r"\-", "-")
    for wanted in [
        ".SS devices register\n",
        "fleet devices register --name TEXT [--FLAG VALUE]...\n",
        r"\fB--source.kind\fR" + "\n",
        ".SS devices remove\nfleet devices remove",
        "Deprecated: ",
        *(f"\\fB--{name}" for name in OPTIONS),
        *(f"\\fB{code}\\fR\n{text}\n" for code, text in EXIT_CODES.items()),
        r"\fBFLEET_TOKEN\fR",
    ]:
        assert wanted in page


def test_no_spec_gives_a_request(pages: list[str]) -> None:
    for page in pages:
        for line in page.splitlines():
            assert _REQUEST.fullmatch(line), line
            text = re.sub(r"\\f[BI](.*?)\\fR", r"\1", line)
            assert {*re.findall(r"\\(.)", text)} <= {*"-e&("}
        assert not STEERING & {*page}


def test_groff_takes_it(pages: list[str]) -> None:
    groff = shutil.which("groff")
    if groff is None:
        pytest.skip("there is no groff here")
    for page in pages:
        done = subprocess.run(
            [groff, "-man", "-Kutf8", "-Tutf8", "-ww"],
            input=page.encode(),
            capture_output=True,
            check=True,
        )
        assert done.stderr == b""
        assert b"interrupted" in done.stdout
