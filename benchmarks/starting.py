"""The start of a program that uses the SDK of a Hub, as a whole process."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from compileall import compile_dir
from pathlib import Path

from nexigon_gen.backends.python.samples import samples_of
from nexigon_gen.config import GenerationSettings
from nexigon_gen.ir.sample import Samples
from nexigon_gen.pipeline import compile_spec

from .processes import Taken, middle, nothing, run

_LIBRARIES = "from pydantic import BaseModel; import httpx2"


def starts(specs: Path, folder: Path, rounds: int) -> str:
    """A table of what is taken until a client is there, has called, and so on; `specs` are
    those of a Hub."""
    command = (sys.executable, "-m", "nexigon_gen", specs, "-o", folder / "sdk", "-q")
    run([*command, "--isolated"], folder)
    compile_dir(folder / "sdk", quiet=1)
    found: dict[str, list[Taken]] = {}
    nothings: list[Taken] = []
    for turn in range(rounds + 1):
        for name, program in _programs(specs).items():
            taken = run((sys.executable, "-c", program), folder / "sdk")
            assert taken, name
            nothings.append(nothing(folder))
            if turn:
                found.setdefault(name, []).append(taken)
    rows = {name: middle(each) for name, each in found.items()}
    base, libraries = middle(nothings), rows[_LIBRARIES]
    lines = [
        "| the SDK of a Hub, until … | CPU | of the libraries | peak |",
        "|---|--:|--:|--:|",
    ]
    for name, taken in rows.items():
        what = f"`{name}`" if name == _LIBRARIES else name
        ratio, beside = taken.cpu / base.cpu, taken.cpu / libraries.cpu
        memory = f"{taken.memory:.0f} MiB"
        lines.append(f"| {what} | {ratio:.1f}× | {beside:.2f}× | {memory} |")
    return "\n".join([*lines, ""])


def _programs(specs: Path) -> Mapping[str, str]:
    """By what they do."""
    api, _ = compile_spec(sorted(specs.glob("*.yaml")))
    assert api
    sdk = samples_of(api, GenerationSettings())
    space, action = next(
        (space, action)
        for space in api.namespaces
        if space.name == "projects"
        for action in space.actions
        if action.response is None
    )
    request = Samples(api).request(action.request)
    package, client = sdk.package, sdk.client
    opened = f'{client}("https://hub.test", token="t"'
    # As the docs show the call, but answered at once.
    call = sdk.call(space.name, action, request).sync
    stub = (
        f"from {package}.transport import HttpResponse\n"
        "class Stub:\n"
        "    def send(self, request):\n"
        "        kind = {'content-type': 'application/json'}\n"
        "        return HttpResponse(200, kind, b'{}')\n"
        "    def close(self): pass\n"
    )
    call = call.replace(f"{client}.from_env()", f"{opened}, transport=Stub())")
    folders = [each.name for each in api.namespaces]
    load = "".join(f"import {package}.{name}\n" for name in folders)
    every = "".join(f"from {package}.{name} import *\n" for name in folders)
    build = (
        f"from {package}._runtime.model.completion import complete_models\n"
        "complete_models()\n"  # as a server does when it starts
    )
    use = (
        f"from {package}._runtime.codec.bodies import adapter_of\n"
        f"from {package}._runtime.model.action import Action\n"
        f"from {package}._runtime.model.response_types import response_type\n"
        "for action in Action.__subclasses__():\n"  # as a client that lives on does
        "    action.model_rebuild()\n"
        "    adapter_of(response_type(action))\n"
    )
    return {
        _LIBRARIES: _LIBRARIES,
        "it is imported": f"import {package}",
        "a client is there": f"from {package} import {client}\n{opened})",
        "the first call is answered": stub + call,
        "all is loaded": load + every,
        "each action was used once": load + every + use,
        "all models are built": load + every + build,
    }
