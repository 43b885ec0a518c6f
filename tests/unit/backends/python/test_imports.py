"""Imports: as isort would write them, and without a name that means two things."""

from __future__ import annotations

from pathlib import Path
from random import Random
from types import SimpleNamespace

import pytest

from nexigon_gen.backends.python.expr import Name
from nexigon_gen.backends.python.imports import Imports
from nexigon_gen.backends.render import render
from support.black import formatted
from support.command import python

MODULES = (
    "builtins",
    "enum",
    "functools",
    "typing",
    "pydantic",
    "typing_extensions",
    "@_runtime.model",
    "@_runtime.model.links",
    "@client",
    "@other.types",
    "@other_2.types",
    "@projects.types",
    "@projects.unions",
)
NAMES = (
    *("Any", "URL", "UrlItem", "UOwn", "UnknownU", "T", "U8", "U16", "A_B", "Ab", "aB"),
    *("late", "link", "link_2", "link_10", "cached_property", "AVeryLongNameIndeed"),
)
LAZY = frozenset({"@projects.unions", "@other_2.types"})


def statements(imports: Imports) -> str:
    """The statements as they stand in a module."""
    return render("python", "imports", SimpleNamespace(imports=imports.view))


def header(random: Random) -> str:
    """The header of a module that uses names at random."""
    imports = Imports(
        "projects.server", {"Any"}, lazy=LAZY, ambiguous=frozenset({"URL"})
    )
    for _ in range(random.randrange(30)):
        name = Name(random.choice(MODULES), random.choice(NAMES))
        imports.local(name, frozenset({"late"} if random.random() < 0.5 else ()))
    return statements(imports).lstrip("\n")


def test_ruff_and_black_leave_headers_alone(tmp_path: Path) -> None:
    for seed in range(300):
        text = header(Random(seed))
        assert formatted(text) == text
        (tmp_path / f"seed_{seed}.py").write_text(text, "utf-8")
    rules = ["--isolated", "--no-cache", "--select=I", "--output-format=concise"]
    done = python(tmp_path, "-m", "ruff", "check", *rules, ".")
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("module", "name", "local"),
    [
        ("typing", "Any", "Any"),
        ("typing", "Item", "_Item"),
        ("@_runtime.model", "Item", "_Item"),
        ("@projects.types", "Other", "Other"),
        ("@devices.types", "Other", "Other"),
        ("@devices.types", "Item", "DevicesItem"),
        ("@device_events.types", "Item", "DeviceEventsItem"),
        ("@devices.types", "Status", "DevicesStatus"),
        ("@projects.types", "Status", "Status"),
        ("@projects.client", "Item", "Item"),
    ],
)
def test_local_names(module: str, name: str, local: str) -> None:
    imports = Imports("projects.client", {"Item"}, ambiguous=frozenset({"Status"}))
    assert imports.local(Name(module, name)) == local


@pytest.mark.parametrize(
    "uses",
    [
        ["pydantic.Field", "@devices.types.Field"],
        ["@devices.types.Field", "pydantic.Field"],
        ["@_runtime.model.Model", "@devices.types.Model", "@events.types.Model"],
        ["@devices.types.Status"],
        ["@devices.types.DevicesStatus", "@devices.types.Status"],
        ["@devices.types.Status", "@devices.types.DevicesStatus"],
    ],
)
def test_no_name_means_two_things(uses: list[str]) -> None:
    defined = {"Own", "DevicesStatus"}
    imports = Imports("projects.types", defined, ambiguous=frozenset({"Status"}))
    names = [Name(*use.rsplit(".", 1)) for use in uses]
    locals_ = [imports.local(name) for name in names]
    assert len({*locals_, *defined}) == len(locals_) + len(defined)
    assert [imports.local(name) for name in names] == locals_


@pytest.mark.parametrize(
    ("here", "module", "relative"),
    [
        ("projects.types", "typing", "typing"),
        ("projects.types", "@projects.unions", ".unions"),
        ("projects.types", "@_runtime.model", ".._runtime.model"),
        ("projects.types", "@client", "..client"),
        ("client", "@projects.client", ".projects.client"),
        ("projects.__init__", "@projects.types", ".types"),
        ("__init__", "@_runtime.client.reply", "._runtime.client.reply"),
    ],
)
def test_relative(here: str, module: str, relative: str) -> None:
    assert Imports(here).relative(module) == relative


def test_lazy_imports_are_for_type_checkers() -> None:
    imports = Imports("projects.types", lazy=frozenset({"@devices.types"}))
    imports.local(Name("@devices.types", "DeviceId"))
    imports.local(Name("enum", "StrEnum"))
    assert statements(imports).split("\n") == [
        "",
        "from enum import StrEnum",
        "from typing import TYPE_CHECKING",
        "",
        "if TYPE_CHECKING:",
        "    from ..devices.types import DeviceId",
        "",
    ]
    assert imports.links == (("..devices.types", ("DeviceId",)),)
    assert imports.is_lazy(Name("@devices.types", "DeviceId"))
    assert not imports.is_lazy(Name("@projects.types", "ProjectId"))
