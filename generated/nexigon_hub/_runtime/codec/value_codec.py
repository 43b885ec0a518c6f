"""Values outside of actions, for files and databases."""

from __future__ import annotations

from typing import Generic, TypeVar

from ..model.role import CLIENT, SERVER
from .bodies import adapter_of

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
        return self._adapter.write(value, CLIENT)

    def decode(self, body: str | bytes) -> T:
        """The value as a client reads it: what this version does not know is kept.

        Raises:
            DecodeError: The body is not JSON, or not of the type.
        """
        value: T = self._adapter.read(_bytes(body), CLIENT)
        return value

    def decode_strict(self, body: str | bytes) -> T:
        """The value, if this version knows all of it: no unknown fields, variants or
        values of enums; and constraints are checked.

        Raises:
            DecodeError: The body is not strict JSON, or not of the type.
        """
        value: T = self._adapter.read(_bytes(body), SERVER, "forbid")
        return value


def _bytes(body: str | bytes) -> bytes:
    # A lone surrogate becomes what is no UTF-8, and is refused as such.
    return body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body
