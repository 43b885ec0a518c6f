"""The fields of models, whose annotations are evaluated when a model is first needed."""

from __future__ import annotations

from inspect import Signature, get_annotations
from typing import TYPE_CHECKING, Any

from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from .deprecation import announce
from .links import load, resolve
from .naming import crosses
from .pydantic_internals import (
    are_fields_complete,
    assigned_to,
    fields_of,
    is_complete,
    put_fields,
    put_incomplete,
    put_origin,
)

if TYPE_CHECKING:
    from .base import Model


class AllFields:
    """The attribute `model_fields`, whose annotations are evaluated if it is asked for."""

    def __get__(self, value: object, cls: type[Model]) -> dict[str, FieldInfo]:
        if not is_complete(cls):
            prepare(cls)
        return fields_of(cls)


class SignatureOfUnbuilt:
    """The attribute `__signature__` of a class that is not built yet: who asks for it gets
    that of a built one, which pydantic makes, and not the constructor's."""

    def __get__(self, value: object, cls: type[Model]) -> Signature:
        if value is None:
            cls.model_rebuild(raise_errors=False)
            if "__signature__" in vars(cls):
                return cls.__signature__
        raise AttributeError("__signature__")


def defer(cls: type[Model]) -> None:
    """Leave the annotations of a class that is just being defined to `prepare`: many
    are never used, and to evaluate them takes most of the time of an import."""
    found = _deferred(cls).items()
    put_fields(cls, {name: FieldInfo(annotation=text) for name, text in found})


def deferred(cls: type[Model]) -> None:
    """Tell pydantic, which has defined a class, that its annotations are deferred."""
    fields = fields_of(cls)
    for name in _deferred(cls).keys() & fields.keys():
        put_incomplete(fields[name])


def _deferred(cls: type[Model]) -> dict[str, Any]:
    # What stands in a function may name what only stands there, and of what is generic
    # pydantic makes classes with other types.
    if "<locals>" in cls.__qualname__ or vars(cls).get("__parameters__"):
        return {}
    found = get_annotations(cls).items()
    return {k: v for k, v in found if isinstance(v, str) and not k.startswith("_")}


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
    by_owner = ((each, get_annotations(each)) for each in cls.__mro__)
    owner, found = next((each, found) for each, found in by_owner if name in found)
    annotation = found[name]
    if not isinstance(annotation, str):
        return field
    try:
        type_ = resolve(owner.__module__, annotation)
    except (KeyError, NameError):  # pydantic knows more places, and complains
        return field
    given = assigned_to(field)
    evaluated = (
        FieldInfo.from_annotation(type_)
        if given is PydanticUndefined
        else FieldInfo.from_annotated_attribute(type_, given)
    )
    put_origin(evaluated, type_, given)
    return evaluated
