"""Types of the requests namespace."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from .._runtime.model import Action, Maybe, Model, OneOf, Returns, UnknownVariant


class DeviceRef(Model):
    """Shared by two actions."""

    device_id: Annotated[str, Field(alias="deviceId")]
    """The device."""

    force: Maybe[bool] = None


class Payload(Model):
    """A request and a payload.

    The payload of `WrappedText`.
    """

    text: str


Other: TypeAlias = Payload
"""The alias `Other`."""


class WrappedText(Payload, tag="type"):
    """The `Text` variant of `Wrapped`."""

    type: Literal["Text"] = "Text"


class UnknownWrapped(UnknownVariant, tag="type"):
    """A variant of `Wrapped` that this version of the SDK does not know."""

    type: str


Wrapped: TypeAlias = Annotated[WrappedText | UnknownWrapped, OneOf("type")]
"""The union `Wrapped`."""

WrappedKnown: TypeAlias = WrappedText
"""The variants of `Wrapped` that this version of the SDK knows."""


class Record(Action, Returns["list[Record]"], wire="requests_AddRecord"):
    """A request that others hold, too."""

    note: Maybe[str] = None
    parent: Maybe[Record] = None
    nothing: Maybe[None] = None


class AddNothingAction(Action, Returns[None], wire="requests_AddNothing"):
    """The action `requests_AddNothing`."""

    nothing: Maybe[None] = None


class PongAction(Action, Returns[None], wire="requests_Pong", auth="none"):
    """Nothing in, nothing out."""


class SetHttpProxyAction(Action, Returns[None], wire="requests_SetHttpProxy"):
    """The long form of a struct written in place."""

    proxy_url: str

    fields: Maybe[str] = None
    """A field named like a key."""


class BoxOfNullableString(Action, Returns[None], wire="requests_AddBox"):
    """What is nullable is not made so again."""

    first: str | None
    other: Maybe[str | None] = None
    many: list[str | None]


class PingAction(Action, Returns[None], wire="requests_Ping"):
    """The action `requests_Ping`."""


class LockAction(DeviceRef, Action, Returns[None], wire="requests_Lock"):
    """Lock a device."""


class UnlockAction(
    DeviceRef,
    Action,
    Returns[DeviceRef],
    wire="requests_Unlock",
    idempotency="idempotent",
):
    """Unlock a device."""


class SendAction(Payload, Action, Returns[Wrapped], wire="requests_Send"):
    """The action `requests_Send`."""


class SendOtherAction(
    Payload,
    Action,
    Returns[list[Wrapped]],
    wire="requests_SendOther",
):
    """The action `requests_SendOther`."""
