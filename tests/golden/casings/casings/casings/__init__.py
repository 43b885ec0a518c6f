"""The casings namespace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import lazy

if TYPE_CHECKING:
    from .types import (
        FieldsCamel,
        FieldsKebab,
        FieldsLower,
        FieldsNone,
        FieldsPascal,
        FieldsScreaming,
        FieldsScreamingKebab,
        FieldsSnake,
        FieldsUpper,
        UnknownVariants,
        ValuesCamel,
        ValuesKebab,
        ValuesLower,
        ValuesNone,
        ValuesPascal,
        ValuesScreaming,
        ValuesScreamingKebab,
        ValuesSnake,
        ValuesUpper,
        Variants,
        VariantsHttpError,
        VariantsKnown,
        VariantsS3Bucket,
    )

__all__ = [
    "FieldsCamel",
    "FieldsKebab",
    "FieldsLower",
    "FieldsNone",
    "FieldsPascal",
    "FieldsScreaming",
    "FieldsScreamingKebab",
    "FieldsSnake",
    "FieldsUpper",
    "UnknownVariants",
    "ValuesCamel",
    "ValuesKebab",
    "ValuesLower",
    "ValuesNone",
    "ValuesPascal",
    "ValuesScreaming",
    "ValuesScreamingKebab",
    "ValuesSnake",
    "ValuesUpper",
    "Variants",
    "VariantsHttpError",
    "VariantsKnown",
    "VariantsS3Bucket",
]

if not TYPE_CHECKING:
    __getattr__, __dir__ = lazy(__name__, __all__, ".types")
