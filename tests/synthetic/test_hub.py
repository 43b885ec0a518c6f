"""An API of the size of the Hub compiles, type-checks, loads in any order and speaks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nexigon_gen.ir.graph import namespace_cycles
from nexigon_gen.ir.model import Api
from support.command import python
from support.sdk import write
from support.specs import artifacts, compiled

from . import hub

PACKAGE = "synthetic_hub"


@pytest.fixture(scope="module")
def specs(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return hub.write(tmp_path_factory.mktemp("specs"))


@pytest.fixture(scope="module")
def folder(specs: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sdk")
    write(artifacts(*specs, package=PACKAGE), folder)
    return folder


def check(folder: Path, *arguments: str) -> None:
    done = python(folder, *arguments)
    assert done.returncode == 0, done.stdout + done.stderr


def test_it_is_as_large_as_it_claims(specs: list[Path]) -> None:
    api: Api = compiled(*specs)
    actions = [action for space in api.namespaces for action in space.actions]
    assert len(api.namespaces) == 11
    assert len(actions) == hub.ACTIONS
    # The requests come on top.
    assert len(api.definitions) == hub.TYPES + hub.ACTIONS
    assert namespace_cycles(api)["devices"] == set(hub.CYCLE)


def test_the_order_of_the_files_counts_for_nothing(specs: list[Path]) -> None:
    assert artifacts(*specs) == artifacts(*reversed(specs))


@pytest.mark.parametrize(
    "tool",
    [
        pytest.param(
            ("black", "--check", "--quiet", "--target-version=py311", "."),
            marks=pytest.mark.integration,
        ),
        ("ruff", "check", "--isolated", "--no-cache", "."),
        ("ruff", "check", "--isolated", "--no-cache", "--select=I", "."),
        pytest.param(
            ("mypy", "--strict", "--cache-dir=.mypy_cache", "."),
            marks=pytest.mark.integration,
        ),
    ],
    ids=["black", "ruff", "isort", "mypy"],
)
def test_the_tools_find_nothing(folder: Path, tool: tuple[str, ...]) -> None:
    check(folder, "-m", *tool)


@pytest.mark.integration
def test_pyright_finds_nothing(folder: Path) -> None:
    settings = {"typeCheckingMode": "strict", "pythonVersion": "3.11"}
    (folder / "pyrightconfig.json").write_text(json.dumps(settings), "utf-8")
    check(folder, "-m", "basedpyright", "--level=error", ".")


@pytest.mark.integration
@pytest.mark.parametrize("first", hub.NAMESPACES)
def test_any_namespace_may_be_imported_first(folder: Path, first: str) -> None:
    """With its client, it loads no other of its cycle; then every model of every namespace
    is built."""
    program = f"""
import sys
from importlib import import_module
import_module("{PACKAGE}.{first}.types")
if "{first}" != "common":
    import_module("{PACKAGE}.{first}.client")
cycle = {hub.CYCLE!r} if "{first}" in {hub.CYCLE!r} else ()
assert not [name for name in cycle if name != "{first}"
            and "{PACKAGE}." + name + ".types" in sys.modules]
from {PACKAGE}._runtime.model import Model
built = 0
for name in {hub.NAMESPACES!r}:
    space = import_module("{PACKAGE}." + name)
    for each in map(space.__getattr__, space.__all__):
        if isinstance(each, type) and issubclass(each, Model):
            each.model_rebuild()
            built += 1
assert built > {hub.TYPES}
"""
    check(folder, "-W", "error", "-c", program)
