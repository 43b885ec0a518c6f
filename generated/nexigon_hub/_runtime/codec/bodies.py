"""The bodies of requests and responses, and the JSON of any other value."""

from __future__ import annotations

from functools import cache
from typing import Any, Final, Literal, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError, SchemaSerializer

from ..model.action import Action, Returning
from ..model.pydantic_internals import (
    schema_of,
    serializer_of,
    validator_of,
    wire_names,
)
from ..model.refusal import HOLDS_LOST, HOLDS_UNKNOWN
from ..model.returned import response_type
from ..model.role import CLIENT, SERVER, Role
from ..problems import DecodeError, EncodeError, Problem
from ..strict_json import (
    SHALLOW,
    TOO_DEEP,
    StrictJsonError,
    check,
    has_constant,
    is_too_deep,
    may_hold_no_json,
)
from .adapters import adapter_of
from .depth import write_deep
from .explain import explain

T = TypeVar("T")
A = TypeVar("A", bound=Action)

_TOO_DEEP: Final = "depth exceeded"
"""What pydantic says of a value that it cannot write."""

# By action, the adapter of what it returns.
_responses: dict[type, TypeAdapter[Any]] = {}


def encode_request(action: Action | Returning[object]) -> bytes:
    """The body of a request, with the real values of secrets.

    Raises:
        EncodeError: A value in it has no JSON form, or is a secret from a pickle.
    """
    if not isinstance(action, Action):
        raise TypeError(f"{type(action).__name__} is not an action")
    return write(serializer_of(type(action)), action, CLIENT)


def decode_response(action_type: type[Returning[T]], body: bytes) -> T:
    """What an action returned. Keeps what this version does not know.

    Raises:
        DecodeError: The body is not JSON, or not of the type the action returns.
    """
    value: T = read_open(_responses.get(action_type) or _response(action_type), body)
    return value


def decode_request(
    action_type: type[A],
    body: bytes,
    *,
    unknown_fields: Literal["ignore", "forbid"] = "ignore",
) -> A:
    """A request as the server reads it: strict JSON, nothing unknown, limits checked.

    Raises:
        DecodeError: The body is not strict JSON, or not a request of the action.
    """
    try:
        check(body)
    except StrictJsonError as error:
        raise _not_strict(error) from None
    try:
        request: A = validator_of(action_type).validate_json(
            body,
            strict=True,
            extra=unknown_fields,
            context=SERVER,
            by_alias=True,
            by_name=False,
        )
    except ValidationError as error:
        raise DecodeError(explain(error, _names_in(action_type))) from None
    return request


def encode_response(action_type: type[Returning[T]], value: T) -> bytes:
    """The body of a response, with the real values of secrets.

    Raises:
        EncodeError: The value is not what the action returns, holds a variant or value
            unknown to this version, or has no JSON form.
    """
    adapter = _responses.get(action_type) or _response(action_type)
    try:
        adapter.validator.validate_python(value, strict=True, context=SERVER)
    except ValidationError as error:
        raise EncodeError(problems_of(error, adapter)) from None
    return write(adapter.serializer, value, SERVER)


def prepare(action_type: type[Action], returned_by: type[Returning[object]]) -> None:
    """Build now what the first call of an action would have to wait for."""
    action_type.model_rebuild()
    _response(returned_by)


def _response(action: type[Returning[T]]) -> TypeAdapter[T]:
    return _responses.setdefault(action, adapter_of(response_type(action)))


@cache
def _names_in(action_type: type[Action]) -> frozenset[str]:
    return wire_names(schema_of(action_type))


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
        raise _not_strict(error) from None


def problems_of(
    error: ValidationError, adapter: TypeAdapter[Any]
) -> tuple[Problem, ...]:
    """What is wrong, in wire terms."""
    return explain(error, wire_names(adapter.core_schema))


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


def _not_strict(error: StrictJsonError) -> DecodeError:
    return DecodeError((Problem("", "json", str(error)),))
