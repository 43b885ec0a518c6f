"""Settings of a run."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from keyword import iskeyword
from pathlib import Path

from .values import dataclass, replace


class Output(Enum):
    """What a run can write, by the name that asks for it."""

    TYPES = "types"
    CLIENT = "client"
    SERVER = "server"
    TESTING = "testing"
    TRACING = "tracing"
    CLI = "cli"
    OPENAPI = "openapi"
    DOCS = "docs"


USUAL = frozenset(Output) - {Output.CLI, Output.DOCS}
"""What is written unless somebody says otherwise."""


class Runtime(Enum):
    """Where a generated package has its runtime."""

    COPY = "copy"
    """In a folder of its own."""
    PACKAGE = "package"
    """In the distribution `nexigon-runtime`, which several packages can share."""


@dataclass(frozen=True, slots=True)
class GenerationSettings:
    """What to generate and what to complain about.

    Args:
        package: Name of the Python package; None derives it from the title of the API.
        warn: Codes of warnings to look for beside the usual ones.
        ignore: Codes of warnings to leave out.
        strict: Whether warnings fail the run.
        outputs: What to write. The types come with all that is Python.
        backends: Names of the backends of other distributions that write something, too.
        runtime: Where the package has its runtime.
        is_site: Whether the folder is that of the docs, and has nothing else.
        since: An older version, as `nexigon-gen compat` takes it, that the docs tell the
            changes from.
    """

    package: str | None = None
    warn: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    strict: bool = False
    outputs: frozenset[Output] = USUAL
    backends: frozenset[str] = frozenset()
    runtime: Runtime = Runtime.COPY
    is_site: bool = False
    since: str | None = None

    @property
    def has_package(self) -> bool:
        """Whether a Python package is written."""
        written = self.outputs - {Output.OPENAPI, Output.DOCS}
        return bool(written) and not self.is_site

    def with_outputs(self, names: Iterable[str]) -> GenerationSettings:
        """The same for other outputs. A name that is not one of ours is a backend's."""
        known = {each.value: each for each in Output}
        names = frozenset(names)
        outputs = frozenset(known[each] for each in names & known.keys())
        return replace(self, outputs=outputs, backends=names.difference(known))

    def of_site(self) -> GenerationSettings:
        """The same for the docs alone, which show commands if there are any."""
        outputs = self.outputs & {Output.CLI} | {Output.DOCS}
        return replace(self, outputs=outputs, backends=frozenset(), is_site=True)


@dataclass(frozen=True, slots=True)
class Job:
    """The specs, as they are named, the folder, and how."""

    specs: tuple[str, ...]
    output: Path
    settings: GenerationSettings


def package_name(name: str) -> str:
    """The same name, if Python can import a package of that name.

    Raises:
        ValueError: It cannot.
    """
    is_name = name.isascii() and name.isidentifier() and not iskeyword(name)
    # Python has its own meaning for `__init__` and the like.
    if is_name and not (name.startswith("__") and name.endswith("__")):
        return name
    raise ValueError(f"`{name}` cannot be the name of a Python package")
