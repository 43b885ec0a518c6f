"""Settings of a run."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Output(Enum):
    """What a run can write, by the name that asks for it."""

    TYPES = "types"
    CLIENT = "client"
    SERVER = "server"
    TESTING = "testing"
    TRACING = "tracing"
    OPENAPI = "openapi"


class Runtime(Enum):
    """Where a generated package has its runtime."""

    COPY = "copy"
    """In a folder of its own."""
    PACKAGE = "package"
    """In the distribution `nexigon-runtime`, which several packages can share."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What to generate and what to complain about.

    Args:
        package: Name of the Python package; None derives it from the title of the API.
        warn: Codes of warnings to look for beside the usual ones.
        ignore: Codes of warnings to leave out.
        strict: Whether warnings fail the run.
        outputs: What to write. The types come with all but the OpenAPI document.
        runtime: Where the package has its runtime.
    """

    package: str | None = None
    warn: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    strict: bool = False
    outputs: frozenset[Output] = frozenset(Output)
    runtime: Runtime = Runtime.COPY
