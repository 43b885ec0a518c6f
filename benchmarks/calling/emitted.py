"""Clients that other tools emit from our OpenAPI document.

The tools and what their output needs go into a virtual environment that is thrown away;
its packages come last on the path, so ours are the ones in use wherever both have one.
"""

from __future__ import annotations

import subprocess
import sys
import venv
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, TypeAlias

from .sample import NAME, ORGANIZATION, TOKEN, Calls

Program: TypeAlias = Callable[..., None]
"""Runs a program of the virtual environment with these arguments."""


@dataclass(frozen=True, slots=True)
class Tool:
    """A generator of clients."""

    name: str
    needs: Sequence[str]
    """What pip has to install."""
    emit: Callable[[Program, Path, Path], None]
    """Writes packages from a document into a folder."""
    calls: Callable[[str, AsyncExitStack], Awaitable[Calls]]
    """Clients of those packages for a URL; one call of each, as documented."""


def emit(openapi: Path, folder: Path) -> list[Tool]:
    """Runs the tools; returns those that are to be had here."""
    environment = folder / "tools"
    venv.create(environment, with_pip=True)
    site = next(environment.glob("lib/python*/site-packages"))
    sys.path += [str(folder), str(site)]

    def run(program: str, *arguments: str | Path) -> None:
        command = [environment / "bin" / program, *arguments]
        subprocess.run(command, check=True, capture_output=True)

    found: list[Tool] = []
    for tool in TOOLS:
        try:
            run("pip", "install", "--quiet", *tool.needs)
            tool.emit(run, openapi, folder)
            found.append(tool)
        except (OSError, subprocess.CalledProcessError):
            print(f"not to be had here, left out: {tool.name}")
    return found


# What follows uses modules that exist only while this runs, hence `Any`.


def _emit_datamodel_codegen(run: Program, openapi: Path, folder: Path) -> None:
    run(
        "datamodel-codegen",
        *("--input", openapi, "--input-file-type", "openapi"),
        *("--output", folder / "dmcg_models", "--formatters", "builtin"),
        *("--output-model-type", "pydantic_v2.BaseModel"),
        *("--generate-client", "httpx2", "--client-package", "dmcg_client"),
        *("--client-output", folder / "dmcg_client"),
        *("--client-model-package", "dmcg_models"),
        *("--client-default-base-url", "http://127.0.0.1:1"),
    )


async def _datamodel_codegen(url: str, end: AsyncExitStack) -> Calls:
    package: Any = import_module("dmcg_client")
    models: Any = import_module("dmcg_models")
    client: Any = end.enter_context(package.Client(base_url=url, bearer=TOKEN))
    aclient: Any = await end.enter_async_context(
        package.AsyncClient(base_url=url, bearer=TOKEN)
    )

    def body() -> Any:
        return models.CreateProjectAction(organizationId=ORGANIZATION, name=NAME)

    name = "datamodel-code-generator"
    return Calls(
        {name: lambda: client.projects.projects_create(body=body())},
        {name: lambda: aclient.projects.projects_create(body=body())},
    )


def _emit_openapi_client(run: Program, openapi: Path, folder: Path) -> None:
    run(
        "openapi-python-client",
        *("generate", "--path", openapi, "--meta", "none"),
        *("--output-path", folder / "opc_client"),
    )


async def _openapi_client(url: str, end: AsyncExitStack) -> Calls:
    package: Any = import_module("opc_client")
    create: Any = import_module("opc_client.api.projects.projects_create")
    models: Any = import_module("opc_client.models")
    client: Any = package.AuthenticatedClient(base_url=url, token=TOKEN)
    end.enter_context(client)
    await end.enter_async_context(client)

    def body() -> Any:
        return models.CreateProjectAction(organization_id=ORGANIZATION, name=NAME)

    name = "openapi-python-client"
    return Calls(
        {name: lambda: create.sync(client=client, body=body())},
        {name: lambda: create.asyncio(client=client, body=body())},
    )


_FLAVOURS = {"og_client": "urllib3", "og_async_client": "asyncio"}
"""openapi-generator emits one client for threads and another for asyncio."""


def _emit_openapi_generator(run: Program, openapi: Path, folder: Path) -> None:
    for package, library in _FLAVOURS.items():
        project = folder / f"{package}_project"
        run(
            "openapi-generator-cli",
            *("generate", "-i", openapi, "-g", "python", "--library", library),
            *("-o", project, "--package-name", package),
        )
        (project / package).rename(folder / package)


async def _openapi_generator(url: str, end: AsyncExitStack) -> Calls:
    def api(package: str) -> tuple[Any, Any]:
        module: Any = import_module(package)
        configuration = module.Configuration(host=url, access_token=TOKEN)
        client: Any = module.ApiClient(configuration)
        return module, client

    module, client = api("og_client")
    amodule, aclient = api("og_async_client")
    end.enter_context(client)
    await end.enter_async_context(aclient)
    create = module.ProjectsApi(client).projects_create
    acreate = amodule.ProjectsApi(aclient).projects_create

    def body(of: Any) -> Any:
        return of.CreateProjectAction(organization_id=ORGANIZATION, name=NAME)

    name = "openapi-generator"
    return Calls(
        {name: lambda: create(body(module))},
        {name: lambda: acreate(body(amodule))},
    )


TOOLS: Sequence[Tool] = (
    Tool(
        "datamodel-code-generator",
        ["datamodel-code-generator[httpx2]"],
        _emit_datamodel_codegen,
        _datamodel_codegen,
    ),
    Tool(
        "openapi-python-client",
        ["openapi-python-client"],
        _emit_openapi_client,
        _openapi_client,
    ),
    Tool(  # which needs Java
        "openapi-generator",
        ["openapi-generator-cli", "aiohttp-retry", "python-dateutil", "urllib3"],
        _emit_openapi_generator,
        _openapi_generator,
    ),
)
