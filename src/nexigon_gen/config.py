"""Settings of a run."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum
from keyword import iskeyword
from pathlib import Path

from .text.span import Span
from .values import dataclass, field, replace


def _nowhere(_: str) -> None:
    """The place of what no file has: it stands on the command line."""


class Output(Enum):
    """Kinds of output. The value is the name for `--outputs`."""

    TYPES = "types"
    CLIENT = "client"
    SERVER = "server"
    TESTING = "testing"
    TRACING = "tracing"
    CLI = "cli"
    OPENAPI = "openapi"
    DOCS = "docs"


USUAL = frozenset(Output) - {Output.CLI, Output.DOCS}
"""The outputs that are written by default."""


class Runtime(Enum):
    """Where a generated package finds its runtime."""

    COPY = "copy"
    """In its folder `_runtime`."""
    PACKAGE = "package"
    """In the distribution `nexigon-runtime`, which several packages can share."""


@dataclass(frozen=True, slots=True)
class NamedBackend:
    """A backend of another distribution, and the place where a file names it."""

    name: str
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class GenerationSettings:
    """What to generate and what to complain about.

    Args:
        package: Name of the Python package; None derives it from the title of the API.
        warn: Codes of warnings that are off by default and are wanted.
        ignore: Codes of warnings to leave out.
        strict: Whether warnings fail the run.
        outputs: What to write. All Python outputs include the types.
        backends: Backends of other distributions to run, too.
        runtime: Where the package finds its runtime.
        is_site: Whether the output folder holds the docs and nothing else.
        since: An older version, in a form that `nexigon-gen compat` takes. The docs list
            the changes since then.
    """

    package: str | None = None
    warn: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    strict: bool = False
    outputs: frozenset[Output] = USUAL
    backends: frozenset[NamedBackend] = frozenset()
    runtime: Runtime = Runtime.COPY
    is_site: bool = False
    since: str | None = None

    @property
    def has_package(self) -> bool:
        """Whether a Python package is written."""
        written = self.outputs - {Output.OPENAPI, Output.DOCS}
        return bool(written) and not self.is_site

    def with_outputs(
        self, names: Iterable[str], place_of: Callable[[str], Span | None] = _nowhere
    ) -> GenerationSettings:
        """These settings with other outputs. A name that is not one of ours is a backend's.
        `place_of` says where a file has a name."""
        known = {each.value: each for each in Output}
        names = frozenset(names)
        outputs = frozenset(known[each] for each in names & known.keys())
        others = names.difference(known)
        backends = frozenset(NamedBackend(each, place_of(each)) for each in others)
        return replace(self, outputs=outputs, backends=backends)

    def of_site(self) -> GenerationSettings:
        """These settings for the docs alone. They show commands if the package has some."""
        outputs = self.outputs & {Output.CLI} | {Output.DOCS}
        return replace(self, outputs=outputs, backends=frozenset(), is_site=True)


@dataclass(frozen=True, slots=True)
class Job:
    """One job of a run: specs, as the user named them, the output folder and the settings."""

    specs: tuple[str, ...]
    output: Path
    settings: GenerationSettings


def package_name(name: str) -> str:
    """Returns the name, if Python can import a package of this name.

    Raises:
        ValueError: Python cannot.
    """
    is_name = name.isascii() and name.isidentifier() and not iskeyword(name)
    # Python has its own meaning for `__init__` and the like.
    if is_name and not (name.startswith("__") and name.endswith("__")):
        return name
    raise ValueError(f"`{name}` cannot be the name of a Python package")
