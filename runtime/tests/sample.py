"""Types as they are generated, for the tests of the runtime."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, NewType, TypeAlias

from pydantic import Field, JsonValue

from nexigon_gen.runtime.model import (
    F32,
    F64,
    I8,
    I64,
    U8,
    U32,
    U64,
    Action,
    Base64,
    ContentVariant,
    Date,
    Defaulted,
    ExternalOneOf,
    ExternalUnit,
    ExternalVariant,
    FirstOf,
    Length,
    Maybe,
    Model,
    OneOf,
    Open,
    Pattern,
    Range,
    Returns,
    Secret,
    Timestamp,
    UnknownExternal,
    UnknownPayload,
    UnknownValue,
    UnknownVariant,
    refine,
)

ProjectId = NewType("ProjectId", str)
"""Unique ID of a project."""

Count = NewType("Count", int)
"""A u64 of its own name."""

refine(Count, U64)


class Token(Secret):
    """Deployment token."""


class Status(StrEnum):
    """An open enum."""

    HEALTHY = "healthy"
    OFFLINE = "offline"


class Mode(StrEnum):
    """A closed enum."""

    ON = "On"
    OFF = "Off"


class Scalars(Model):
    """One optional field for each scalar."""

    u8: Maybe[U8] = None
    i8: Maybe[I8] = None
    u32: Maybe[U32] = None
    u64: Maybe[U64] = None
    i64: Maybe[I64] = None
    count: Maybe[Count] = None
    f32: Maybe[F32] = None
    f64: Maybe[F64] = None
    flag: Maybe[bool] = None
    text: Maybe[str] = None
    data: Maybe[Base64] = None
    at: Maybe[Timestamp] = None
    day: Maybe[Date] = None
    open: Maybe[Open[Status]] = None
    closed: Maybe[Mode] = None
    secret: Maybe[Token] = None
    plain_secret: Annotated[Maybe[Secret], Field(alias="plainSecret")] = None
    names: Maybe[list[str]] = None
    counts: Maybe[dict[ProjectId, U32]] = None
    nulls: Maybe[list[str | None]] = None
    json_: Annotated[Maybe[JsonValue], Field(alias="json")] = None
    unit: Maybe[list[None]] = None


class Limited(Model):
    """Constraints of all kinds."""

    name: Maybe[Annotated[str, Length(1, 4)]] = None
    tags: Maybe[Annotated[list[str], Length(None, 2)]] = None
    map_: Annotated[
        Maybe[Annotated[dict[str, U8], Length(1, None)]], Field(alias="map")
    ] = None
    data: Maybe[Annotated[Base64, Length(2, 2)]] = None
    share: Maybe[Annotated[F64, Range(0, 1)]] = None
    seconds: Maybe[
        Annotated[U32, Range(1, 600, message="must be sane", code="sane")]
    ] = None
    slug: Maybe[Annotated[str, Pattern("^[a-z$]+$")]] = None
    key: Maybe[Annotated[Token, Length(4, None), Pattern("^t_")]] = None
    items: Maybe[list[Annotated[str, Length(1, 2)]]] = None


class Project(Model):
    """A struct with a wire name, an absent field and a null that counts."""

    project_id: Annotated[ProjectId, Field(alias="projectId")]
    data: JsonValue
    note: Maybe[str] = None


class CreateCreated(Project, tag="result"):
    """The `Created` variant of `CreateOutput`."""

    result: Literal["Created"] = "Created"


class CreateTaken(Model, tag="result"):
    """The `Taken` variant of `CreateOutput`."""

    result: Literal["Taken"] = "Taken"


class UnknownCreate(UnknownVariant, tag="result"):
    """A variant of `CreateOutput` that this version of the SDK does not know."""

    result: str


CreateOutput: TypeAlias = Annotated[
    CreateCreated | CreateTaken | UnknownCreate, OneOf("result")
]
CreateOutputKnown: TypeAlias = CreateCreated | CreateTaken


class ExprLiteral(ContentVariant, tag="type_"):
    """A payload under a key of its own."""

    type_: Annotated[Literal["Literal"], Field(alias="$type")] = "Literal"
    value: JsonValue


class ExprAt(ContentVariant, tag="type_"):
    """A scalar of ours under a key of its own."""

    type_: Annotated[Literal["At"], Field(alias="$type")] = "At"
    content: Timestamp


class ExprAll(ContentVariant, tag="type_"):
    """A recursive content under another name."""

    type_: Annotated[Literal["All"], Field(alias="$type")] = "All"
    inner: Annotated[list[Expr], Field(alias="allOf")]


class ExprNot(Model, tag="type_"):
    """A recursive variant."""

    type_: Annotated[Literal["Not"], Field(alias="$type")] = "Not"
    inner: Expr


Expr: TypeAlias = Annotated[ExprLiteral | ExprAt | ExprAll | ExprNot, OneOf("$type")]
"""A closed, recursive union whose tag has another name in Python."""


class Circle(Model):
    """A payload."""

    radius: F64


class ShapePoint(ExternalUnit, wire="Point"):
    """A unit."""


class ShapeCircle(ExternalVariant, wire="Circle"):
    """A variant with a struct."""

    circle: Annotated[Circle, Field(alias="Circle")]


class ShapeGroup(ExternalVariant, wire="Group"):
    """A recursive variant."""

    group: Annotated[list[Shape], Field(alias="Group")]


class UnknownShape(UnknownExternal):
    """A variant of `Shape` that this version of the SDK does not know."""


Shape: TypeAlias = Annotated[
    ShapePoint | ShapeCircle | ShapeGroup | UnknownShape, ExternalOneOf()
]


class ClosedUnit(ExternalUnit, wire="Only"):
    """A unit."""


Closed: TypeAlias = Annotated[ClosedUnit, ExternalOneOf()]
"""A closed union of one variant."""


class UnknownText(UnknownPayload):
    """A payload of `Text` that this version of the SDK does not know."""


Text: TypeAlias = Annotated[U64 | str | Circle | UnknownText, FirstOf()]
ClosedText: TypeAlias = Annotated[str | Circle, FirstOf()]


class Unions(Model):
    """One optional field for each kind of union."""

    internal: Maybe[CreateOutput] = None
    expr: Maybe[Expr] = None
    shape: Maybe[Shape] = None
    closed: Maybe[Closed] = None
    text: Maybe[Text] = None
    closed_text: Annotated[Maybe[ClosedText], Field(alias="closedText")] = None
    many: Maybe[list[CreateOutput]] = None
    by_name: Annotated[Maybe[dict[str, CreateOutput]], Field(alias="byName")] = None


class ScalarsAction(Action, Returns["Scalars"], wire="sample_Scalars"):
    """Sends scalars."""

    body: Scalars


class LimitedAction(Action, Returns["Limited"], wire="sample_Limited"):
    """Sends limited values."""

    body: Limited


class UnionsAction(Action, Returns["Unions"], wire="sample_Unions"):
    """Sends unions."""

    body: Unions


class CreateAction(
    Action,
    Returns["CreateOutput"],
    wire="sample_Create",
    idempotency="idempotent",
    auth="none",
    timeout=5.0,
):
    """Create a project."""

    project_id: Annotated[ProjectId, Field(alias="projectId")]
    data: JsonValue
    status: Defaulted[Open[Status]] = Status.HEALTHY
    token: Maybe[Token] = None


class LockAction(Project, Action, Returns[None], wire="sample_Lock"):
    """Shares its struct."""


def told_apart(output: CreateOutput) -> str:
    """The variant, for the type checkers to see that none is missing."""
    match output:
        case CreateCreated(project_id=project_id):
            return project_id
        case CreateTaken():
            return "taken"
        case UnknownCreate(result=tag):
            return tag


def text_of(status: Open[Status]) -> str:
    """The same for an enum."""
    match status:
        case Status.HEALTHY:
            return "well"
        case Status.OFFLINE:
            return "away"
        case UnknownValue():
            return status
