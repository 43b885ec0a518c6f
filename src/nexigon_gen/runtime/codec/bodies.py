"""The bodies of requests and responses, and what reads and writes the JSON of a type."""

from __future__ import annotations

from functools import cached_property, partial
from typing import Annotated, Any, Final, Literal, TypeVar, get_args, get_origin

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.config import ExtraValues
from pydantic_core import PydanticSerializationError

from ..model.action import Action, Returning
from ..model.base import Model
from ..model.build_order import build_each, held_by, models_in
from ..model.building import building
from ..model.height import is_high
from ..model.nesting import HIGH, LEVELS, NO_ROOM, STACK
from ..model.parts import has_broken_key
from ..model.pydantic_internals import extra_of, fields_set_of
from ..model.references import wire_names
from ..model.response_types import response_type
from ..model.role import CLIENT, SERVER, Role
from ..model.stack import on_stack
from ..problems import DecodeError, EncodeError, Problem
from ..strict_json import (
    BROKEN_KEY,
    MAX_DEPTH,
    REPLACED,
    SHALLOW,
    TOO_DEEP,
    StrictJsonError,
    check,
    has_constant,
    is_deeper,
    may_hold_no_json,
)
from .depth import lacks_room, write_deep
from .explain import DEPTH_EXCEEDED, explain, explain_no_json, explain_writing
from .plain import plain_types

T = TypeVar("T")
A = TypeVar("A", bound=Action)

_CONFIG: Final = ConfigDict(ser_json_inf_nan="constants")

# By action, the adapters of what it takes and of what it returns.
_requests: dict[type, Adapter] = {}
_responses: dict[type, Adapter] = {}


def encode_request(action: Action | Returning[object]) -> bytes:
    """The body of a request, with the real values of secrets.

    Raises:
        EncodeError: A value in it has no JSON form, or is a secret from a pickle.
    """
    if not isinstance(action, Action):
        raise TypeError(f"{type(action).__name__} is not an action")
    cls = type(action)
    return (_requests.get(cls) or request_adapter(cls)).write(action, CLIENT)


def decode_response(action_type: type[Returning[T]], body: bytes) -> T:
    """What an action returned. Keeps what this version does not know.

    Raises:
        DecodeError: The body is not JSON, or not of the type the action returns.
    """
    adapter = _responses.get(action_type) or response_adapter(action_type)
    value: T = adapter.read(body, CLIENT)
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
    adapter = _requests.get(action_type) or request_adapter(action_type)
    request: A = adapter.read(body, SERVER, unknown_fields)
    return request


def encode_response(action_type: type[Returning[T]], value: T) -> bytes:
    """The body of a response, with the real values of secrets.

    Raises:
        EncodeError: The value is not what the action returns, holds a variant or value
            unknown to this version, or has no JSON form.
    """
    adapter = _responses.get(action_type) or response_adapter(action_type)
    if type(value) is adapter.taken_as_it_is:
        return adapter.write(value, SERVER)
    return adapter.write(value, SERVER, is_checked=False)


def prepare(action_type: type[Action], returned_by: type[Returning[object]]) -> None:
    """Build now what the first call of an action would have to wait for."""
    request_adapter(action_type)
    response_adapter(returned_by)


def request_adapter(action: type[Action]) -> Adapter:
    """What reads and writes the requests of an action."""
    return _requests.get(action) or _requests.setdefault(action, adapter_of(action))


def response_adapter(action: type[Returning[object]]) -> Adapter:
    """What reads and writes what an action returns."""
    known = _responses.get(action)
    return known or _responses.setdefault(action, adapter_of(response_type(action)))


