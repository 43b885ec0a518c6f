"""`Action`, the base class of requests, and `Returns`, which names their response."""

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
    """Base of requests: `Returns[T]` for a response of type `T`, `Returns[None]` for none.

    Not covariant, because a server must return exactly what the action declares.
    """


class Action(Model):
    """Base of requests. Python code that builds one may not give unknown names.

    A request that is part of a response keeps the fields that this version does not know,
    and writes them back (wire.md W2.4).
    """

    model_config = ConfigDict(extra="forbid")

    if TYPE_CHECKING:  # pydantic would evaluate it for each subclass
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
        if wire:  # without it, a subclass that users write is the same action
            cls.__action__ = ActionInfo(wire, idempotency, auth, timeout=timeout)

    @classmethod
    def model_given(cls, /, **fields: object) -> Self:
        """Makes a request of the fields that were given.

        `UNSET` is not given, and neither is None, unless the field has `null` as a value.
        Fields that are not given are not written, so the server's defaults count.
        """
        cls.model_rebuild()  # before, it is unknown which fields have `null`
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
        with suppress(LookupError):  # a recursive model within itself is not built yet
            write_extra(handler.resolve_ref_schema(schema))
        return schema
