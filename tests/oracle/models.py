"""The models that datamodel-code-generator makes of our documents."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module, invalidate_caches
from pathlib import Path

from datamodel_code_generator import InputFileType, PythonVersion, generate
from datamodel_code_generator.enums import DataModelType
from pydantic import TypeAdapter, ValidationError

from nexigon_gen.backends.openapi import json_schema, openapi
from nexigon_gen.ir.jsontext import JsonValue, pretty
from nexigon_gen.ir.model import Api


@dataclass(frozen=True, slots=True)
class Source:
    """A kind of document that models are made of."""

    input: InputFileType
    write: Callable[[Api], Mapping[str, JsonValue]]


SOURCES = {
    "jsonschema": Source(InputFileType.JsonSchema, json_schema),
    "openapi": Source(InputFileType.OpenAPI, openapi),
}


class Models:
    """A module of models, by the names that the types have as components."""

    def __init__(self, api: Api, source: Source, folder: Path, module: str) -> None:
        generate(
            pretty(source.write(api)),
            input_file_type=source.input,
            output=folder / f"{module}.py",
            output_model_type=DataModelType.PydanticV2BaseModel,
            target_python_version=PythonVersion.PY_311,
            treat_dot_as_module=False,
            formatters=[],
        )
        sys.path.insert(0, str(folder))
        invalidate_caches()
        self._module = import_module(module)

    def judge(self, component: str) -> Callable[[str], bool]:
        """Whether the model of a component reads a JSON text. It is strict, for
        otherwise `"1"` would be a number to every model."""
        words = component.split(".")
        name = "".join(word[0].upper() + word[1:] for word in words)
        adapter: TypeAdapter[object] = TypeAdapter(vars(self._module)[name])

        def reads(text: str) -> bool:
            try:
                adapter.validate_json(text, strict=True)
            except ValidationError:
                return False
            return True

        return reads
