"""Clients that other tools emit from our OpenAPI document.

The tools and what their output needs go into a virtual environment that is thrown away;
its packages come last on the path, so ours are the ones in use wherever both have one.
"""

from __future__ import annotations

import subprocess
import sys
import venv
from contextlib import AsyncExitStack
from importlib import import_module
from pathlib import Path
from typing import Any

from .sample import NAME, ORGANIZATION, TOKEN, AsyncCall, Call, Calls

TOOLS = ("datamodel-code-generator[httpx2]", "openapi-python-client")


def emit(openapi: Path, folder: Path) -> list[str]:
    """Runs the tools; returns which of them are not to be had here."""
    environment = folder / "tools"
    venv.create(environment, with_pip=True)
    programs = environment / "bin"
    site = next(environment.glob("lib/python*/site-packages"))
    sys.path += [str(folder), str(site)]
    missing: list[str] = []
    for tool in TOOLS:
        pip = [str(programs / "pip"), "install", "--quiet", tool]
        if subprocess.run(pip, check=False, capture_output=True).returncode:
            missing.append(tool)
    if TOOLS[0] not in missing:
        _run(
            programs / "datamodel-codegen",
            *("--input", openapi, "--input-file-type", "openapi"),
            *("--output", folder / "dmcg_models", "--formatters", "builtin"),
            *("--output-model-type", "pydantic_v2.BaseModel"),
            *("--generate-client", "httpx2", "--client-package", "dmcg_client"),
            *("--client-output", folder / "dmcg_client"),
            *("--client-model-package", "dmcg_models"),
            *("--client-default-base-url", "http://127.0.0.1:1"),
        )
    if TOOLS[1] not in missing:
        _run(
            programs / "openapi-python-client",
            *("generate", "--path", openapi, "--meta", "none"),
            *("--output-path", folder / "opc_client"),
        )
    return missing


def _run(*command: str | Path) -> None:
    subprocess.run(command, check=True, capture_output=True)


async def emitted(url: str, missing: list[str], end: AsyncExitStack) -> Calls:
    """One call of each, as their documentation shows it."""
    sync: dict[str, Call] = {}
    asynchronous: dict[str, AsyncCall] = {}
    for tool, make in zip(TOOLS, (_datamodel_codegen, _openapi_client), strict=True):
        if tool not in missing:
            found = await make(url, end)
            sync |= found.sync
            asynchronous |= found.asynchronous
    return Calls(sync, asynchronous)


# What follows uses modules that exist only while this runs, hence `Any`.


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
