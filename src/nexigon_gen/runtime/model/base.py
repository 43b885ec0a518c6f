"""`Model`, the base class of all structs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ValidationError,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema
from typing_extensions import Unpack

from .build_order import build_each, held_by
from .building import building
from .changes import changes
from .fields import AllFields, SignatureOfUnbuilt, defer, deferred, prepare
from .filling import check_first, fill
from .json_text import encoded, no_json, not_written
from .links import Hints, Unwrapped
from .naming import failed, named_once, sorted_out
from .nesting import (
    STACK,
    HasLevels,
    is_nested,
    is_nested_data,
    is_nested_json,
    write_unknown,
    written,
)
from .numeric import floats_at_once
from .presence import leave_defaults_out
from .pydantic_internals import (
    fail_fast,
    fields_of,
    is_complete,
    iter_schemas,
    own_schemas,
    plain_init,
    put_extra,
    put_fields,
    put_fields_set,
    schema_of,
    strict_scalars,
    unbuild,
    write_unknown_by,
)
from .references import is_reference, reference, whole
from .role import CALLER
from .stack import on_stack


class Model(BaseModel):
    """A struct (wire.md W2). It is frozen and built by keywords.

    Python code may use Python names and wire names. Unknown keys of received data are kept
    and written back; unknown keywords of the constructor are refused.
    """

    model_config = ConfigDict(
        defer_build=True,
        extra="allow",
        frozen=True,
        hide_input_in_errors=True,
        protected_namespaces=(),
        serialize_by_alias=True,
        ser_json_inf_nan="constants",
        validate_by_alias=True,
        validate_by_name=True,
    )

    # Without annotations, which pydantic would evaluate for each subclass.
    __tag__ = ""
    """Variants: Python name of the field that holds the tag."""

    __keeps_all__ = False
    """Whether even the constructor takes unknown keywords."""

    __crosses__ = False
    """Whether the wire name of one field is the Python name of another."""

    __has_levels__ = True
    """Whether values may be nested deeply; `HasLevels` in each class."""

    if TYPE_CHECKING:
        __check__: ClassVar[Callable[..., object]]
        """Validates keywords and fills the instance; from the second one on, the validator."""

    __no_type_check__ = Hints()

    if not TYPE_CHECKING:  # each class has a signature of its own
        __wrapped__ = Unwrapped()

        @plain_init
        def __init__(self, /, **given):
            __tracebackhide__ = True
            try:
                # Most values have exactly the declared types; strict mode is the fastest.
                self.__check__(
                    given,
                    strict=True,
                    extra="forbid",
                    context=CALLER,
                    self_instance=self,
                )
            except ValidationError:
                fill(self, given)

    def __init_subclass__(cls, *, tag: str = "", **config: Unpack[ConfigDict]) -> None:
        # pydantic reads `config` in its metaclass, and passes the rest on to here.
        super().__init_subclass__()
        defer(cls)

    @classmethod
    def __pydantic_init_subclass__(cls, *, tag: str = "", **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        building.models += 1
        deferred(cls)
        _begin(cls)
        if tag:
            cls.__tag__ = tag
            fields = fields_of(cls)
            # A variant inherits the fields of its payload, and its tag is written first.
            put_fields(cls, {tag: fields[tag], **fields})

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[BaseModel], handler: GetCoreSchemaHandler, /
    ) -> CoreSchema:
        if is_complete(cls):
            if not building.is_here:
                return whole(schema_of(cls))
            return reference(cls) or handler(source)
        prepare(cls)
        schema = handler(source)
        try:
            resolved = handler.resolve_ref_schema(schema)
        except LookupError:  # a recursive model within itself is not built yet
            return schema
        named_once(cls, resolved)
        leave_defaults_out(resolved)
        if cls.model_config.get("extra") == "allow":
            write_unknown_by(resolved, write_unknown)
        own = own_schemas(resolved)
        fail_fast(own)
        strict_scalars(own)
        floats_at_once(own)
        return schema

    def model_copy(
        self, *, update: Mapping[str, Any] | None = None, deep: bool = False
    ) -> Self:
        """A copy with other values for some fields, which are checked.

        The other fields are not: a newer server may have loosened a limit. Unknown fields
        may be changed, but not added.

        Raises:
            ValidationError: There is no such field, or a value is not of its type.
        """
        values, more = changes(self, update) if update else ({}, {})
        copied = super().model_copy(update=values, deep=deep)
        if more:
            put_extra(copied, {**(copied.model_extra or {}), **more})
        return copied

    @classmethod
    def model_construct(
        cls, _fields_set: set[str] | None = None, **values: Any
    ) -> Self:
        """Makes a value without checking those of its fields. Their names are checked.

        Raises:
            ValidationError: There is no such field.
        """
        cls.model_rebuild()
        given, more, wrong = sorted_out(cls, values)
        if wrong:
            raise failed(cls, wrong)
        made = super().model_construct(_fields_set)  # the defaults
        found = {**vars(made), **given}
        state = {name: found[name] for name in fields_of(cls) if name in found}
        object.__setattr__(made, "__dict__", state)
        if _fields_set is None:
            put_fields_set(made, {*given})
        if more:
            put_extra(made, more)
        return made

    @classmethod
    def model_validate_json(
        cls, json_data: str | bytes | bytearray, **options: Any
    ) -> Self:
        """Reads a value from JSON. Takes the options of pydantic's method.

        Raises:
            ValidationError: The text is not JSON, or not of this type.
        """
        __tracebackhide__ = True
        text = encoded(json_data)
        if problem := no_json(text):
            raise failed(cls, [{"type": problem, "loc": (), "input": None}])
        if cls.__has_levels__ and is_nested_json(text):
            read = super().model_validate_json
            return on_stack(STACK, partial(read, json_data, **options))
        return super().model_validate_json(json_data, **options)

    @classmethod
    def model_validate(cls, obj: Any, **options: Any) -> Self:
        """Reads a value from data. Takes the options of pydantic's method.

        Raises:
            ValidationError: The data is not of this type.
        """
        __tracebackhide__ = True
        if cls.__has_levels__ and is_nested_data(obj):
            return on_stack(STACK, partial(super().model_validate, obj, **options))
        return super().model_validate(obj, **options)

    @classmethod
    def model_validate_strings(cls, obj: Any, **options: Any) -> Self:
        """Reads a value from data of strings. Takes the options of pydantic's method.

        Raises:
            ValidationError: The data is not of this type.
        """
        __tracebackhide__ = True
        if cls.__has_levels__ and is_nested_data(obj):
            read = super().model_validate_strings
            return on_stack(STACK, partial(read, obj, **options))
        return super().model_validate_strings(obj, **options)

    def model_dump(self, **options: Any) -> dict[str, Any]:
        """The value as data, with secrets masked. Takes the options of pydantic's method."""
        is_deep = self.__has_levels__ and is_nested(self)
        return written(super().model_dump, options, is_deep=is_deep)

    def model_dump_json(self, **options: Any) -> str:
        """The value as JSON, with secrets masked. Takes the options of pydantic's method.

        Raises:
            ValueError: The value holds NaN, an infinity or half of a surrogate pair.
        """
        is_deep = self.__has_levels__ and is_nested(self)
        text = written(super().model_dump_json, options, is_deep=is_deep)
        if problem := not_written(self, text):
            raise ValueError(problem.message())
        return text

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler, /
    ) -> JsonSchemaValue:
        is_part = any(map(is_reference, iter_schemas(schema)))
        return handler(whole(schema_of(cls)) if is_part else schema)

    @classmethod
    def model_rebuild(
        cls,
        *,
        force: bool = False,
        raise_errors: bool = True,
        _parent_namespace_depth: int = 2,
        _types_namespace: Mapping[str, Any] | None = None,
    ) -> bool | None:
        """Build the validator now, after those of the models that it shares with others."""
        if is_complete(cls) and not force:
            return None

        def rebuild() -> bool | None:
            build_each(held)
            prepare(cls)
            if force:
                unbuild(cls)  # by `force`, pydantic would rebuild what it holds, too
                _begin(cls)
            return super(Model, cls).model_rebuild(
                raise_errors=raise_errors,
                _parent_namespace_depth=_parent_namespace_depth + 2,
                _types_namespace=_types_namespace,
            )

        held = () if building.is_here else held_by([cls], Model)
        return building.run(rebuild)


def _begin(cls: type[Model]) -> None:
    """Sets what is found out about a class when it is first used."""
    type.__setattr__(cls, "__has_levels__", HasLevels())
    cls.__check__ = staticmethod(check_first)


# Set from outside: in the class body they would be taken for fields.
type.__setattr__(Model, "model_fields", AllFields())
type.__setattr__(Model, "__signature__", SignatureOfUnbuilt())
