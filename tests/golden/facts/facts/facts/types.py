"""Types of the facts namespace."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from .._runtime.model import Action, Model, OneOf, Returns, UnknownVariant


class CreateOutputWasCreated(Model, tag="result"):
    """Done."""

    result: Literal["was_created"] = "was_created"
    id: str


class CreateOutputNameTaken(Model, tag="result"):
    """There is one of that name."""

    result: Literal["name_taken"] = "name_taken"


class UnknownCreateOutput(UnknownVariant, tag="result"):
    """A variant of `CreateOutput` that this version of the SDK does not know."""

    result: str


CreateOutput: TypeAlias = Annotated[
    CreateOutputWasCreated | CreateOutputNameTaken | UnknownCreateOutput,
    OneOf("result"),
]
"""Output of creating."""

CreateOutputKnown: TypeAlias = CreateOutputWasCreated | CreateOutputNameTaken
"""The variants of `CreateOutput` that this version of the SDK knows."""


class CreateAction(Action, Returns[CreateOutput], wire="facts_Create"):
    """Create one."""

    name: str


class RenameAction(
    Action,
    Returns[None],
    wire="facts_Rename",
    idempotency="idempotent",
):
    """Rename one."""

    id: str
    name: str


class DeleteAction(Action, Returns[None], wire="facts_Delete"):
    """Delete one."""

    id: str


class QueryAction(
    Action,
    Returns[CreateOutput],
    wire="facts_Query",
    idempotency="safe",
):
    """All of them."""


class NextAction(Action, Returns[CreateOutput], wire="facts_Next", idempotency="safe"):
    """Read, and not repeated: it waits."""
