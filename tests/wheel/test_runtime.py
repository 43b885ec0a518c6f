"""The distribution of the runtime, and packages that import it."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from nexigon_gen import __version__
from nexigon_gen.config import GenerationSettings, Runtime
from nexigon_gen.pipeline import generate
from nexigon_gen.runtime import version
from nexigon_gen.text.report import Report
from support.sdk import write
from support.specs import ROOT, compiled

from .building import Python, build, contents
from .test_installed import ONE_CALL

_SPEC = ROOT / "spec" / "projects.yaml"
_SOURCES = ROOT / "src" / "nexigon_gen" / "runtime"


def package(folder: Path) -> None:
    """Writes the package of the Hub without a copy of the runtime."""
    settings = GenerationSettings(runtime=Runtime.PACKAGE)
    write(generate(compiled(_SPEC), settings, Report()), folder)


def test_holds_the_runtime_word_for_word(tmp_path: Path) -> None:
    found = contents(build("wheel", ROOT / "runtime", tmp_path))
    held = {name: text for name, text in found.items() if ".dist-info/" not in name}
    assert held == {
        f"nexigon_runtime/{path.relative_to(_SOURCES)}": path.read_bytes()
        for path in _SOURCES.rglob("*")
        if path.name == "py.typed" or path.suffix == ".py"
    }


def test_needs_what_the_tests_run_with() -> None:
    """The oldest versions are those of `requirements/lowest.txt`, everywhere."""
    tested = _table("pyproject.toml")["dependency-groups"]["generated"]
    project = _table("runtime/pyproject.toml")["project"]
    needs = [
        *project["dependencies"],
        *chain(*project["optional-dependencies"].values()),
    ]
    plain = {need.replace("[http2]", "") for need in needs}
    assert {need.replace("[http2]", "") for need in tested} - plain == {"uvicorn>=0.30"}
    pins = (ROOT / "requirements" / "lowest.txt").read_text("utf-8")
    readme = (ROOT / "README.md").read_text("utf-8")
    for need in plain:
        name, _, version = need.partition(">=")
        assert f"\n{name}=={version}" in pins
        assert name == "opentelemetry-api" or f"`{name} >= {version}`" in readme


def _table(path: str) -> dict[str, Any]:
    return tomllib.loads((ROOT / path).read_text("utf-8"))


@pytest.mark.integration
def test_a_package_without_a_copy_makes_a_call(
    user: Callable[[str], Python], tmp_path: Path
) -> None:
    package(tmp_path / "sdk")
    wheel = build("wheel", ROOT / "runtime", tmp_path)
    places = [str(tmp_path / "sdk"), str(wheel)]
    program = f"import sys; sys.path[:0] = {places!r}\n{ONE_CALL}"
    told = user("3.11").run("-W", "error", "-c", program, cwd=tmp_path)
    assert told == "p_1 Line 4\n"


@pytest.mark.parametrize(
    ("needed", "fits"),
    [
        ("0.2.0", True),
        ("0.2.1", False),
        ("0.3.0", False),
        ("0.1.9", False),
        ("1.2.0", False),
    ],
)
def test_versions_that_go_together(needed: str, fits: bool) -> None:
    assert version.VERSION == __version__ == "0.2.0"
    if fits:
        version.require("shop", needed)
        return
    with pytest.raises(ImportError, match="shop was generated for nexigon-runtime >= "):
        version.require("shop", needed)


def test_the_check_names_the_versions() -> None:
    with pytest.raises(ImportError) as caught:
        version.require("shop", "0.3.3")
    assert str(caught.value) == (
        "shop was generated for nexigon-runtime >= 0.3.3, < 0.4 and found 0.2.0:"
        " install one of those, or generate shop anew"
    )
