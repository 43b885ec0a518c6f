"""Types of the twins namespace."""

from __future__ import annotations

from typing import Annotated, Literal, NewType, TypeAlias

from pydantic import Field

from .._runtime.model import (
    U8,
    Action,
    ContentVariant,
    ExternalOneOf,
    ExternalVariant,
    Model,
    OneOf,
    Returns,
    UnknownExternal,
    UnknownVariant,
)


class MessageOriginUser(Model):
    """A user.

    The payload of `MessageOriginUserVariant`.
    """

    name: str


class MessageOriginChat(Model):
    """A chat.

    The payload of `MessageOriginChatVariant`.
    """

    title: str
    from_: Annotated[MessageOrigin, Field(alias="from")]


class MessageOriginUserVariant(MessageOriginUser, tag="type"):
    """The `User` variant of `MessageOrigin`."""

    type: Literal["User"] = "User"


class MessageOriginChatVariant(MessageOriginChat, tag="type"):
    """A chat."""

    type: Literal["Chat"] = "Chat"


class MessageOriginTextVariant(ContentVariant, tag="type"):
    """The `Text` variant of `MessageOrigin`."""

    type: Literal["Text"] = "Text"
    content: MessageOriginText


class MessageOriginNobody(Model, tag="type"):
    """The `Nobody` variant of `MessageOrigin`."""

    type: Literal["Nobody"] = "Nobody"


class UnknownMessageOrigin(UnknownVariant, tag="type"):
    """A variant of `MessageOrigin` that this version of the SDK does not know."""

    type: str


MessageOrigin: TypeAlias = Annotated[
    MessageOriginUserVariant
    | MessageOriginChatVariant
    | MessageOriginTextVariant
    | MessageOriginNobody
    | UnknownMessageOrigin,
    OneOf("type"),
]
"""Where a message is from."""

MessageOriginKnown: TypeAlias = (
    MessageOriginUserVariant
    | MessageOriginChatVariant
    | MessageOriginTextVariant
    | MessageOriginNobody
)
"""The variants of `MessageOrigin` that this version of the SDK knows."""

MessageOriginText = NewType("MessageOriginText", str)
"""The newtype `MessageOriginText`."""


class OuterInnerVariant(ExternalVariant, wire="Inner"):
    """The `Inner` variant of `Outer`."""

    inner: Annotated[OuterInner, Field(alias="Inner")]


class UnknownOuter(UnknownExternal):
    """A variant of `Outer` that this version of the SDK does not know."""


Outer: TypeAlias = Annotated[OuterInnerVariant | UnknownOuter, ExternalOneOf()]
"""Tagged from outside."""

OuterKnown: TypeAlias = OuterInnerVariant
"""The variants of `Outer` that this version of the SDK knows."""


class OuterInner(Model):
    """Within."""

    a: U8


class SendAction(Action, Returns[MessageOrigin], wire="twins_Send"):
    """Send one."""

    origin: MessageOrigin
    outer: Outer
