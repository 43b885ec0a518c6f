"""Actions as clients know them: what one is called and what it returns.

Light, as clients are: types of calls can be named without loading pydantic.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Generic, Literal, TypeAlias, TypeVar

T_co = TypeVar("T_co", covariant=True)

Idempotency: TypeAlias = Literal["safe", "idempotent", "unsafe"]
Auth: TypeAlias = Literal["required", "none"]


@dataclass(frozen=True, slots=True)
class ActionInfo:
    """What is known of an action beside its fields."""

    wire: str
    """Full wire name, `<namespace>_<ActionName>` (wire.md W1.1)."""

    idempotency: Idempotency = "unsafe"
    """What repeating a call does; decides which failures may be retried."""

    auth: Auth = "required"
    """Whether a bearer token is needed (wire.md W1.3)."""

    timeout: float | None = None
    """Deadline of a call in seconds, when the caller gives none."""


class Returning(Generic[T_co]):
    """An action, for whoever takes what it returns."""

    __action__: ClassVar[ActionInfo]
