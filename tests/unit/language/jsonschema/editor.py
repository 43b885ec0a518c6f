"""A spec as an editor reads it: by the core schema of YAML 1.2."""

from __future__ import annotations

import re
from functools import cache
from typing import TypeAlias

import yaml
from jsonschema import Draft202012Validator

from nexigon_gen.language.jsonschema import language

Value: TypeAlias = "None | bool | int | float | str | list[Value] | dict[str, Value]"

_CORE = {
    "null": r"~|null|Null|NULL|",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+",
    "float": r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?",
}


class _Loader(yaml.SafeLoader):
    """Knows no dates, octal numbers or `yes`."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - that is how PyYAML is extended


for _tag, _pattern in _CORE.items():
    _Loader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(rf"(?:{_pattern})\Z"), None
    )


def read(text: str) -> Value:
    """The value of a YAML text.

    Raises:
        yaml.YAMLError: An editor cannot read it either.
    """
    value: Value = yaml.load(text, Loader=_Loader)
    return value


def accepts(value: Value) -> bool:
    """Whether the JSON Schema of the language accepts a spec."""
    return _validator().is_valid(value)


def complaints(value: Value) -> list[str]:
    """What the JSON Schema of the language has against a spec."""
    return [
        f"{error.json_path}: {error.message}"
        for error in _validator().iter_errors(value)
    ]


@cache
def _validator() -> Draft202012Validator:
    Draft202012Validator.check_schema(language())
    return Draft202012Validator(language())
