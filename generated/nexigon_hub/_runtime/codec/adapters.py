"""Between the values of any type and JSON."""

from __future__ import annotations

from typing import Annotated, Any, Final, get_args, get_origin

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError, SchemaSerializer

from ..model.base import Model
from ..model.building import building
from ..model.refusal import HOLDS_LOST, HOLDS_UNKNOWN
from ..model.role import CLIENT, Role
from ..problems import DecodeError, EncodeError, Problem
from ..strict_json import (
    TOO_DEEP,
    StrictJsonError,
    check,
    has_constant,
    may_hold_no_json,
)
from .depth import SHALLOW, is_too_deep, write_deep
from .explain import explain, wire_names

_CONFIG: Final = ConfigDict(ser_json_inf_nan="constants")
_TOO_DEEP: Final = "depth exceeded"


def adapter_of(type_: Any) -> TypeAdapter[Any]:
    """A complete adapter; thread safe, but every call builds a new one."""

    def build() -> TypeAdapter[Any]:
        struct = _struct(type_)
        if struct is not None:
            # One that is not built yet would be written without its configuration.
            struct.model_rebuild()
        config = _CONFIG if struct is None else None
        adapter = TypeAdapter[Any](type_, config=config)
        adapter.rebuild()
        return adapter

    return building.run(build)


def read_open(adapter: TypeAdapter[Any], body: bytes) -> Any:
    """The value as a client reads it: what this version does not know is kept.

    Raises:
        DecodeError: The body is not JSON, or not of the type.
    """
    if may_hold_no_json(body):
        demand_strict(body, keys_once=False)
    try:
        return adapter.validator.validate_json(
            body,
            strict=True,
            extra="allow",  # whatever the class says: a request forbids it where built
            context=CLIENT,
            by_alias=True,
            by_name=False,
        )
    except ValidationError as error:
        raise DecodeError(problems_of(error, adapter)) from None


def write(serializer: SchemaSerializer, value: object, role: Role) -> bytes:
    """The value as JSON, with the real values of secrets.

    Raises:
        EncodeError: It has no JSON form, or holds a secret from a pickle; or, on the
            server, what this version does not know.
    """
    try:
        try:
            body = serializer.to_json(
                value, by_alias=True, warnings="error", context=role
            )
        except PydanticSerializationError as error:
            if _TOO_DEEP not in str(error):
                raise
            body = write_deep(serializer, value, role)
    except ValueError as error:  # of pydantic, which has more than one kind
        # Its text may show values; only our own words are taken out of it.
        problem = _unwritable(str(error))
        raise EncodeError((problem,)) from None
    if has_constant(body):
        try:
            check(body)
        except StrictJsonError as error:
            raise EncodeError((Problem("", "json", str(error)),)) from None
    if len(body) > SHALLOW and is_too_deep(body):
        raise EncodeError((Problem("", "json", TOO_DEEP),))
    return body


def demand_strict(body: bytes, *, keys_once: bool = True) -> None:
    """Raise `DecodeError` unless it is strict JSON; see `check`."""
    try:
        check(body, keys_once=keys_once)
    except StrictJsonError as error:
        raise DecodeError((Problem("", "json", str(error)),)) from None


def problems_of(
    error: ValidationError, adapter: TypeAdapter[Any]
) -> tuple[Problem, ...]:
    """What is wrong, in wire terms."""
    return explain(error, wire_names(adapter.core_schema))


def _struct(type_: Any) -> type[Model] | None:
    # pydantic wants no second configuration beside that of the class.
    if get_origin(type_) is Annotated:
        type_ = get_args(type_)[0]
    return type_ if isinstance(type_, type) and issubclass(type_, Model) else None


def _unwritable(text: str) -> Problem:
    if HOLDS_UNKNOWN in text:
        return Problem("", "unknown-variant", HOLDS_UNKNOWN)
    if HOLDS_LOST in text:
        return Problem("", "secret", HOLDS_LOST)
    if _TOO_DEEP in text:
        return Problem("", "json", TOO_DEEP)
    if "Circular reference" in text:
        return Problem("", "cycle", "must not hold itself")
    return Problem("", "type", "holds a value that its type does not allow")
