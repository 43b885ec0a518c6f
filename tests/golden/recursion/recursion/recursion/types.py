"""Types of the recursion namespace."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias

from pydantic import JsonValue

from .._runtime.model import (
    F64,
    Action,
    ContentVariant,
    FirstOf,
    Maybe,
    Model,
    OneOf,
    Returns,
    UnknownPayload,
    UnknownVariant,
    late,
)


class JsonUnaryExpr(Model):
    """The payload of `JsonExprNot`."""

    operand: JsonExpr
    """What it applies to."""


class JsonExprLiteral(ContentVariant, tag="kind"):
    """The `Literal` variant of `JsonExpr`."""

    kind: Literal["Literal"] = "Literal"
    value: JsonValue


class JsonExprCurrent(Model, tag="kind"):
    """The current value."""

    kind: Literal["Current"] = "Current"


class JsonExprNot(JsonUnaryExpr, tag="kind"):
    """The `Not` variant of `JsonExpr`."""

    kind: Literal["Not"] = "Not"


class JsonExprAll(ContentVariant, tag="kind"):
    """The `All` variant of `JsonExpr`."""

    kind: Literal["All"] = "All"
    items: list[JsonExpr]


class UnknownJsonExpr(UnknownVariant, tag="kind"):
    """A variant of `JsonExpr` that this version of the SDK does not know."""

    kind: str


JsonExpr: TypeAlias = Annotated[
    JsonExprLiteral | JsonExprCurrent | JsonExprNot | JsonExprAll | UnknownJsonExpr,
    OneOf("kind"),
]
"""An expression."""

JsonExprKnown: TypeAlias = JsonExprLiteral | JsonExprCurrent | JsonExprNot | JsonExprAll
"""The variants of `JsonExpr` that this version of the SDK knows."""


class Tree(Model):
    """The struct `Tree`."""

    label: str
    children: list[Tree]
    parent: Maybe[Tree] = None


if TYPE_CHECKING:
    Nested: TypeAlias = "list[Nested]"
else:
    Nested = late(__name__, "Nested", "list[Nested]")
"""A newtype that contains itself."""


class UnknownDocument(UnknownPayload):
    """A variant of `Document` that this version of the SDK does not know."""


if TYPE_CHECKING:
    Document: TypeAlias = (
        "Annotated[bool | F64 | str | list[Document] | dict[str, Document] | UnknownDocument, FirstOf()]"
    )
else:
    Document = late(
        __name__,
        "Document",
        "Annotated[bool | F64 | str | list[Document] | dict[str, Document] | UnknownDocument, FirstOf()]",
    )
"""Anything that looks like JSON."""

if TYPE_CHECKING:
    DocumentKnown: TypeAlias = (
        "Annotated[bool | F64 | str | list[Document] | dict[str, Document], FirstOf()]"
    )
else:
    DocumentKnown = late(
        __name__,
        "DocumentKnown",
        "Annotated[bool | F64 | str | list[Document] | dict[str, Document], FirstOf()]",
    )
"""The variants of `Document` that this version of the SDK knows."""


class EvaluateAction(Action, Returns[JsonExpr], wire="recursion_Evaluate"):
    """The action `recursion_Evaluate`."""

    expression: JsonExpr
    tree: Maybe[Tree] = None
    nested: Maybe[Nested] = None


class WalkAction(Action, Returns[Document], wire="recursion_Walk"):
    """The action `recursion_Walk`."""

    root: Tree
