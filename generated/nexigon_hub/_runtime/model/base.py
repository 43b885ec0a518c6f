"""The base of all structs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from inspect import get_annotations
from typing import Any, ClassVar, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    ValidationError,
)
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema
from typing_extensions import Unpack

from .building import building
from .links import load, resolve
from .presence import leave_defaults_out
from .walk import own_nodes


class Model(BaseModel):
    """A struct (wire.md W2): frozen, strict, keyword-only.

    Python code may use Python names and wire names; on the wire only the wire name
    counts. Unknown keys are kept and written back.
    """

    model_config = ConfigDict(
        defer_build=True,
        extra="allow",
        frozen=True,
        hide_input_in_errors=True,
        protected_namespaces=(),
        serialize_by_alias=True,
        ser_json_inf_nan="constants",
        strict=True,
        validate_by_alias=True,
        validate_by_name=True,
    )

    __tag__: ClassVar[str] = ""
    """Python name of the field that holds the tag, for variants."""

    def __init_subclass__(cls, *, tag: str = "", **config: Unpack[ConfigDict]) -> None:
        # pydantic takes the config itself and hands on what it does not know.
        super().__init_subclass__()

    @classmethod
    def __pydantic_init_subclass__(cls, *, tag: str = "", **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        building.models += 1
        if tag:
            cls.__tag__ = tag
            fields = cls.__pydantic_fields__
            # A variant inherits the fields of its payload; its tag is written first.
            cls.__pydantic_fields__ = {tag: fields[tag], **fields}

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[BaseModel], handler: GetCoreSchemaHandler, /
    ) -> CoreSchema:
        _prepare(cls)
        schema = handler(source)
        try:
            resolved = handler.resolve_ref_schema(schema)
        except LookupError:  # within itself, a recursive model is not built yet
            return schema
        leave_defaults_out(resolved)
        _stop_early(resolved)
        return schema

    def model_copy(
        self, *, update: Mapping[str, Any] | None = None, deep: bool = False
    ) -> Self:
        """A copy with other values, which are checked as if it was built from them. What
        it keeps is not: a newer server may have loosened a limit.

        Raises:
            ValidationError: A value is not of the type of its field.
        """
        if update:
            try:
                self.model_validate({**vars(self), **update})
            except ValidationError as error:
                places = _places(type(self), update)
                found = error.errors(include_url=False, include_input=False)
                if any(each["loc"][:1] in places for each in found):
                    raise
        return super().model_copy(update=update, deep=deep)

    @classmethod
    def model_rebuild(
        cls,
        *,
        force: bool = False,
        raise_errors: bool = True,
        _parent_namespace_depth: int = 2,
        _types_namespace: Mapping[str, Any] | None = None,
    ) -> bool | None:
        """Build the validator now."""
        if cls.__pydantic_complete__ and not force:
            return None

        def rebuild() -> bool | None:
            _prepare(cls)
            return super(Model, cls).model_rebuild(
                force=force,
                raise_errors=raise_errors,
                _parent_namespace_depth=_parent_namespace_depth + 2,
                _types_namespace=_types_namespace,
            )

        return building.run(rebuild)


def _places(cls: type[Model], names: Iterable[str]) -> set[tuple[str, ...]]:
    """Where pydantic finds what is wrong with the fields of these names."""
    known = cls.model_fields
    aliases = (known[name].alias or name for name in names if name in known)
    return {(name,) for name in (*names, *aliases)}


def _prepare(cls: type[Model]) -> None:
    """Make the names in the annotations of a class known. pydantic would look up those
    of inherited fields in the module of the heir, and take the class it began with for
    any other of its name."""
    load(cls.__module__)
    if not cls.__pydantic_fields_complete__:
        fields = cls.__pydantic_fields__.items()
        cls.__pydantic_fields__ = {
            name: _resolved(cls, name, field) for name, field in fields
        }


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


_LARGE = 128
"""Models that lead to each other, from which on each is built when it is first used:
pydantic makes a copy of all of them for each."""


def complete_models() -> None:
    """Build every model that is loaded, each once; whoever needs one of a large API then
    finds the others ready. What cannot be built fails where it is needed."""
    done: set[type[Model]] = set()
    while pending := set(_heirs(Model)) - done:  # to build one may load more
        for cls in sorted(pending, key=lambda each: (each.__module__, each.__name__)):
            if cls not in done:
                cls.model_rebuild(raise_errors=False)
                done |= _tangled(cls)
        done |= pending


def _tangled(cls: type[Model]) -> set[type[Model]]:
    """The models that a model was built with, if there are very many."""
    schema: Any = cls.__pydantic_core_schema__ if cls.__pydantic_complete__ else {}
    definitions = schema.get("definitions", ())
    if len(definitions) < _LARGE:
        return set()
    return {each["cls"] for each in definitions if each["type"] == "model"}


def _heirs(cls: type[Model]) -> Iterator[type[Model]]:
    for each in cls.__subclasses__():
        yield each
        yield from _heirs(each)


def _stop_early(schema: CoreSchema) -> None:
    """Let lists and maps report their first bad item only: a hostile body can hold
    millions, and pydantic remembers them all."""
    for node in own_nodes(schema):
        if node.get("type") in ("list", "dict"):
            node["fail_fast"] = True
