"""Identifiers, reserved words and clashes."""

from __future__ import annotations

import builtins
import keyword
import sys
from importlib.metadata import PackageNotFoundError, packages_distributions, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from pydantic import BaseModel

from nexigon_gen.backends.python import identifiers

LISTS = sorted(
    path.stem for path in Path(identifiers.__file__).parent.glob("reserved/*.txt")
)


@pytest.mark.parametrize("word", keyword.kwlist)
def test_keywords_are_reserved(word: str) -> None:
    assert identifiers.identifier(word) == f"{word}_"


def test_pydantic_members_are_reserved() -> None:
    members = {name for name in dir(BaseModel) if not name.startswith("_")}
    assert members <= identifiers.reserved("model")


def test_packages_that_a_package_may_need_are_reserved() -> None:
    needed = (
        _needed("pydantic") | _needed("httpx2", "http2") | _needed("opentelemetry-api")
    )
    found = packages_distributions().items()
    modules = {
        name
        for name, owners in found
        if name.isidentifier() and needed & {*map(canonicalize_name, owners)}
    }
    # Where a distribution is one module, its bytecode is listed beside it.
    modules -= {"__pycache__"}
    modules |= {name for name in sys.stdlib_module_names if not name.startswith("_")}
    assert modules | {"nexigon_runtime"} <= identifiers.reserved("packages")


def _needed(distribution: str, *extras: str) -> frozenset[str]:
    """The distribution and all that it requires."""
    try:
        asked = [*map(Requirement, requires(distribution) or ())]
    except PackageNotFoundError:  # of another system, or Python
        return frozenset()
    found: set[str] = {canonicalize_name(distribution)}
    for each in asked:
        environments = [{"extra": extra} for extra in ("", *extras)]
        if each.marker is None or any(map(each.marker.evaluate, environments)):
            found |= _needed(each.name, *each.extras)
    return frozenset(found)


def test_soft_keywords_and_builtins_are_not() -> None:
    for name in ("match", "case", "type", "list", "id"):
        assert hasattr(builtins, name) or keyword.issoftkeyword(name)
        assert identifiers.identifier(name) == name


@pytest.mark.parametrize("name", LISTS)
def test_lists_are_sorted_and_hold_names(name: str) -> None:
    path = Path(identifiers.__file__).parent / "reserved" / f"{name}.txt"
    lines = path.read_text("utf-8").splitlines()
    assert lines == sorted({*lines})
    assert all(line.isidentifier() for line in lines)


def test_a_list_counts_only_where_it_is_asked_for() -> None:
    assert identifiers.identifier("copy") == "copy"
    assert identifiers.identifier("copy", "model") == "copy_"


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("result", "result"),
        ("$type", "type"),
        ("class", "class_"),
        ("contentType", "content_type"),
        ("other thing", "other_thing"),
        ("1st", "key_1st"),
        ("@", "key"),
        ("", "key"),
        ("名", "key"),
    ],
)
def test_names_for_keys_of_the_wire(key: str, name: str) -> None:
    assert identifiers.from_wire(key) == name
    assert name.isidentifier()
