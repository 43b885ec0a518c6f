"""Values outside of actions, for files and databases."""

from __future__ import annotations

from typing import Generic, TypeVar

from pydantic import ValidationError

from ..model.role import CLIENT, SERVER
from ..problems import DecodeError
from .adapters import adapter_of
from .bodies import demand_strict, problems_of, read_open, write

T = TypeVar("T")


class Codec(Generic[T]):
    """Writes and reads the values of one type as JSON, the way they are on the wire.

    Made once and kept, since its validators are built with it. The type may be any that
    a field can have: `ACTORS: Codec[Actor] = Codec(Actor)`. Type checkers learn it from
    the annotation, because a union is no class.
    """

    __slots__ = ("_adapter",)

    def __init__(self, type_: object) -> None:
        self._adapter = adapter_of(type_)

    def encode(self, value: T) -> bytes:
        """The value as JSON, with the real values of secrets.

        Raises:
            EncodeError: A value in it has no JSON form, or is a secret from a pickle.
        """
        return write(self._adapter.serializer, value, CLIENT)

    def decode(self, body: str | bytes) -> T:
        """The value as a client reads it: what this version does not know is kept.

        Raises:
            DecodeError: The body is not JSON, or not of the type.
        """
        value: T = read_open(self._adapter, _bytes(body))
        return value

    def decode_strict(self, body: str | bytes) -> T:
        """The value, if this version knows all of it: no unknown fields, variants or
        values of enums; and constraints are checked.

        Raises:
            DecodeError: The body is not strict JSON, or not of the type.
        """
        text = _bytes(body)
        demand_strict(text)
        try:
            value: T = self._adapter.validator.validate_json(
                text,
                strict=True,
                extra="forbid",
                context=SERVER,
                by_alias=True,
                by_name=False,
            )
        except ValidationError as error:
            raise DecodeError(problems_of(error, self._adapter)) from None
        return value


def _bytes(body: str | bytes) -> bytes:
    # A lone surrogate becomes what is no UTF-8, and is refused as such.
    return body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body
