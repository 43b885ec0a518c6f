"""Every engine that meets a pattern finds the same."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from typing import Annotated

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from nexigon_gen.patterns import is_found, portable
from nexigon_gen.runtime.model import Pattern
from unit.patterns.drawn import for_python, patterns, texts

NODE = shutil.which("node")

_SEARCHES = """
const rows = JSON.parse(require("fs").readFileSync(0, "utf8"));
const found = rows.map(([pattern, texts]) => {
  const regex = new RegExp(pattern, "u");
  return texts.map((text) => regex.test(text));
});
process.stdout.write(JSON.stringify(found));
"""


def served(pattern: str, text: str) -> bool:
    """Whether the model of a server takes a text."""
    try:
        TypeAdapter(Annotated[str, Pattern(pattern)]).validate_python(text)
    except ValidationError:
        return False
    return True


@settings(deadline=None)
@given(patterns, st.lists(texts, min_size=1, max_size=6))
def test_the_compiler_the_server_and_python_agree(
    pattern: str, tried: list[str]
) -> None:
    written = portable(pattern)
    assert portable(written) == written
    adapter: TypeAdapter[str] = TypeAdapter(Annotated[str, Pattern(written)])
    in_python = for_python(written)
    for text in tried:
        found = is_found(written, text)
        assert is_found(pattern, text) is found
        assert (in_python.search(text) is not None) is found
        try:
            adapter.validate_python(text)
            assert found
        except ValidationError:
            assert not found


@pytest.mark.integration
@pytest.mark.skipif(NODE is None, reason="node is not installed")
@settings(max_examples=10, deadline=None)
@given(
    st.lists(
        st.tuples(patterns, st.lists(texts, min_size=1, max_size=6)),
        min_size=20,
        max_size=60,
    )
)
def test_ecma_script_agrees(rows: list[tuple[str, list[str]]]) -> None:
    """All in one process of node, which takes long to start."""
    assert NODE
    written = [(portable(pattern), tried) for pattern, tried in rows]
    answer = subprocess.run(
        [NODE, "-e", _SEARCHES],
        input=json.dumps(written),
        capture_output=True,
        text=True,
        check=True,
    )
    mine = [[is_found(pattern, each) for each in tried] for pattern, tried in written]
    assert json.loads(answer.stdout) == mine


@pytest.mark.parametrize(
    "largest",
    ["^[a-z]{4999}", r".{1,1666}", "(?:[^a]?){2500}", "^(?:a[bé]){1249}", r"\W{0,1000}"]
    + ["(?:(?:[^🙂-🙄é-ÿ]?){20}){60}", "(" * 100 + ")" * 100, "a|" * 4999]
    + ["(?:" * 100 + "a" + ")?" * 100],
)
def test_what_is_not_too_large_is_not_for_the_server_either(largest: str) -> None:
    written = portable(largest)
    assert served(written, "abc" * 3) is is_found(written, "abc" * 3)


HOLDING = [
    ("^(a+)+$", "a" * 50_000 + "!"),
    ("(a|aa)+$", "a" * 50_000 + "!"),
    ("^(?:(?:a?){5}){5}a{5}$", "a" * 50_000 + "!"),
    (r"^(\w+\s?)*$", "a" * 50_000 + "!"),
    ("a*a*a*a*a*a*a*c", "a" * 5_000),
    (r"^[0-9a-zA-Z]+([._-]?[0-9a-zA-Z]+)*@x$", "a" * 50_000),
]


@pytest.mark.parametrize(("pattern", "text"), HOLDING)
def test_a_pattern_holds_up_nobody(pattern: str, text: str) -> None:
    """In a process of its own: an engine that goes back cannot be interrupted."""
    program = """
import sys, json
from typing import Annotated
from pydantic import TypeAdapter, ValidationError
from nexigon_gen.patterns import is_found, portable
from nexigon_gen.runtime.model import Pattern
pattern, text = json.load(sys.stdin)
written = portable(pattern)
assert not is_found(written, text)
try:
    TypeAdapter(Annotated[str, Pattern(written)]).validate_python(text)
except ValidationError:
    sys.exit(0)
sys.exit("it was found")
"""
    subprocess.run(
        [sys.executable, "-c", program],
        input=json.dumps([pattern, text]),
        text=True,
        check=True,
        timeout=30,
    )
