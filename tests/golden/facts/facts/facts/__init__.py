"""Facts for whoever reads, and for agents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import lazy

if TYPE_CHECKING:
    from .types import (
        CreateAction,
        CreateOutput,
        CreateOutputKnown,
        CreateOutputNameTaken,
        CreateOutputWasCreated,
        DeleteAction,
        NextAction,
        QueryAction,
        RenameAction,
        UnknownCreateOutput,
    )

__all__ = [
    "CreateAction",
    "CreateOutput",
    "CreateOutputKnown",
    "CreateOutputNameTaken",
    "CreateOutputWasCreated",
    "DeleteAction",
    "NextAction",
    "QueryAction",
    "RenameAction",
    "UnknownCreateOutput",
]

if not TYPE_CHECKING:
    __getattr__, __dir__ = lazy(__name__, __all__, ".types")
