"""Types of the import namespace."""

from __future__ import annotations

import builtins
from enum import StrEnum
from typing import Annotated as _Annotated
from typing import Literal as _Literal
from typing import NewType, TypeAlias

from pydantic import Field as _Field

from .._runtime.model import (
    U8,
    U16,
    Action,
    Maybe,
    OneOf,
    Open,
    Returns,
    UnknownVariant,
    refine,
)
from .._runtime.model import Model as _Model

None_ = NewType("None_", str)
"""Not the value."""

Model = NewType("Model", str)
"""Not the base class."""

Field = NewType("Field", int)
"""Not the function."""

refine(Field, U16)

Annotated: TypeAlias = list[Model]
"""The alias `Annotated`."""


class Literal(_Model):
    """The payload of `TypeClass`."""

    class_: _Annotated[None_, _Field(alias="class")]
    else_: _Annotated[Maybe[bool], _Field(alias="else")] = None
    self_: _Annotated[builtins.str, _Field(alias="self")]
    from_: _Annotated[builtins.str, _Field(alias="from")]
    schema_: _Annotated[builtins.str, _Field(alias="schema")]
    json_: _Annotated[builtins.str, _Field(alias="json")]
    copy_: _Annotated[Maybe[builtins.str], _Field(alias="copy")] = None
    model_config_: _Annotated[builtins.str, _Field(alias="modelConfig")]
    model_name: _Annotated[builtins.str, _Field(alias="modelName")]
    builtins_: _Annotated[builtins.str, _Field(alias="builtins")]
    list: builtins.list[builtins.str]
    str: builtins.str
    dict_: _Annotated[dict[builtins.str, builtins.str], _Field(alias="dict")]
    int: Maybe[U8] = None
    action: builtins.str
    options: builtins.str
    timeout: builtins.str


class TypeNone(_Model, tag="def_"):
    """The `None` variant of `Type`."""

    def_: _Annotated[_Literal["None"], _Field(alias="def")] = "None"


class TypeClass(Literal, tag="def_"):
    """The `Class` variant of `Type`."""

    def_: _Annotated[_Literal["Class"], _Field(alias="def")] = "Class"


class UnknownType(UnknownVariant, tag="def_"):
    """A variant of `Type` that this version of the SDK does not know."""

    def_: _Annotated[str, _Field(alias="def")]


Type: TypeAlias = _Annotated[TypeNone | TypeClass | UnknownType, OneOf("def")]
"""The union `Type`."""

TypeKnown: TypeAlias = TypeNone | TypeClass
"""The variants of `Type` that this version of the SDK knows."""


class Keyword(StrEnum):
    """The enum `Keyword`."""

    CLASS = "Class"
    """A keyword."""

    NAME = "Name"
    """A member of `Enum`."""

    VALUE = "Value"
    """A member of `Enum`."""

    MRO = "Mro"
    """A member of `type`."""


class ImportAction(Action, Returns[Type], wire="import_Import"):
    """A keyword as a method."""

    class_: _Annotated[None_, _Field(alias="class")]
    options: list[str]
    action: str
    hub: str
    self_: _Annotated[Model, _Field(alias="self")]


class ListOutput(_Model):
    """The response of the action `import_List`."""

    items: list[Literal]


class ListAction(Action, Returns[ListOutput], wire="import_List"):
    """Shadows a builtin in the class of the client."""

    items: list[str]
    keyword: Open[Keyword]


class TupleAction(Action, Returns[None], wire="import_Tuple"):
    """Shadows what `routes` returns."""


class RoutesAction(Action, Returns[None], wire="import_Routes"):
    """A method of every service."""
