"""Terms that the spec language and the IR share, word for word."""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias, TypedDict

from ..runtime.wire.numeric import EXACT
from ..values import dataclass


class Casing(Enum):
    """How a wire name is made from a name (wire.md W2.1)."""

    NONE = "none"
    LOWER = "lowercase"
    UPPER = "UPPERCASE"
    CAMEL = "camelCase"
    PASCAL = "PascalCase"
    SNAKE = "snake_case"
    SCREAMING_SNAKE = "SCREAMING_SNAKE_CASE"
    KEBAB = "kebab-case"
    SCREAMING_KEBAB = "SCREAMING-KEBAB-CASE"


class Idempotency(Enum):
    """What repeating a call does; decides which failures may be retried."""

    SAFE = "safe"
    IDEMPOTENT = "idempotent"
    UNSAFE = "unsafe"


class Auth(Enum):
    """Whether an action needs a bearer token (wire.md W1.3)."""

    REQUIRED = "required"
    NONE = "none"


class Effect(Enum):
    """What a call does to what the server keeps."""

    READS = "reads"
    ADDS = "adds"
    CHANGES = "changes"
    REMOVES = "removes"


MAX_WIRE_NUMBER = EXACT
"""The magnitude of the largest number that names a value or a variant on the wire."""

WireName: TypeAlias = str | int
"""What a value of an enum is on the wire, or a variant of a union (wire.md W3.1)."""


def is_wire_name(value: object, name: WireName) -> bool:
    """Whether a JSON value is the name: neither `true` nor `1.0` is `1`."""
    return type(value) is type(name) and value == name


@dataclass(frozen=True, slots=True)
class Length:
    """Bounds, inclusive, on code points of a string, bytes, items or entries."""

    min: int | None
    max: int | None
    message: str | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Range:
    """Bounds, inclusive, on a number."""

    min: int | float | None
    max: int | float | None
    message: str | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression that must be found somewhere (wire.md W4.10)."""

    regex: str
    message: str | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class ByteLength:
    """Bounds, inclusive, on the bytes that a string takes in UTF-8 (wire.md W4.10)."""

    min: int | None
    max: int | None
    message: str | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Unique:
    """No two items of a list are the same (wire.md W4.11)."""

    message: str | None = None
    code: str | None = None


Constraint: TypeAlias = Length | Range | Pattern | ByteLength | Unique
Limits: TypeAlias = tuple[Constraint, ...]


Json: TypeAlias = "None | bool | int | float | str | tuple[Json, ...] | JsonObject"


@dataclass(frozen=True, slots=True)
class JsonObject:
    """A JSON object as an immutable value."""

    members: tuple[tuple[str, Json], ...]


@dataclass(frozen=True, slots=True)
class Deprecation:
    """A thing that still works and should not be used any more."""

    note: str | None = None
    since: str | None = None
    remove_in: str | None = None


@dataclass(frozen=True, slots=True)
class Unstable:
    """A thing that may change or go without notice."""

    feature: str
    note: str | None = None
    issue: str | None = None


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """Where in its life a type, member or action is."""

    deprecated: Deprecation | None = None
    unstable: Unstable | None = None
    since: str | None = None


STABLE = Lifecycle()


class ActionFacts(TypedDict):
    """What is said of an action beside its names, its bodies and its examples."""

    docs: str
    idempotency: Idempotency
    effect: Effect | None
    auth: Auth
    timeout: float | None
    lifecycle: Lifecycle
