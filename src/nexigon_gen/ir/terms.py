"""Terms that the spec language and the IR have in common: enums, constraints, JSON."""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from ..runtime.wire.numeric import EXACT
from ..values import TypedDict, dataclass


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
    """What it does to repeat a call. Decides which failures clients retry."""

    SAFE = "safe"
    IDEMPOTENT = "idempotent"
    UNSAFE = "unsafe"


class Auth(Enum):
    """Whether an action needs a bearer token (wire.md W1.3)."""

    REQUIRED = "required"
    NONE = "none"


class Effect(Enum):
    """What a call does to the data on the server."""

    READS = "reads"
    ADDS = "adds"
    CHANGES = "changes"
    REMOVES = "removes"


MAX_WIRE_NUMBER = EXACT
"""Largest magnitude of a number that is the wire name of a value or a variant."""

WireName: TypeAlias = str | int
"""The wire name of a value of an enum, or of a variant of a union (wire.md W3.1)."""


def is_wire_name(value: object, name: WireName) -> bool:
    """Whether a JSON value is this name. Neither `true` nor `1.0` is `1`."""
    return type(value) is type(name) and value == name


@dataclass(frozen=True, slots=True)
class Length:
    """Inclusive bounds on the number of code points, bytes, items or entries."""

    min: int | None
    max: int | None
    message: str | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Range:
    """Inclusive bounds on a number."""

    min: int | float | None
    max: int | float | None
    message: str | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression that must match somewhere in a string (wire.md W4.10)."""

    regex: str
    message: str | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class ByteLength:
    """Inclusive bounds on the number of bytes of a string in UTF-8 (wire.md W4.10)."""

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
    """Marks a thing that still works, but should not be used any more."""

    note: str | None = None
    since: str | None = None
    remove_in: str | None = None


@dataclass(frozen=True, slots=True)
class Unstable:
    """Marks a thing that may change or be removed without notice."""

    feature: str
    note: str | None = None
    issue: str | None = None


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """The lifecycle of a type, member or action: since when, deprecated, unstable."""

    deprecated: Deprecation | None = None
    unstable: Unstable | None = None
    since: str | None = None


STABLE = Lifecycle()


class ActionFacts(TypedDict):
    """The facts of an action other than its names, bodies and examples."""

    docs: str
    idempotency: Idempotency
    effect: Effect | None
    auth: Auth
    timeout: float | None
    lifecycle: Lifecycle
