"""The fields of models, whose annotations are evaluated when a model is first needed."""

from __future__ import annotations

from inspect import get_annotations
from typing import TYPE_CHECKING

from pydantic import Field
from pydantic.fields import FieldInfo

from .deprecation import announce
from .links import load, resolve
from .naming import crosses
from .pydantic_internals import are_fields_complete, fields_of, put_fields

if TYPE_CHECKING:
    from .base import Model


def prepare(cls: type[Model]) -> None:
    """Make the names in the annotations of a class known. pydantic would look up those
    of inherited fields in the module of the heir, and take the class it began with for
    any other of its name."""
    load(cls.__module__)
    if not are_fields_complete(cls):
        fields = fields_of(cls).items()
        put_fields(cls, {name: _resolved(cls, name, field) for name, field in fields})
    announce(cls)
    if crosses(cls):
        # By both names at once one could not tell which field is meant.
        cls.__crosses__ = True
        cls.model_config = {**cls.model_config, "validate_by_name": False}


def _resolved(cls: type[Model], name: str, field: FieldInfo) -> FieldInfo:
    owner = next(each for each in cls.__mro__ if name in get_annotations(each))
    annotation = get_annotations(owner)[name]
    if not isinstance(annotation, str):
        return field
    found = resolve(owner.__module__, annotation)
    if field.is_required():
        return FieldInfo.from_annotation(found)
    default = field.default
    if field.default_factory is not None:
        default = Field(default_factory=field.default_factory)
    return FieldInfo.from_annotated_attribute(found, default)
