"""Between the types of an action and the bytes on the wire."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal, TypeVar

from pydantic import TypeAdapter, ValidationError

from ..model.action import Action, Returning
from ..model.returned import response_type
from ..model.role import CLIENT, SERVER
from ..problems import DecodeError, EncodeError, Problem
from .adapters import adapter_of, demand_strict, problems_of, read_open, write
from .explain import explain, wire_names
from .secrets import secrets_in

__all__ = [
    "DecodeError",
    "EncodeError",
    "Problem",
    "decode_request",
    "decode_response",
    "encode_request",
    "encode_response",
    "prepare",
    "secrets_in",
]

T = TypeVar("T")
A = TypeVar("A", bound=Action)

# By action, the adapter of what it returns.
_responses: dict[type, TypeAdapter[Any]] = {}


def encode_request(action: Action | Returning[object]) -> bytes:
    """The body of a request, with the real values of secrets.

    Raises:
        EncodeError: A value in it has no JSON form, or is a secret from a pickle.
    """
    if not isinstance(action, Action):
        raise TypeError(f"{type(action).__name__} is not an action")
    return write(type(action).__pydantic_serializer__, action, CLIENT)


def decode_response(action_type: type[Returning[T]], body: bytes) -> T:
    """What an action returned. Keeps what this version does not know.

    Raises:
        DecodeError: The body is not JSON, or not of the type the action returns.
    """
    value: T = read_open(_response(action_type), body)
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
    demand_strict(body)
    try:
        request: A = action_type.__pydantic_validator__.validate_json(
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
    adapter = _response(action_type)
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
    found = _responses.get(action)
    if found is None:
        found = _responses[action] = adapter_of(response_type(action))
    return found


@cache
def _names_in(action_type: type[Action]) -> frozenset[str]:
    return wire_names(action_type.__pydantic_core_schema__)
