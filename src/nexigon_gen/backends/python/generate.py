"""The Python package of an API, as artifacts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ...config import Settings
from ...ir.model import Api, External, Namespace
from ...output.artifact import Artifact
from ...text.report import Report
from .lower.client import lower_client
from .lower.context import Context, context_of
from .lower.package import (
    check_clients,
    lower_client_module,
    lower_namespace,
    lower_package,
    lower_reexports,
    package_name,
)
from .lower.server import lower_server
from .lower.types import exported, lower_types
from .modules import package_of
from .notices import check_names, check_package
from .render import render

_RUNTIME = Path(__file__).parent.parent.parent / "runtime"


def generate(api: Api, settings: Settings, report: Report) -> tuple[Artifact, ...]:
    """Every file of the package. Errors, such as names that clash in Python, go to
    `report`; with errors the result is not to be written."""
    package = settings.package or package_name(api)
    check_package(package, None if settings.package else api.span, report)
    check_clients(api, report)
    check_names(api, report)
    context = context_of(api, report)
    modules = dict(_package(api))
    for space in api.namespaces:
        folder = package_of(space.name)
        for name, text in _namespace(space, package, context):
            modules[f"{folder}/{name}"] = text
    modules.update(_runtime())
    return tuple(
        Artifact(f"{package}/{path}", text) for path, text in sorted(modules.items())
    )


def _package(api: Api) -> Iterator[tuple[str, str]]:
    yield "__init__.py", render("exports.py", lower_package(api))
    yield "client.py", render("hub.py", lower_client_module(api))
    yield "py.typed", ""
    for module, view in lower_reexports().items():
        yield f"{module}.py", render("exports.py", view)


def _namespace(
    space: Namespace, package: str, context: Context
) -> Iterator[tuple[str, str]]:
    names = exported(space, context)
    if not any(names.values()):
        return  # not even an action
    yield "__init__.py", render("exports.py", lower_namespace(space, names))
    for module in ("types", "unions"):
        if names[module]:
            view = lower_types(space, module, names, context)
            yield f"{module}.py", render("types.py", view)
    for definition in space.definitions:
        if isinstance(definition, External):
            yield from _external(definition, context)
    if space.actions:
        yield "client.py", render("client.py", lower_client(space, package, context))
        yield "server.py", render("server.py", lower_server(space, context))


def _external(external: External, context: Context) -> Iterator[tuple[str, str]]:
    from .opaque import lower_external

    if view := lower_external(external, context):
        module = context.modules.name(external.id).module.rpartition(".")[2]
        yield f"{module}.py", render("types.py", view)


def _runtime() -> Iterator[tuple[str, str]]:
    """The runtime, word for word."""
    for file in _RUNTIME.rglob("*.py"):
        path = file.relative_to(_RUNTIME).as_posix()
        yield f"_runtime/{path}", file.read_text("utf-8")
