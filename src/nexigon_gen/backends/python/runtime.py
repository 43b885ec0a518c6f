"""Runtime: the part of a package that is the same for every spec, as far as it is used."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from ...config import Output, Runtime
from ...runtime.version import VERSION
from ...text.packaged import packaged

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

FOLDER = "runtime"
"""Where it is copied from, within the package."""
HOMES: Mapping[Runtime, str] = {
    Runtime.COPY: "@_runtime",
    Runtime.PACKAGE: "nexigon_runtime",
}
"""The package that it is, of the generated one or of its own."""

PARTS: Mapping[Output, Sequence[str]] = {
    Output.TYPES: (
        "__init__.py",
        "actions.py",
        "codec",
        "dataclass.py",
        "lazy.py",
        "model",
        "problems.py",
        "strict_json.py",
        "wire",
    ),
    Output.CLIENT: ("client",),
    Output.SERVER: ("asgi.py", "server"),
    Output.TESTING: ("asgi.py", "client", "testing"),
    Output.TRACING: ("asgi.py", "client", "server", "tracing.py", "tracing_api.py"),
    Output.CLI: ("cli", "client"),
    Output.OPENAPI: (),
    Output.DOCS: (),
}
"""The files and folders that each output needs beside those of the types."""
OPAQUE = (
    "model/json_schema.py",
    "model/opaque.py",
    "wire/json_assertions.py",
    "wire/json_schema.py",
)
"""Those that only opaque types need."""
DISTRIBUTED = ("version.py",)
"""Those that only the distribution needs."""

_PUBLIC: Mapping[Output, Sequence[str]] = {
    Output.TYPES: ("codec",),
    Output.CLIENT: ("errors", "transport"),
    Output.SERVER: ("server",),
    Output.TESTING: ("testing",),
    Output.TRACING: ("tracing",),
    Output.CLI: (),
    Output.OPENAPI: (),
    Output.DOCS: (),
}
"""The modules, at the top of a package, that show what each output brings."""
_ABOVE = re.compile(r'(from |")\.\.(?=\w)')
"""What a module at the top has elsewhere, and one of `public` above it."""


def checked_version(runtime: Runtime) -> str:
    """The version that a package asks for when it is imported; a copy is what it is."""
    return "" if runtime is Runtime.COPY else VERSION


def public(outputs: frozenset[Output], runtime: Runtime) -> Iterator[tuple[str, str]]:
    """What users import of the runtime, at the top of the package."""
    home = HOMES[runtime].replace("@", ".")
    for output in outputs:
        for module in _PUBLIC[output]:
            text = _text(f"public/{module}.py")
            yield f"{module}.py", _ABOVE.sub(rf"\1{home}.", text)


def copied(
    outputs: frozenset[Output], *, has_opaque: bool
) -> Iterator[tuple[str, str]]:
    """The files of the runtime that a package needs, word for word."""
    parts = {part for output in outputs for part in PARTS[output]}
    for path in _paths():
        is_used = path.partition("/")[0] in parts and (has_opaque or path not in OPAQUE)
        if is_used:
            yield f"_runtime/{path}", _text(path)


# One run may write several packages.


@cache
def _paths() -> Sequence[str]:
    return [*_modules(packaged(FOLDER), "")]


@cache
def _text(path: str) -> str:
    return packaged(f"{FOLDER}/{path}").read_text("utf-8")


def _modules(folder: Traversable, start: str) -> Iterator[str]:
    """The paths of the modules below a folder, each behind `start`."""
    for each in folder.iterdir():
        if each.name.endswith(".py"):
            yield f"{start}{each.name}"
        elif each.name != "__pycache__" and each.is_dir():
            yield from _modules(each, f"{start}{each.name}/")
