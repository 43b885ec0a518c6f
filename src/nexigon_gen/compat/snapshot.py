"""A snapshot: the IR as JSON without what is empty, small and the same each time."""

from __future__ import annotations

import json

from ..ir.dump import dump
from ..ir.jsontext import JsonValue
from ..ir.model import Api


def text(api: Api) -> str:
    """The text of a snapshot; it is read back as any IR."""
    return json.dumps(_bare(dump(api)), indent=1, ensure_ascii=False) + "\n"


def _bare(value: JsonValue, *, whole: bool = False) -> JsonValue:
    """A value without the members that are empty; a schema and a default stay whole, for
    in them what is empty may mean something. Examples are left out."""
    match value:
        case dict() if not whole:
            return {
                key: _bare(each, whole=key in ("document", "default"))
                for key, each in value.items()
                if key != "examples" and not _is_empty(each)
            }
        case list() if not whole:
            return [_bare(each) for each in value]
        case _:
            return value


def _is_empty(value: JsonValue) -> bool:
    """Whether a value says no more than its absence; 0 does."""
    return value is None or value is False or value in ("", [])
