"""The recipes of CONTRIBUTING.md, carried out in a copy: how many files a scalar and a
key take, and what tells that one of them is missing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import TypeAlias

import pytest

from support.specs import ROOT

pytestmark = pytest.mark.integration

Edits: TypeAlias = Mapping[str, Mapping[str, str]]
"""What is inserted before which text, by file of the compiler."""

SCALAR: Edits = {
    "runtime/wire/scalars.py": {
        "from enum import": "from decimal import Decimal\n",
        "    ANY = (": """\
    DECIMAL = (
        "decimal",
        coded(
            "decimal",
            Decimal,
            Decimal,
            "{:f}".format,
            docs="an exact number",
            pattern="^-?(?:0|[1-9][0-9]*)(?:[.][0-9]+)?$",
            notation="digits, with a point before those of a fraction",
            sample="12.50",
        ),
    )
""",
    },
    "runtime/model/textual.py": {
        "from datetime import": "import decimal\n",
        "Date: TypeAlias": '''\
Decimal: TypeAlias = Annotated[decimal.Decimal, Scalar(ScalarKind.DECIMAL)]
"""Exact number; a string of its digits on the wire."""

''',
    },
    "runtime/model/__init__.py": {
        "from .unions import": "from .textual import Decimal\n",
        '    "Defaulted",': '    "Decimal",\n',
    },
}
KEY: Edits = {
    "language/keys.py": {
        "    idempotency = choice_key(": '    tags = Key("tags", Kind.NAMES, "Words that'
        ' it is found by.", Body.items)\n'
    },
    "language/decode/actions.py": {
        "        idempotency=idempotency,": """\
        tags=tuple(_tag(each, report) for each in body.tags),
""",
        "from ..texts import": "from .. import texts\n",
        "def _body(": """\
def _tag(node: Node, report: Report) -> str:
    if not isinstance(node, ScalarNode):
        wrong_kind(node, "a tag must be text", report)
        return ""
    return texts.text_of(node, report).text


""",
    },
    "ir/terms.py": {"    idempotency: Idempotency\n": "    tags: tuple[str, ...]\n"},
    "ir/model.py": {
        "    idempotency: Idempotency =": "    tags: tuple[str, ...] = ()\n"
    },
}
SPEC = """\
spec: 1
api: Shop
namespace: goods
docs: Goods.
actions:
  Buy:
    docs: Buy one.
    request:
      BuyAction:
        price: {type: decimal, docs: Price., examples: ["1.50"]}
        limit?: {type: "list<decimal>", docs: Limits.}
    response: decimal
"""
TAGGED = SPEC.replace("decimal", "string").replace(
    "    request:", "    tags: %s\n    request:"
)
USE = """\
from decimal import Decimal
from shop.goods import BuyAction
action = BuyAction.model_validate_json('{"price": "1.10", "limit": ["-2"]}')
assert action == BuyAction(price=Decimal("1.10"), limit=[Decimal(-2)])
assert action.model_dump_json() == '{"price":"1.10","limit":["-2"]}'
"""


class Copy:
    """A copy of the compiler with edits."""

    def __init__(self, folder: Path, edits: Edits) -> None:
        self.source = folder / "src"
        package = self.source / "nexigon_gen"
        copytree(
            ROOT / "src/nexigon_gen", package, ignore=ignore_patterns("__pycache__")
        )
        for name, inserted in edits.items():
            text = (package / name).read_text("utf-8")
            for before, new in inserted.items():
                assert before in text
                text = text.replace(before, new + before, 1)
            (package / name).write_text(text, "utf-8")

    def run(
        self, *words: str | Path, spec: str = ""
    ) -> subprocess.CompletedProcess[str]:
        """Python with the copy in place of the compiler."""
        environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith("PYTEST_")},
            "PYTHONPATH": f"{self.source}:{self.source.parent / 'out'}",
            "MYPYPATH": str(self.source),
        }
        return subprocess.run(
            [sys.executable, *words],
            cwd=ROOT,
            env=environment,
            input=spec,
            capture_output=True,
            text=True,
            check=False,
        )

    def compile(self, spec: str, *more: str | Path) -> subprocess.CompletedProcess[str]:
        """A run of the compiler."""
        return self.run("-m", "nexigon_gen", "--isolated", "-", *more, spec=spec)

    def tests_of_scalars(self) -> subprocess.CompletedProcess[str]:
        """A run of the tests that the recipe of a scalar names."""
        return self.run(
            "-m", "pytest", "-v", "-p", "no:cacheprovider", "runtime/tests/wire"
        )

    def types(self) -> subprocess.CompletedProcess[str]:
        """A run of mypy over the place where facts of actions are made."""
        file = self.source / "nexigon_gen/language/decode/actions.py"
        cache = self.source.parent / "mypy"
        return self.run("-m", "mypy", f"--cache-dir={cache}", file)


def without(edits: Edits, name: str) -> Edits:
    """All edits but those of one file."""
    return {key: value for key, value in edits.items() if key != name}


def test_a_scalar_takes_three_files(tmp_path: Path) -> None:
    assert len(SCALAR) == 3
    copy = Copy(tmp_path, SCALAR)
    tests = copy.tests_of_scalars()
    assert not tests.returncode, tests.stdout
    made = copy.compile(SPEC, "-o", tmp_path / "out")
    assert not made.returncode, made.stderr
    used = copy.run("-c", USE)
    assert not used.returncode, used.stderr


@pytest.mark.parametrize("name", [*SCALAR])
def test_a_scalar_without_one_of_them_fails(name: str, tmp_path: Path) -> None:
    tests = Copy(tmp_path, without(SCALAR, name)).tests_of_scalars()
    assert tests.returncode
    assert "decimal" in tests.stdout.casefold()


def test_a_key_takes_four_files(tmp_path: Path) -> None:
    assert len(KEY) == 4
    copy = Copy(tmp_path, KEY)
    made = copy.compile(TAGGED % "[a, b]", "--emit", "ir")
    assert not made.returncode, made.stderr
    (namespace,) = json.loads(made.stdout)["namespaces"]
    assert namespace["actions"][0]["tags"] == ["a", "b"]
    refused = copy.compile(TAGGED % "[a, {x: y}]", "--emit", "ir")
    assert "a tag must be text" in refused.stderr
    checked = copy.types()
    assert not checked.returncode, checked.stdout


@pytest.mark.parametrize("name", [*KEY])
def test_a_key_without_one_of_them_fails(name: str, tmp_path: Path) -> None:
    copy = Copy(tmp_path, without(KEY, name))
    made = copy.compile(TAGGED % "[a]", "--emit", "ir")
    checked = copy.types()
    assert made.returncode or checked.returncode
    assert "tags" in made.stderr + checked.stdout
