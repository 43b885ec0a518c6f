"""Objects that a JSON Schema document describes, not the spec."""

from __future__ import annotations

from collections.abc import Collection, Container, ItemsView, Mapping
from typing import Any, ClassVar, Self, TypeGuard

from pydantic import (
    JsonValue,
    ModelWrapValidatorHandler,
    SerializationInfo,
    SerializerFunctionWrapHandler,
    ValidationInfo,
    model_serializer,
    model_validator,
)
from pydantic.fields import FieldInfo

from .base import Model
from .json_schema import Document
from .naming import wire_name
from .pydantic_internals import fields_of, put_extra
from .role import CALLER, SERVER


class Opaque(Model):
    """An object that comes through as it is.

    Its document says nothing of versions of the API, so the server too keeps the keys
    that it does not name. A `null` that was read is written again; a field that need
    not be there, and that Python code leaves out or sets to None, is absent.
    """

    __document__: ClassVar[Document | None] = None
    """What a server checks objects against, if this is the whole of a document."""

    __keeps_all__ = True

    @model_validator(mode="wrap")
    @classmethod
    def _read(
        cls, data: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo
    ) -> Self:
        if not _is_object(data):
            return handler(data)
        if info.context not in (SERVER, CALLER):
            found = handler(data)
            _tell_apart(found, data)
            return found
        # A server is told to ignore or refuse unknown keys, and a caller may give none:
        # show them none.
        names = {wire_name(name, field) for name, field in _fields(cls)}
        if info.context is CALLER:
            names.update(fields_of(cls))
        document = cls.__document__
        if document and info.context is SERVER:
            found = document.read(data, lambda given: handler(_part(given, names)))
        else:
            found = handler(_part(data, names))
        more = {key: data[key] for key in data if key not in names}
        put_extra(found, more)
        if info.context is CALLER:
            _leave_out(found)
        return found

    def model_copy(
        self, *, update: Mapping[str, Any] | None = None, deep: bool = False
    ) -> Self:
        """A copy with other values; a field that is set to None is absent."""
        copied = super().model_copy(update=update, deep=deep)
        if update:
            _leave_out(copied, update)
        return copied

    # Without a type here, pydantic looks the annotation up among the types of an API.
    @model_serializer(mode="wrap", return_type=dict[str, Any])
    def _write(
        self, handler: SerializerFunctionWrapHandler, info: SerializationInfo
    ) -> dict[str, Any]:
        written: dict[str, Any] = handler(self)
        for name, field in _fields(type(self)):
            if vars(self)[name] is None and name not in self.model_fields_set:
                by_alias = info.by_alias is not False
                written.pop(wire_name(name, field) if by_alias else name, None)
        return written


def _tell_apart(value: Opaque, data: Container[str]) -> None:
    """Takes the fields of which only the Python name is there, as a key of its own, for
    absent."""
    if more := (value.model_extra or {}).keys() & fields_of(type(value)).keys():
        fields = fields_of(type(value))
        absent = {name for name in more if wire_name(name, fields[name]) not in data}
        value.model_fields_set.difference_update(absent)


def _leave_out(value: Opaque, given: Collection[str] | None = None) -> None:
    """Takes what was set to None, of the fields that need not be there, for absent."""
    for name, field in _fields(type(value)):
        is_given = given is None or name in given or field.alias in given
        if is_given and vars(value)[name] is None and not field.is_required():
            value.model_fields_set.discard(name)


def _is_object(data: object) -> TypeGuard[Mapping[str, JsonValue]]:
    return isinstance(data, Mapping)


def _part(data: Mapping[str, JsonValue], names: Container[str]) -> dict[str, JsonValue]:
    return {key: data[key] for key in data if key in names}


def _fields(cls: type[Opaque]) -> ItemsView[str, FieldInfo]:
    return fields_of(cls).items()
