"""Fields of models, whose annotations are evaluated only when a model is first used."""

from __future__ import annotations

from collections.abc import Mapping
from inspect import Signature, get_annotations
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from .deprecation import announce
from .links import resolve
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
    """The attribute `model_fields`. To read it evaluates the annotations."""

    def __get__(self, value: object, cls: type[Model]) -> dict[str, FieldInfo]:
        if not is_complete(cls):
            prepare(cls)
        return fields_of(cls)


class SignatureOfUnbuilt:
    """The attribute `__signature__` of a class that is not built yet. To read it builds the
    class, for which pydantic makes a signature from the fields."""

    def __get__(self, value: object, cls: type[Model]) -> Signature:
        if value is None:
            cls.model_rebuild(raise_errors=False)
            if "__signature__" in vars(cls):
                return cls.__signature__
        raise AttributeError("__signature__")


def defer(cls: type[Model]) -> None:
    """Keeps pydantic from evaluating the annotations of a class that is being defined.

    `prepare` does it later. Evaluation takes most of the time of an import, and many
    classes are never used.
    """
    # Of these, pydantic reads the annotation only.
    texts: dict[str, Any] = {
        name: SimpleNamespace(annotation=text)
        for name, text in _annotations_to_defer(cls).items()
        if isinstance(text, str) and not name.startswith("_")
    }
    put_fields(cls, texts)


def _annotations_to_defer(cls: type[Model]) -> Mapping[str, object]:
    # Not those of a class in a function, which may name local types; nor those of a
    # generic class, of which pydantic makes classes with other types.
    if "<locals>" in cls.__qualname__ or vars(cls).get("__parameters__"):
        return {}
    return get_annotations(cls)


def deferred(cls: type[Model]) -> None:
    """Tells pydantic, once it has defined a class, that its annotations are deferred."""
    for field in fields_of(cls).values():
        if isinstance(field.annotation, str):
            put_incomplete(field)


def prepare(cls: type[Model]) -> None:
    """Evaluates the annotations of a class, each in the module of the class that has it.

    pydantic would look up the names of inherited annotations in the module of the
    subclass, and might find another class of the same name.
    """
    if not are_fields_complete(cls):
        own = get_annotations(cls)
        fields = {
            name: _resolved(*_annotation(cls, own, name), field)
            for name, field in fields_of(cls).items()
        }
        put_fields(cls, fields)
    announce(cls)
    if crosses(cls):
        # If both names were allowed, a key could mean either field.
        cls.__crosses__ = True
        cls.model_config = {**cls.model_config, "validate_by_name": False}


def _annotation(cls: type, own: Mapping[str, Any], name: str) -> tuple[str, Any]:
    """The annotation of a field, and the module of the class that has it. `own` has the
    annotations of the class itself."""
    if name in own:
        return cls.__module__, own[name]
    above = ((each, get_annotations(each)) for each in cls.__mro__[1:])
    return next((each.__module__, has[name]) for each, has in above if name in has)


def _resolved(module: str, annotation: object, field: FieldInfo) -> FieldInfo:
    if not isinstance(annotation, str):
        return field
    try:
        type_ = resolve(module, annotation)
    except (
        KeyError,
        NameError,
    ):  # left to pydantic, which looks elsewhere or complains
        return field
    given = assigned_to(field)
    evaluated = (
        FieldInfo.from_annotation(type_)
        if given is PydanticUndefined
        else FieldInfo.from_annotated_attribute(type_, given)
    )
    put_origin(evaluated, type_, given)
    return evaluated
