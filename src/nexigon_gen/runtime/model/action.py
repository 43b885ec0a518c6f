"""Requests: what an action is called and what it returns."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar, Self, TypeVar

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler
from pydantic_core import CoreSchema
from typing_extensions import Unpack

from ..actions import ActionInfo, Auth, Idempotency, Returning
from .base import Model
from .presence import UNSET, takes_null
from .pydantic_internals import fields_of, is_complete, write_extra

__all__ = ["Action", "ActionInfo", "Returning", "Returns"]

T = TypeVar("T")


class Returns(Returning[T]):
    """Says what an action returns; `None` is the response with no fields.

    Not covariant: whoever answers an action gives no other type in its place.
    """


class Action(Model):
    """A request. Unknown names are refused where it is built. One that stands in a
    response keeps what this version does not know, and writes it back (wire.md W2.4).
    """

    model_config = ConfigDict(extra="forbid")

    if TYPE_CHECKING:  # pydantic would evaluate it for each heir
        __action__: ClassVar[ActionInfo]

    def __init_subclass__(
        cls,
        *,
        wire: str = "",
        idempotency: Idempotency = "unsafe",
        auth: Auth = "required",
        timeout: float | None = None,
        **config: Unpack[ConfigDict],
    ) -> None:
        super().__init_subclass__()
        if wire:  # an heir that somebody wrote is the same action
            cls.__action__ = ActionInfo(wire, idempotency, auth, timeout=timeout)

    @classmethod
    def model_given(cls, /, **fields: object) -> Self:
        """The request of the fields that are not `UNSET`, nor None where that is no
        `null`. One that is left out is not written: its default is that of whoever
        reads it."""
        cls.model_rebuild()  # until then, annotations do not tell what is null
        known = fields_of(cls)
        given = {
            name: value
            for name, value in fields.items()
            if value is not UNSET and (value is not None or takes_null(known[name]))
        }
        return cls(**given)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[BaseModel], handler: GetCoreSchemaHandler, /
    ) -> CoreSchema:
        schema = super().__get_pydantic_core_schema__(source, handler)
        if is_complete(cls):
            return schema
        with suppress(LookupError):  # within itself, a recursive model is not built yet
            write_extra(handler.resolve_ref_schema(schema))
        return schema
