"""What is there to import, when it is loaded, and what `help()` says of it."""

from __future__ import annotations

import ast
import inspect
import json
import pydoc
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import pytest

import nexigon_hub
from nexigon_hub import ConfigurationError, NexigonHub
from nexigon_hub.projects.client import AsyncProjectsClient, ProjectsClient
from support.sdk import Sdk
from support.specs import ROOT, VALID

MODULES = ["", "errors", "testing", "server", "actors", "common", "projects"]


def test_no_module_is_left_of_an_older_runtime() -> None:
    """A merge can bring back a file that no manifest lists, which no run removes."""
    generated = ROOT / "generated"
    listed = json.loads((generated / ".nexigon-gen.json").read_text("utf-8"))["files"]
    modules = [
        each.relative_to(generated).as_posix() for each in generated.rglob("*.py")
    ]
    assert {*modules} <= {*listed}


@pytest.mark.parametrize("name", MODULES)
def test_all_is_complete_and_importable(name: str) -> None:
    module = import_module(f"nexigon_hub.{name}".rstrip("."))
    public: list[str] = vars(module)["__all__"]
    # Constants come first, as ruff sorts.
    assert public == sorted(public, key=lambda each: (not each.isupper(), each))
    assert all(getattr(module, each) is not None for each in public)
    assert set(public) <= set(dir(module))


def test_unknown_name() -> None:
    with pytest.raises(AttributeError, match="module 'nexigon_hub' has no attribute"):
        vars(nexigon_hub)["__getattr__"]("NoSuchName")


_CALL = """
from nexigon_hub import NexigonHub
from nexigon_hub.transport import HttpResponse

class Stub:
    def send(self, request):
        return HttpResponse(200, {}, b'{"projects": []}')

    def close(self):
        pass

with NexigonHub("https://hub.test", token="t", transport=Stub()) as hub:
    hub.projects.query()
"""


@pytest.mark.parametrize(
    ("code", "loaded"),
    [
        ("import nexigon_hub", []),
        ("from nexigon_hub import NexigonError", []),
        ("from nexigon_hub import NexigonHub; NexigonHub('https://hub.test')", []),
        ("import nexigon_hub.projects", []),
        ("from nexigon_hub.projects import ProjectId", ["pydantic", "dataclasses"]),
        (_CALL, ["pydantic", "dataclasses"]),
    ],
    ids=["package", "error", "client", "namespace", "type", "call by a stub"],
)
def test_only_what_is_used_is_loaded(code: str, loaded: list[str]) -> None:
    heavy = ["pydantic", "httpx2", "httpcore2", "asyncio", "ssl", "uvicorn"]
    heavy += ["dataclasses", "logging", "concurrent.futures"]
    program = f"{code}\nimport sys; print(*(m for m in {heavy} if m in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        cwd=ROOT / "generated",
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout.split() == loaded


def test_from_env(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEXIGON_HUB_URL", raising=False)
    with pytest.raises(ConfigurationError, match="NEXIGON_HUB_URL is not set"):
        NexigonHub.from_env()
    monkeypatch.setenv("NEXIGON_HUB_URL", "https://hub.example.com/base/")
    monkeypatch.setenv("NEXIGON_HUB_TOKEN", "org_s3cret")
    with NexigonHub.from_env(options={"timeout": 3}) as hub:
        assert repr(hub) == "NexigonHub('https://hub.example.com/base')"


def test_help() -> None:
    text = pydoc.plain(pydoc.render_doc(ProjectsClient))
    # Some versions of Python break long lines.
    head = "create(self,*,organization_id:'OrganizationId',name:'str'"
    assert head in re.sub(r"[\s|]", "", text)
    assert "organization_id: Organization to create the project in." in text


def test_sync_and_async_clients_say_the_same() -> None:
    for name, method in inspect.getmembers(ProjectsClient, inspect.isfunction):
        other = vars(AsyncProjectsClient)[name]
        assert inspect.getdoc(other) == inspect.getdoc(method)
        if name != "__init__":
            assert inspect.signature(other) == inspect.signature(method)
            assert inspect.iscoroutinefunction(other)


@pytest.mark.parametrize("spec", VALID)
def test_every_public_name_has_a_docstring(
    spec: str, sdk: Callable[[str], Sdk]
) -> None:
    package = sdk(spec)
    folder = package.folder / package.package
    missing = [
        f"{path.relative_to(folder)}: {name}"
        for path in folder.rglob("*.py")
        if "_runtime" not in path.parts
        for name in undocumented(path)
    ]
    assert missing == []


def undocumented(path: Path) -> Iterator[str]:
    """The public modules, classes, functions and type aliases without docs."""
    module = ast.parse(path.read_text("utf-8"))
    yield from () if ast.get_docstring(module) else ["module"]
    for node in ast.walk(module):
        if (
            isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
            and not node.name.startswith("_")
            and not ast.get_docstring(node)
        ):
            yield node.name
