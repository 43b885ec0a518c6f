"""`Codec`, for JSON outside of calls: in files and databases."""

from __future__ import annotations

from typing import Generic, TypeVar, overload

from ..model.role import CLIENT, SERVER
from .bodies import adapter_of

T = TypeVar("T")


class Codec(Generic[T]):
    """Writes and reads the values of one type as JSON, in the same form as on the wire.

    Make a codec once and keep it, since making it builds a validator. The type may be any
    that a field can have. Type checkers infer that of a class, `Codec(Device)`, but not
    that of a union, which needs an annotation: `ACTORS: Codec[Actor] = Codec(Actor)`.
    """

    __slots__ = ("_adapter",)

    @overload
    def __init__(self, type_: type[T]) -> None: ...

    @overload
    def __init__(self, type_: object) -> None: ...

    def __init__(self, type_: object) -> None:
        self._adapter = adapter_of(type_)

    def encode(self, value: T) -> bytes:
        """Writes a value as JSON, with the plain text of secrets.

        Raises:
            EncodeError: A value in it has no JSON form, or is a secret that was lost.
        """
        return self._adapter.write(value, CLIENT)

    def decode(self, body: str | bytes) -> T:
        """Reads a value as a client does: unknown fields, variants and values are kept.

        Raises:
            DecodeError: The body is not JSON, or not of the type.
        """
        value: T = self._adapter.read(_bytes(body), CLIENT)
        return value

    def decode_strict(self, body: str | bytes) -> T:
        """Reads a value strictly: unknown fields, variants and values are refused, and
        constraints are checked.

        Raises:
            DecodeError: The body is not strict JSON, or not of the type.
        """
        value: T = self._adapter.read(_bytes(body), SERVER, "forbid")
        return value


def _bytes(body: str | bytes) -> bytes:
    # A lone surrogate becomes invalid UTF-8, and is refused as that.
    return body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body
