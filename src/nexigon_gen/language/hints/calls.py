"""Fields as Python declares them with a call: `str = Field(None, max_length=5)`."""

from __future__ import annotations

import re

from ...values import dataclass
from .foreign_types import scalar

_CALL = re.compile(r"(?P<type>.+?)\s*=\s*[Ff]ield\((?P<args>.*)\)\s*")
_ANNOTATED = re.compile(r"Annotated\[(?P<type>[\w.]+),\s*\w+\((?P<args>.*)\)\]")
_LIMIT = re.compile(
    r"\w*?(?P<end>max|min|\b[lg][te])\w*(?:\s*[=:]\s*|\s+)(?P<number>-?[0-9]+)",
    re.IGNORECASE,
)
_ANNOTATION = re.compile(r"@(?P<name>\w+)(?:\((?P<args>[^()]*)\))?\s*")
_BOTH = re.compile(r"(?P<low>-?[0-9]+),\s*(?P<high>-?[0-9]+)")
_TEXT = re.compile(r"/(?P<regex>.*)/\w*|[\"'](?P<quoted>.*)[\"']")
_MADE = {"list": "[]", "dict": "{}", "set": "[]"}


@dataclass(frozen=True, slots=True)
class FieldCall:
    """A type as another language writes it, the range that a call gives it, and its
    default; either is empty where there is none."""

    type: str
    limits: str
    default: str


def field_call(text: str) -> FieldCall | None:
    """What a field with a call says; None where the text is no such field."""
    found = _CALL.fullmatch(text) or _ANNOTATED.fullmatch(text)
    if found is None:
        return None
    args = [each.strip() for each in found["args"].split(",") if each.strip()]
    default = ""
    for each in args:
        name, equals, value = (part.strip() for part in each.partition("="))
        if not equals and each is args[0] and name != "...":
            default = name
        elif name == "default":
            default = value
        elif name == "default_factory":
            default = _MADE.get(value, "")
    return FieldCall(found["type"], limits(found["args"]), default)


def limits(args: str) -> str:
    """The range that `min_length=1, max_length=5` or `ge=1` says; empty where nothing
    is said so."""
    low = high = ""
    for each in args.split(","):
        if found := _LIMIT.fullmatch(each.strip()):
            end, number = found["end"].lower(), int(found["number"])
            if end in ("min", "ge", "gt"):
                low = str(number + (end == "gt"))
            else:
                high = str(number - (end == "lt"))
    return f"{low}..{high}" if low or high else ""


def with_limits(type_: str, args: str) -> str:
    """A type with nothing but limits between its parentheses, as it is written here;
    empty where there is anything else."""
    parts = [each.strip() for each in args.split(",")]
    if not all(map(_LIMIT.fullmatch, parts)):
        return ""
    return f"{scalar(type_)}({limits(args)})"


def annotated(annotations: str, type_: str) -> str:
    """A type behind annotations, `@length(1, 5) string`, as it is written here with what
    they limit."""
    own, pattern, given = scalar(type_), "", list[str]()
    for each in _ANNOTATION.finditer(annotations):
        args = each["args"] or ""
        name = each["name"].lower()
        text = _TEXT.fullmatch(args)
        if name in ("length", "size", "range") and (both := _BOTH.fullmatch(args)):
            given += (f"min={both['low']}", f"max={both['high']}")
        elif name in ("pattern", "matches", "regex") and text:
            pattern = (text["regex"] or text["quoted"]).replace("'", "''")
        else:
            given += (args, f"{name}={args}")
    own += f"({said})" if (said := limits(",".join(given))) else ""
    return f"{{type: {own}, validate: [{{pattern: '{pattern}'}}]}}" if pattern else own
