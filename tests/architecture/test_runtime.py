"""The runtime is copied into other people's projects: it needs little, and late."""

from __future__ import annotations

import re
import sys

import pytest

from .source import Module, modules

_ALWAYS = {"pydantic", "pydantic_core", "typing_extensions"}

_OWN_HOMES = {
    "httpx2": ("runtime.client.transport.http",),
    "h11": ("runtime.client.transport.http.h11_api",),
    "h2": ("runtime.client.transport.http2.h2_api",),
    "httpcore2": ("runtime.client.transport.http.h11_api",),
    "opentelemetry": ("runtime.tracing",),
}
"""Libraries that not everybody has; these modules are only loaded once they are used."""

_LIGHT = ("client", "client.errors", "client.reply", "lazy")
"""What `import nexigon_hub` loads."""

_HEAVY = {"asyncio", "httpcore2", "httpx2", "pydantic", "pydantic_core", "ssl"}


def _runtime() -> list[Module]:
    return [each for each in modules() if each.name.startswith("runtime")]


def test_needs_only_what_a_generated_package_may() -> None:
    wrong = [
        f"{module.name} → {each.target}"
        for module in _runtime()
        for each in module.imports
        if not each.for_checkers and not _may_need(module.name, each.package)
    ]
    assert wrong == []


def _may_need(module: str, package: str) -> bool:
    known = {"", *sys.stdlib_module_names, *_ALWAYS}
    return package in known or module.startswith(_OWN_HOMES.get(package, "-"))


def test_the_wire_needs_the_standard_library_only() -> None:
    """The compiler uses it, and has no pydantic."""
    wrong = [
        f"{module.name} → {each.target}"
        for module in modules()
        for each in module.imports
        if module.name.startswith("runtime.wire")
        and each.package not in {"", *sys.stdlib_module_names}
    ]
    assert wrong == []


def test_one_module_touches_what_pydantic_does_not_promise() -> None:
    """Hooks that a class defines for pydantic are promised."""
    internal = re.compile(r"\b__pydantic_(?!init_subclass__)|pydantic\._internal")
    found = {each.name for each in modules() if internal.search(each.text)}
    assert found == {"runtime.model.pydantic_internals"}


def test_what_a_serializer_returns_is_no_name_of_an_api() -> None:
    """pydantic looks its annotation up among the types of the module of an heir."""
    unsaid = re.compile(r"@\w+_serializer(?!\([^)]*return_type=)")
    assert not [each.name for each in modules() if unsaid.search(each.text)]


@pytest.mark.parametrize("name", _LIGHT)
def test_light_modules_need_nothing_heavy(name: str) -> None:
    by_name = {each.name: each for each in _runtime()}
    pending, seen = [f"runtime.{name}"], set[str]()
    while pending:
        module = by_name[pending.pop()]
        seen.add(module.name)
        for each in module.imports:
            if each.is_lazy or each.for_checkers:
                continue
            assert each.package not in _HEAVY, f"{module.name} → {each.target}"
            origin = each.target.rpartition(".")[0]
            pending += {origin} & by_name.keys() - seen - {"runtime"}
