"""Facts about an action that a client needs before a call: its name and its rules.

Kept apart from the models, so that making a client does not load pydantic.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, Literal, TypeAlias, TypeVar

from .dataclass import dataclass

T_co = TypeVar("T_co", covariant=True)

Idempotency: TypeAlias = Literal["safe", "idempotent", "unsafe"]
Auth: TypeAlias = Literal["required", "none"]


@dataclass(frozen=True, slots=True)
class ActionInfo:
    """Facts about an action from its spec, besides its fields."""

    wire: str
    """Full wire name, `<namespace>_<ActionName>` (wire.md W1.1)."""

    idempotency: Idempotency = "unsafe"
    """What it does to repeat a call. Decides which failures are retried: `unsafe` actions
    only where the server has certainly not begun."""

    auth: Auth = "required"
    """Whether a bearer token is needed (wire.md W1.3)."""

    timeout: float | None = None
    """Seconds that a call may take, if the caller sets no timeout."""


class Returning(Generic[T_co]):
    """Base of requests that carries the type of the response, for type checkers."""

    if TYPE_CHECKING:  # pydantic would evaluate it for each subclass
        __action__: ClassVar[ActionInfo]