class Adapter:
    """Reads and writes the values of one type."""

    def __init__(self, adapter: TypeAdapter[Any], struct: type[Model] | None) -> None:
        self.validator = adapter.validator
        self.serializer = adapter.serializer
        self.schema = adapter.core_schema
        self.taken_as_it_is = struct if self.schema["type"] == "model" else None
        """A class whose instances pydantic does not look into."""
        self._struct = struct
        self._plain = plain_types(struct) if struct else ()

    def read(
        self,
        body: bytes,
        role: Role,
        extra: ExtraValues = "allow",
        *,
        has_room: bool = False,
    ) -> Any:
        """The value of JSON, as a client or a server reads it. What is said of unknown
        keys holds whatever the class says: a request forbids them where it is built.

        Args:
            body: The JSON.
            role: Who reads it.
            extra: What to do with keys that are unknown.
            has_room: Whether there is stack for any depth.

        Raises:
            DecodeError: The body is not JSON, or not of the type.
        """
        is_long = not has_room and len(body) > 2 * LEVELS
        if is_long and self._is_high and is_deeper(body, LEVELS):
            return on_stack(STACK, partial(self.read, body, role, extra, has_room=True))
        keys_once = role is SERVER
        try:
            if may_hold_no_json(body):
                check(body, keys_once=keys_once)
            value = self.validator.validate_json(
                body,
                strict=True,
                extra=extra,
                context=role,
                by_alias=True,
                by_name=False,
            )
            if keys_once and not _has_each_key_once(body, value):
                check(body)
            return value
        except StrictJsonError as error:
            raise DecodeError((explain_no_json(error),)) from None
        except ValidationError as error:
            raise DecodeError(self._unread(body, error, keys_once)) from None

    def write(
        self,
        value: object,
        role: Role | None,
        *,
        is_checked: bool = True,
        has_room: bool = False,
    ) -> bytes:
        """The value as JSON, with the real values of secrets; without a role they are
        masked. What is not checked yet, the server checks.

        Raises:
            EncodeError: It has no JSON form of the type, or holds a secret from a pickle;
                or, on the server, what this version does not know.
        """
        if (
            self._has_high_values
            and not has_room
            and lacks_room(value, self._is_high or not is_checked)
        ):
            with_room = partial(self.write, is_checked=is_checked, has_room=True)
            return on_stack(STACK, partial(with_room, value, role))
        if not is_checked:
            try:
                self.validator.validate_python(value, strict=True, context=SERVER)
            except ValidationError as error:
                raise EncodeError(self.problems(error)) from None
        asked: Literal["error", False]
        asked = False if self.is_plain(value) else "error"
        try:
            try:
                body = self.serializer.to_json(
                    value, by_alias=True, warnings=asked, context=role
                )
            except PydanticSerializationError as error:
                if DEPTH_EXCEEDED not in str(error):
                    raise
                body = write_deep(self.serializer, value, role)
        except ValueError as error:  # of pydantic, which has more than one kind
            if NO_ROOM in str(error) and not has_room:
                with_room = partial(self.write, is_checked=is_checked, has_room=True)
                return on_stack(STACK, partial(with_room, value, role))
            raise EncodeError((explain_writing(str(error)),)) from None
        if has_constant(body):
            try:
                check(body)
            except StrictJsonError as error:
                raise EncodeError((explain_no_json(error),)) from None
        # In place, as a call more is felt in each answer.
        if REPLACED[0] in body and REPLACED in body and has_broken_key(value):
            raise EncodeError((Problem("", "json", BROKEN_KEY),))
        # Else only unknown fields can be deep, and these are written with room.
        may_be_deep = has_room or self._has_high_values or role is not SERVER
        if may_be_deep and len(body) > SHALLOW and is_deeper(body, MAX_DEPTH):
            raise EncodeError((Problem("", "json", TOO_DEEP),))
        return body

    def is_plain(self, value: object) -> bool:
        """Whether a value is of a plain struct, and its parts are of the very types of the
        fields, as they are unless somebody went round the constructor."""
        if not self._plain or type(value) is not self._struct or extra_of(value):
            return False
        values = vars(value)
        for name, types in self._plain:
            if name not in values or type(values[name]) not in types:
                return False
        return True

    def _unread(
        self, body: bytes, error: ValidationError, keys_once: bool
    ) -> tuple[Problem, ...]:
        """What is wrong with JSON, of which the first is that it is none."""
        if keys_once:
            try:
                check(body)
            except StrictJsonError as strict:
                return (explain_no_json(strict),)
        return self.problems(error)

    def problems(self, error: ValidationError) -> tuple[Problem, ...]:
        """What is wrong with a value, in wire terms."""
        return explain(error, self._names)

    @cached_property
    def _is_high(self) -> bool:
        return is_high(self.schema, HIGH)

    @cached_property
    def _has_high_values(self) -> bool:
        return is_high(self.schema, HIGH, in_python=True)

    @cached_property
    def _names(self) -> frozenset[str]:
        return wire_names(self.schema)


def adapter_of(type_: Any) -> Adapter:
    """A complete adapter; thread safe, but every call builds a new one."""

    def build() -> Adapter:
        struct = _struct(type_)
        build_each(held)
        if struct is not None:
            # One that is not built yet would be written without its configuration.
            struct.model_rebuild()
        config = _CONFIG if struct is None else None
        adapter = TypeAdapter[Any](type_, config=config)
        adapter.rebuild()
        return Adapter(adapter, struct)

    held = held_by(models_in(type_, Model), Model)
    return building.run(build)


def _struct(type_: Any) -> type[Model] | None:
    # pydantic wants no second configuration beside that of the class.
    if get_origin(type_) is Annotated:
        type_ = get_args(type_)[0]
    return type_ if isinstance(type_, type) and issubclass(type_, Model) else None


def _has_each_key_once(body: bytes, value: object) -> bool:
    """Whether a struct has as many fields as its JSON has colons: then no key stands there
    twice. Most requests are so, and to read them again would take many times longer."""
    return isinstance(value, Model) and body.count(b":") == len(fields_set_of(value))
