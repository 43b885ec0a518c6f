"""Arguments that are read without click: read as click reads them, or not at all."""

from __future__ import annotations

import shlex
from contextlib import redirect_stdout
from io import StringIO
from typing import get_type_hints

import click
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nexigon_gen.cli.arguments import RunArguments
from nexigon_gen.cli.commands import COMMANDS
from nexigon_gen.cli.main_command import main_command
from nexigon_gen.cli.main_options import OPTIONS
from nexigon_gen.cli.plain_arguments import read
from nexigon_gen.cli.slips import complain_of_slips

_USUAL = [
    "",
    "--check",
    "--depfile sdk.d",
    "--isolated api/things.yaml -o out",
    "spec/projects.yaml -o generated/ --check",
    "spec/projects.yaml --docs reference/",
    "spec/projects.yaml -o generated/ --outputs types,client,docs",
    "api/projects.yaml -o sdk/ --package hub_sdk",
    "a.yaml b.yaml --output=out --warn NXG701 --warn 702 --ignore=unused-type -q",
    "- --stdin-filename a.yaml --emit ir --color never --format=sarif",
    "a.yaml -o out --list-inputs -0 --runtime package --strict -v",
    "a.yaml -o out --exit-non-zero-on-change --since git:main --stamp s --diff",
]
_DOUBTFUL = [
    *("explain", "check", "--outputs types client", "--help", "--version", "--chek"),
    *(
        "--outp out",
        "-oout",
        "-qv",
        "-o",
        "-o=out",
        "--check=1",
        "--package",
        "-output",
    ),
    *("--emit html", "--package 1", "--warn 1", "--docs ''", "-- a.yaml", "-q --quiet"),
    *("-o a -o b", "--list-inputs --list-outputs", "--package --check", "--package=-a"),
]
_NAMES = [name for each in OPTIONS for name in each.names]
_VALUES = st.sampled_from(
    [choice for each in OPTIONS for choice in each.choices]
    + ["", "-", "a", "a.yaml", "types", "types,client", "NXG701", "hub", "=", "\udcff"]
)
_WORDS = st.one_of(
    st.sampled_from(_NAMES),
    _VALUES,
    st.builds("{}={}".format, st.sampled_from(_NAMES), _VALUES),
    st.builds("{}{}".format, st.sampled_from(_NAMES), _VALUES),
    st.sampled_from(["--", "--help", "--outp", *COMMANDS]),
    st.text(max_size=5),
)
_LINES = st.lists(
    st.one_of(st.tuples(_WORDS), st.tuples(st.sampled_from(_NAMES), _VALUES)),
    max_size=6,
).map(lambda parts: [word for part in parts for word in part])


def _as_click_reads(words: list[str]) -> dict[str, object]:
    command = main_command()
    complain_of_slips(command, words, COMMANDS)
    context = command.make_context("nexigon-gen", [*words])
    return {**context.params, "words": words}


@pytest.mark.parametrize("line", _USUAL)
def test_usual(line: str) -> None:
    words = shlex.split(line)
    found = read(words)
    assert found == _as_click_reads(words)
    assert {*get_type_hints(RunArguments)} == {*(found or ())}


@pytest.mark.parametrize("line", _DOUBTFUL)
def test_doubtful(line: str) -> None:
    assert read(shlex.split(line)) is None


@given(_LINES)
@example(["-o", "a", "b.yaml", ""])
def test_same(words: list[str]) -> None:
    found = read(words)
    if found is None or words[:1] and words[0] in COMMANDS:
        return
    with redirect_stdout(StringIO()):
        try:
            assert found == _as_click_reads(words)
        except (click.exceptions.Exit, click.ClickException) as error:
            pytest.fail(f"click refuses: {error}")
