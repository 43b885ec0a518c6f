"""Generation of the Python package of an API: names, lowering, templates, artifacts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from ...config import GenerationSettings, Output, Runtime
from ...ir.model import Api, Namespace
from ...ir.typerefs import TypeId
from ...output.artifact import Artifact, mark
from ...text.report import Report
from ..incremental import IncrementalCache, each_made
from ..render import render
from .lower.client import lower_client
from .lower.context import Lowering, answers_of, linkable
from .lower.examples import lower_examples
from .lower.package import (
    lower_client_module,
    lower_namespace,
    lower_package,
)
from .lower.server import lower_server
from .lower.types import lower_types
from .modules import Modules, place
from .name_checks import check_clients, check_names, check_package
from .names import ApiNames, names_of
from .opaque import read_opaque
from .requests import Requests, requests_of
from .runtime import HOMES, checked_version, copied, public

KeptFiles: TypeAlias = IncrementalCache[Lowering, Sequence[tuple[str, str]]]
"""What is kept of the files of namespaces, as paths and texts, for the next run."""


def generate(
    api: Api,
    settings: GenerationSettings,
    report: Report,
    kept: KeptFiles | None = None,
) -> tuple[Artifact, ...]:
    """Makes all files of the package.

    Errors, such as names that clash in Python, go to `report`. After an error, the result
    must not be written. `kept` is what was kept of a run with the same settings.
    """
    modules = place(api, HOMES[settings.runtime])
    requests = requests_of(api, modules)
    names = _named(api, modules, requests, settings, report)
    package = settings.package or names.package
    opaque = read_opaque(api, names.classes, report)
    outputs = settings.outputs | {Output.TYPES}
    if Output.CLI in outputs:
        outputs |= {Output.CLIENT}
    context = Lowering(
        api,
        names,
        modules,
        requests=requests,
        opaque=opaque,
        answers=answers_of(api),
        linkable=linkable(api),
    )
    version = checked_version(settings.runtime)
    files = _Files(package)
    files.add(_package(context, outputs, version), "the specs of all namespaces")

    def written(space: Namespace, context: Lowering) -> Sequence[tuple[str, str]]:
        return tuple(_namespace(space, package, context, outputs))

    for space, found in each_made(api.namespaces, context, written, kept):
        folder = names.spaces[space.name].folder
        source = _source(space)
        files.add(((f"{folder}/{name}", text) for name, text in found), source)
    files.add(public(outputs, settings.runtime), "its runtime")
    if settings.runtime is Runtime.COPY:
        files.add(copied(outputs, has_opaque=bool(opaque)), "its runtime")
    return tuple(sorted(files.artifacts, key=lambda each: each.path))


def check(api: Api, settings: GenerationSettings, report: Report) -> None:
    """Reports all errors that `generate` does, without making files."""
    modules = place(api, HOMES[settings.runtime])
    names = _named(api, modules, requests_of(api, modules), settings, report)
    read_opaque(api, names.classes, report)


def _named(
    api: Api,
    modules: Modules,
    requests: Requests,
    settings: GenerationSettings,
    report: Report,
) -> ApiNames:
    names = names_of(api, modules, requests, report)
    package = settings.package or names.package
    check_package(package, None if settings.package else api.span, report)
    check_clients(names.clients, api, report)
    check_names(api, report)
    return names


class _Files:
    """The files of a package, each with a mark at its top."""

    def __init__(self, package: str) -> None:
        self._package = package
        self.artifacts: list[Artifact] = []

    def add(self, files: Iterable[tuple[str, str]], source: str) -> None:
        """Adds files with a mark that names what they were made from."""
        for path, text in files:
            top = f"# {mark(source)}\n" if path.endswith(".py") else ""
            self.artifacts.append(Artifact(f"{self._package}/{path}", top + text))


def _source(space: Namespace) -> str:
    """The name of the spec of a namespace, if it can stand in a comment."""
    name = space.span.source.name.rpartition("/")[2] if space.span else ""
    return name if re.fullmatch("[ -~]+", name) else f"the spec of {space.name}"


def _package(
    context: Lowering, outputs: frozenset[Output], version: str
) -> Iterator[tuple[str, str]]:
    has_client = Output.CLIENT in outputs
    package = lower_package(context, has_client=has_client, version=version)
    yield "__init__.py", render("python", "exports", package)
    if has_client:
        yield "client.py", render("python", "hub", lower_client_module(context))
    if Output.CLI in outputs:
        from .lower.commands import lower_program

        yield "__main__.py", render("python", "program", lower_program(context))
    yield "py.typed", ""


def _namespace(
    space: Namespace, package: str, context: Lowering, outputs: frozenset[Output]
) -> Iterator[tuple[str, str]]:
    names = context.names.spaces[space.name]
    if not any(names.exported.values()):
        return  # no types and no actions
    yield "__init__.py", render("python", "exports", lower_namespace(space, context))
    for module in ("types", "unions"):
        if names.exported[module]:
            view = lower_types(space, module, context)
            yield f"{module}.py", render("python", "types", view)
    for definition in space.definitions:
        if definition.id in context.opaque:
            yield from _opaque(definition.id, context)
    if space.actions and Output.CLIENT in outputs:
        client = lower_client(space, package, context)
        yield "client.py", render("python", "client", client)
    if space.actions and Output.CLI in outputs:
        from .lower.commands import lower_commands

        yield "cli.py", render("python", "commands", lower_commands(space, context))
    if Output.TESTING in outputs and (examples := lower_examples(space, context)):
        yield "examples.py", render("python", "examples", examples)
    if space.actions and Output.SERVER in outputs:
        yield "server.py", render("python", "server", lower_server(space, context))


def _opaque(id_: TypeId, context: Lowering) -> Iterator[tuple[str, str]]:
    from .lower.opaque import lower_opaque

    module = context.names.classes[id_].module.rpartition(".")[2]
    yield f"{module}.py", render("python", "types", lower_opaque(id_, context))
