"""Fields as protobuf declares them: `string note = 1;`"""

from __future__ import annotations

import re

from .dialects import translate

_ONE = (
    r"\s*(repeated|optional|required)?\s*([\w.]+(?:<[^<>;=]*>)?)\s+(\w+)\s*=\s*\d+\s*;"
)
_DECLARATION = re.compile(_ONE)
_DECLARATIONS = re.compile(rf"(?:{_ONE})+\s*")


def one_field(text: str) -> str:
    """A field as protobuf declares it, on one line, as an entry of `fields`; empty where
    the text is anything else."""
    field = declared(f"{text.rstrip(' ;')};")
    return re.sub(r'^"([^"]*)"', r"\1", field) if field.count(": ") == 1 else ""


def declared(text: str) -> str:
    """Fields as protobuf declares them, `string note = 1;`, as entries of `fields` in
    flow form; empty where the text is anything else."""
    if not _DECLARATIONS.fullmatch(text):
        return ""
    fields: list[str] = []
    for how, type_, name in _DECLARATION.findall(text):
        found = translate(f"{how} {type_}".strip())
        own = found.text if found else type_
        own = f'"{own}"' if "," in own else own
        fields.append(
            f'"{name}?": {own}' if found and found.optional else f"{name}: {own}"
        )
    return ", ".join(fields)
