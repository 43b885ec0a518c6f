"""The long_names namespace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import lazy

if TYPE_CHECKING:
    from .types import (
        ActWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrReadAction,
        AliasWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrReadAloudOrType,
        EnumWithANameThatIsLongerThanWhateverOneWouldEverWantToWriteOrRead,
        IdWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrReadAloudOrType,
        ListWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrReadAloud,
        NothingAction,
        PortWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrRead,
        StructWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrRead,
        UnionWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOr,
        UnionWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrInline,
        UnionWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrKnown,
        UnionWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrNothing,
        UnionWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrVariantWithALongName,
        UnknownUnionWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOr,
    )

__all__ = [
    "ActWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrReadAction",
    "AliasWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrReadAloudOrType",
    "EnumWithANameThatIsLongerThanWhateverOneWouldEverWantToWriteOrRead",
    "IdWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrReadAloudOrType",
    "ListWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrReadAloud",
    "NothingAction",
    "PortWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrRead",
    "StructWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrRead",
    "UnionWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOr",
    "UnionWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrInline",
    "UnionWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrKnown",
    "UnionWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrNothing",
    "UnionWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrVariantWithALongName",
    "UnknownUnionWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOr",
]

if not TYPE_CHECKING:
    __getattr__, __dir__ = lazy(__name__, __all__, ".types")
