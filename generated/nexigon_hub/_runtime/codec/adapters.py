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
from .explain import explain, wire_names
from .strict_json import StrictJsonError, check

_CONFIG: Final = ConfigDict(ser_json_inf_nan="constants")


def adapter_of(type_: Any) -> TypeAdapter[Any]:
    """A complete adapter; thread safe, but every call builds a new one."""

    def build() -> TypeAdapter[Any]:
        config = None if _is_struct(type_) else _CONFIG
        adapter = TypeAdapter[Any](type_, config=config)
        adapter.rebuild()
        return adapter

    return building.run(build)


def read_open(adapter: TypeAdapter[Any], body: bytes) -> Any:
    """The value as a client reads it: what this version does not know is kept.

    Raises:
        DecodeError: The body is not JSON, or not of the type.
    """
    if has_constant(body):
        demand_strict(body)
    try:
        return adapter.validate_json(
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
        body = serializer.to_json(value, by_alias=True, warnings="error", context=role)
    except PydanticSerializationError as error:
        # Its text may show values; only our own words are taken out of it.
        problem = _unwritable(str(error))
        raise EncodeError((problem,)) from None
    if has_constant(body):
        try:
            check(body)
        except StrictJsonError as error:
            raise EncodeError((Problem("", "json", str(error)),)) from None
    return body


def has_constant(body: bytes) -> bool:
    """Whether there may be bare `NaN` or `Infinity`, which pydantic reads and writes;
    whether these are strings only the parser knows."""
    return b"NaN" in body or b"Infinity" in body


def demand_strict(body: bytes) -> None:
    """Raise `DecodeError` unless it is strict JSON."""
    try:
        check(body)
    except StrictJsonError as error:
        raise DecodeError((Problem("", "json", str(error)),)) from None


def problems_of(
    error: ValidationError, adapter: TypeAdapter[Any]
) -> tuple[Problem, ...]:
    """What is wrong, in wire terms."""
    return explain(error, wire_names(adapter.core_schema))


def _is_struct(type_: Any) -> bool:
    # pydantic wants no second configuration beside that of the class.
    if get_origin(type_) is Annotated:
        type_ = get_args(type_)[0]
    return isinstance(type_, type) and issubclass(type_, Model)


def _unwritable(text: str) -> Problem:
    if HOLDS_UNKNOWN in text:
        return Problem("", "unknown-variant", HOLDS_UNKNOWN)
    if HOLDS_LOST in text:
        return Problem("", "secret", HOLDS_LOST)
    return Problem("", "type", "holds a value that its type does not allow")
