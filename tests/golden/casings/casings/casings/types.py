"""Types of the casings namespace."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from .._runtime.model import Model, OneOf, UnknownVariant


class FieldsNone(Model):
    """The struct `FieldsNone`."""

    test_field_1: str
    s3_config: str


class FieldsLower(Model):
    """The struct `FieldsLower`."""

    test_field_1: str
    s3_config: str


class FieldsUpper(Model):
    """The struct `FieldsUpper`."""

    test_field_1: Annotated[str, Field(alias="TEST_FIELD_1")]
    s3_config: Annotated[str, Field(alias="S3_CONFIG")]


class FieldsCamel(Model):
    """The struct `FieldsCamel`."""

    test_field_1: Annotated[str, Field(alias="testField1")]
    s3_config: Annotated[str, Field(alias="s3Config")]


class FieldsPascal(Model):
    """The struct `FieldsPascal`."""

    test_field_1: Annotated[str, Field(alias="TestField1")]
    s3_config: Annotated[str, Field(alias="S3Config")]


class FieldsSnake(Model):
    """The struct `FieldsSnake`."""

    test_field_1: str
    s3_config: Annotated[str, Field(alias="s_3_config")]


class FieldsScreaming(Model):
    """The struct `FieldsScreaming`."""

    test_field_1: Annotated[str, Field(alias="TEST_FIELD_1")]


class FieldsKebab(Model):
    """The struct `FieldsKebab`."""

    test_field_1: Annotated[str, Field(alias="test-field-1")]
    s3_config: Annotated[str, Field(alias="s-3-config")]


class FieldsScreamingKebab(Model):
    """The struct `FieldsScreamingKebab`."""

    test_field_1: Annotated[str, Field(alias="TEST-FIELD-1")]


class ValuesNone(StrEnum):
    """The enum `ValuesNone`."""

    HTTP_ERROR = "HttpError"
    S3_BUCKET = "S3Bucket"


class ValuesLower(StrEnum):
    """The enum `ValuesLower`."""

    HTTP_ERROR = "httperror"
    S3_BUCKET = "s3bucket"


class ValuesUpper(StrEnum):
    """The enum `ValuesUpper`."""

    HTTP_ERROR = "HTTPERROR"
    S3_BUCKET = "S3BUCKET"


class ValuesCamel(StrEnum):
    """The enum `ValuesCamel`."""

    HTTP_ERROR = "httpError"
    S3_BUCKET = "s3Bucket"


class ValuesPascal(StrEnum):
    """The enum `ValuesPascal`."""

    HTTP_ERROR = "HttpError"
    S3_BUCKET = "S3Bucket"


class ValuesSnake(StrEnum):
    """The enum `ValuesSnake`."""

    HTTP_ERROR = "http_error"
    S3_BUCKET = "s_3_bucket"


class ValuesScreaming(StrEnum):
    """The enum `ValuesScreaming`."""

    HTTP_ERROR = "HTTP_ERROR"
    S3_BUCKET = "S_3_BUCKET"


class ValuesKebab(StrEnum):
    """The enum `ValuesKebab`."""

    HTTP_ERROR = "http-error"
    S3_BUCKET = "s-3-bucket"


class ValuesScreamingKebab(StrEnum):
    """The enum `ValuesScreamingKebab`."""

    HTTP_ERROR = "HTTP-ERROR"


class VariantsHttpError(Model, tag="kind"):
    """The `HttpError` variant of `Variants`."""

    kind: Literal["http-error"] = "http-error"


class VariantsS3Bucket(Model, tag="kind"):
    """The `S3Bucket` variant of `Variants`."""

    kind: Literal["s-3-bucket"] = "s-3-bucket"


class UnknownVariants(UnknownVariant, tag="kind"):
    """A variant of `Variants` that this version of the SDK does not know."""

    kind: str


Variants: TypeAlias = Annotated[
    VariantsHttpError | VariantsS3Bucket | UnknownVariants,
    OneOf("kind"),
]
"""The union `Variants`."""

VariantsKnown: TypeAlias = VariantsHttpError | VariantsS3Bucket
"""The variants of `Variants` that this version of the SDK knows."""
