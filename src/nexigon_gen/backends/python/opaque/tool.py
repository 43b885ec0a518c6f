"""datamodel-code-generator, which reads the JSON Schema document of an opaque type.

It is imported only when a spec has one.
"""

from __future__ import annotations

import json
import warnings

from ....ir.jsontext import plain
from ....ir.terms import JsonObject
from .shape import shape


class NotInstalledError(Exception):
    """datamodel-code-generator is missing."""


class UnsupportedError(Exception):
    """A document of which no classes can be made; the message says why, if known."""


def write(document: JsonObject, name: str) -> str:
    """The text of a module with pydantic models; `name` is that of the whole.

    Raises:
        NotInstalledError: The package is missing.
        UnsupportedError: It cannot make models of the document.
    """
    try:
        import datamodel_code_generator as tool
    except ImportError:
        raise NotInstalledError from None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            text = tool.generate(
                json.dumps(plain(shape(document))),
                input_file_type=tool.InputFileType.JsonSchema,
                target_python_version=tool.PythonVersion.PY_311,
                class_name=name,
                enum_field_as_literal=tool.LiteralType.All,
                naming_strategy=tool.NamingStrategy.FullPath,
                snake_case_field=True,
                use_annotated=True,
                use_field_description=True,
                use_schema_description=True,
                use_type_alias=True,
                allow_remote_refs=False,
                disable_timestamp=True,
                formatters=[],
            )
    except Exception as error:  # whatever it does not expect
        raise UnsupportedError(f"{type(error).__name__}: {error}") from error
    if not isinstance(text, str):
        raise UnsupportedError("it gives more than one module")
    return text
