"""Adapters of pydantic, which read and write the values of a type."""

from __future__ import annotations

from typing import Annotated, Any, Final, get_args, get_origin

from pydantic import ConfigDict, TypeAdapter

from ..model.base import Model
from ..model.building import building

_CONFIG: Final = ConfigDict(ser_json_inf_nan="constants")


def adapter_of(type_: Any) -> TypeAdapter[Any]:
    """A complete adapter; thread safe, but every call builds a new one."""

    def build() -> TypeAdapter[Any]:
        struct = _struct(type_)
        if struct is not None:
            # One that is not built yet would be written without its configuration.
            struct.model_rebuild()
        config = _CONFIG if struct is None else None
        adapter = TypeAdapter[Any](type_, config=config)
        adapter.rebuild()
        return adapter

    return building.run(build)


def _struct(type_: Any) -> type[Model] | None:
    # pydantic wants no second configuration beside that of the class.
    if get_origin(type_) is Annotated:
        type_ = get_args(type_)[0]
    return type_ if isinstance(type_, type) and issubclass(type_, Model) else None
