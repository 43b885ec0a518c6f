"""Types of the long_names namespace."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, NewType, TypeAlias

from pydantic import Field

from .._runtime.model import (
    U16,
    Action,
    Defaulted,
    Maybe,
    Model,
    OneOf,
    Open,
    Returns,
    UnknownVariant,
    refine,
)


class EnumWithANameThatIsLongerThanWhateverOneWouldEverWantToWriteOrRead(StrEnum):
    """The enum `EnumWithANameThatIsLongerThanWhateverOneWouldEverWantToWriteOrRead`."""

    VALUE_WITH_A_NAME_THAT_IS_LONGER_THAN_WHATEVER_ONE_WOULD_EVER_WANT_TO_WRITE_OR_READ = (
        "ValueWithANameThatIsLongerThanWhateverOneWouldEverWantToWriteOrRead"
    )
    ANOTHER_VALUE_WITH_A_NAME_THAT_IS_LONGER_THAN_WHATEVER_ONE_WOULD_EVER_WANT_TO_WRITE_OR_READ = (
        "AnotherValueWithANameThatIsLongerThanWhateverOneWouldEverWantToWriteOrRead"
    )

    SHORT = "Short"
    """With docs."""

    TINY = "Tiny"


IdWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrReadAloudOrType = NewType(
    "IdWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrReadAloudOrType",
    str,
)
"""The newtype `IdWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrReadAloudOrType`."""

PortWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrRead = NewType(
    "PortWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrRead",
    int,
)
"""The newtype `PortWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrRead`."""

refine(PortWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrRead, U16)

ListWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrReadAloud: (
    TypeAlias
) = list[IdWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrReadAloudOrType]
"""The alias `ListWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrReadAloud`."""


class StructWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrRead(Model):
    """The payload of `UnionWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrVariantWithALongName`."""

    field_with_a_name_that_is_longer_than_whatever_one_would_ever_want: Annotated[
        bool,
        Field(alias="fieldWithANameThatIsLongerThanWhateverOneWouldEverWant"),
    ]
    another_field_with_a_name_that_is_longer_than_whatever_one_would_want: Annotated[
        Maybe[Open[EnumWithANameThatIsLongerThanWhateverOneWouldEverWantToWriteOrRead]],
        Field(alias="anotherFieldWithANameThatIsLongerThanWhateverOneWouldWant"),
    ] = None
    id: IdWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrReadAloudOrType
    port: Defaulted[
        PortWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrRead
    ] = PortWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrRead(1)


AliasWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrReadAloudOrType: (
    TypeAlias
) = StructWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrRead
"""The alias `AliasWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrReadAloudOrType`."""


class UnionWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrVariantWithALongName(
    StructWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrRead,
    tag="kind_",
):
    """The `VariantWithALongName` variant of `UnionWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOr`."""

    kind_: Annotated[
        Literal["VariantWithALongName"],
        Field(alias="kind"),
    ] = "VariantWithALongName"


class UnionWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrInline(
    Model,
    tag="kind_",
):
    """The `Inline` variant of `UnionWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOr`."""

    kind_: Annotated[Literal["Inline"], Field(alias="kind")] = "Inline"
    kind: Annotated[str, Field(alias="sort")]
    list: ListWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrReadAloud


class UnionWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrNothing(
    Model,
    tag="kind_",
):
    """The `Nothing` variant of `UnionWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOr`."""

    kind_: Annotated[Literal["Nothing"], Field(alias="kind")] = "Nothing"


class UnknownUnionWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOr(
    UnknownVariant,
    tag="kind_",
):
    """A variant of `UnionWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOr` that this version of the SDK does not know."""

    kind_: Annotated[str, Field(alias="kind")]


UnionWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOr: TypeAlias = (
    Annotated[
        UnionWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrVariantWithALongName
        | UnionWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrInline
        | UnionWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrNothing
        | UnknownUnionWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOr,
        OneOf("kind"),
    ]
)
"""The union `UnionWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOr`."""

UnionWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrKnown: TypeAlias = (
    UnionWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrVariantWithALongName
    | UnionWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrInline
    | UnionWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrNothing
)
"""The variants of `UnionWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOr` that this version of the SDK knows."""


class ActWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrReadAction(
    Action,
    Returns[UnionWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOr],
    wire="long_names_ActWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrRead",
):
    """The action `long_names_ActWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrRead`."""

    level_with_a_name_that_is_longer_than_whatever_one_would_want: Annotated[
        Defaulted[
            Open[EnumWithANameThatIsLongerThanWhateverOneWouldEverWantToWriteOrRead]
        ],
        Field(alias="levelWithANameThatIsLongerThanWhateverOneWouldWant"),
    ] = (
        EnumWithANameThatIsLongerThanWhateverOneWouldEverWantToWriteOrRead.ANOTHER_VALUE_WITH_A_NAME_THAT_IS_LONGER_THAN_WHATEVER_ONE_WOULD_EVER_WANT_TO_WRITE_OR_READ
    )
    port_with_a_name_that_is_longer_than_whatever_one_would_want: Annotated[
        Defaulted[
            PortWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrRead
        ],
        Field(alias="portWithANameThatIsLongerThanWhateverOneWouldWant"),
    ] = PortWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrRead(80)
    maybe_with_a_name_that_is_longer_than_whatever_one_would_want: Annotated[
        Maybe[UnionWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOr],
        Field(alias="maybeWithANameThatIsLongerThanWhateverOneWouldWant"),
    ] = None


class NothingAction(
    Action,
    Returns[
        list[StructWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrRead]
    ],
    wire="long_names_Nothing",
):
    """The action `long_names_Nothing`."""
