"""Types of the generics namespace."""

from __future__ import annotations

from typing import Annotated, Literal, NewType, TypeAlias

from .._runtime.model import (
    U8,
    U32,
    Action,
    ContentVariant,
    Maybe,
    Model,
    OneOf,
    Range,
    Returns,
    UnknownVariant,
)


class Device(Model):
    """The struct `Device`."""

    id: DeviceId


DeviceId = NewType("DeviceId", str)
"""The newtype `DeviceId`."""


class ActionResultOfDeviceAndStringOk(ContentVariant, tag="result"):
    """The `Ok` variant of `ActionResultOfDeviceAndString`."""

    result: Literal["Ok"] = "Ok"
    content: Device


class ActionResultOfDeviceAndStringFailed(ContentVariant, tag="result"):
    """The `Failed` variant of `ActionResultOfDeviceAndString`."""

    result: Literal["Failed"] = "Failed"
    error: str


class ActionResultOfDeviceAndStringWrapped(Model, tag="result"):
    """The `Wrapped` variant of `ActionResultOfDeviceAndString`."""

    result: Literal["Wrapped"] = "Wrapped"
    inner: Device
    page: PageOfString


class ActionResultOfDeviceAndStringNothing(Model, tag="result"):
    """The `Nothing` variant of `ActionResultOfDeviceAndString`."""

    result: Literal["Nothing"] = "Nothing"


class UnknownActionResultOfDeviceAndString(UnknownVariant, tag="result"):
    """A variant of `ActionResultOfDeviceAndString` that this version of the SDK does not know."""

    result: str


ActionResultOfDeviceAndString: TypeAlias = Annotated[
    ActionResultOfDeviceAndStringOk
    | ActionResultOfDeviceAndStringFailed
    | ActionResultOfDeviceAndStringWrapped
    | ActionResultOfDeviceAndStringNothing
    | UnknownActionResultOfDeviceAndString,
    OneOf("result"),
]
"""What came of it."""

ActionResultOfDeviceAndStringKnown: TypeAlias = (
    ActionResultOfDeviceAndStringOk
    | ActionResultOfDeviceAndStringFailed
    | ActionResultOfDeviceAndStringWrapped
    | ActionResultOfDeviceAndStringNothing
)
"""The variants of `ActionResultOfDeviceAndString` that this version of the SDK knows."""


class FindAction(Action, Returns[ActionResultOfDeviceAndString], wire="generics_Find"):
    """The action `generics_Find`."""

    ids: PageOfDeviceId
    entry: EntryOfDeviceId


class NestAction(Action, Returns[None], wire="generics_Nest"):
    """The action `generics_Nest`."""

    nested: PageOfPageOfNullableString
    listing: ListingOfU8


class BoundAction(Action, Returns[None], wire="generics_Bound"):
    """The action `generics_Bound`."""

    narrow: PageOfU8From1To4
    wide: PageOfU8
    nullable: PageOfNullableString


EntryOfDeviceId: TypeAlias = dict[DeviceId, U32]
"""The alias `EntryOfDeviceId`."""


class PageOfU8List(Model):
    """A page of items."""

    items: list[list[U8]]
    """The items."""

    next: Maybe[PageOfU8List] = None
    cursor: Maybe[str] = None


ListingOfU8: TypeAlias = PageOfU8List
"""The alias `ListingOfU8`."""


class PageOfDevice(Model):
    """A page of items."""

    items: list[Device]
    """The items."""

    next: Maybe[PageOfDevice] = None
    cursor: Maybe[str] = None


class PageOfDeviceId(Model):
    """A page of items."""

    items: list[DeviceId]
    """The items."""

    next: Maybe[PageOfDeviceId] = None
    cursor: Maybe[str] = None


class PageOfNullableString(Model):
    """A page of items."""

    items: list[str | None]
    """The items."""

    next: Maybe[PageOfNullableString] = None
    cursor: Maybe[str] = None


class PageOfPageOfNullableString(Model):
    """A page of items."""

    items: list[PageOfNullableString]
    """The items."""

    next: Maybe[PageOfPageOfNullableString] = None
    cursor: Maybe[str] = None


class PageOfString(Model):
    """A page of items."""

    items: list[str]
    """The items."""

    next: Maybe[PageOfString] = None
    cursor: Maybe[str] = None


class PageOfU8(Model):
    """A page of items."""

    items: list[U8]
    """The items."""

    next: Maybe[PageOfU8] = None
    cursor: Maybe[str] = None


class PageOfU8From1To4(Model):
    """A page of items."""

    items: list[Annotated[U8, Range(min=1, max=4)]]
    """The items."""

    next: Maybe[PageOfU8From1To4] = None
    cursor: Maybe[str] = None


class FindAllAction(Action, Returns[PageOfDevice], wire="generics_FindAll"):
    """The action `generics_FindAll`."""
