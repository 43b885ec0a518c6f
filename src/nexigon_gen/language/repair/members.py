"""Members of what other languages declare in braces, as entries of this one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..hints.dialects import translate
from ..spelling import pascal, snake

_NOISE = re.compile(
    r"/\*.*?\*/|//[^\n]*|\"\"\".*?\"\"\"|#!?\[[^\n]*\]|^\s*#[^\n]*|^\s*\"[^\"\n]*\"\s*$"
    r"|@\w[\w.]*(?:\([^()\n]*\))?",
    re.DOTALL | re.MULTILINE,
)
"""Comments, attributes and annotations: they say nothing of the wire that is known here."""
_TYPE = r"(?P<type>(?:(?:repeated|optional|required) )?[\w.]+(?:<.*>)?)"
_NUMBERED = re.compile(rf"{_TYPE} (?P<name>\w+)(?P<mark>) ?= ?\d+(?: ?\[.*\])?")
_THRIFT = re.compile(rf"\d+ ?: ?{_TYPE} (?P<name>\w+)(?P<mark>)")
_NAMED = re.compile(
    r"(?:(?:readonly|pub|public|private|val|var|let) )*"
    r"(?P<name>[a-z_]\w*)(?P<mark>\??) ?: ?(?P<type>[^:=]+?)(?: ?= ?(?:null|None))?"
)
_TYPED = re.compile(
    r"(?:(?:public|private|protected|final|static|readonly) )*"
    r"(?P<type>\w[\w.]*(?:<.*>)?(?:\[\])?) (?P<name>\w+)(?P<mark>)"
)
_GO_TAG = re.compile(
    r"(?P<own>\w+) (?P<type>[^`]+?) `.*json:\"(?P<name>\w+)(?P<mark>,omitempty)?.*`"
)
GO = (_GO_TAG, re.compile(r"(?P<name>\w+)(?P<mark>) (?P<type>[^`]+?)(?: `.*`)?"))
"""How Go writes a field."""
FIELDS = (_NUMBERED, _THRIFT, _NAMED, _TYPED)
"""How other languages do."""
_VALUE = re.compile(
    r"(?P<name>[A-Za-z]\w*)(?: ?[=:] ?(?P<value>-?\d+|\"[^\"]*\"|'[^']*'))?"
)
_PAYLOAD = re.compile(
    r"(?P<name>[A-Z]\w*) ?(?:\((?P<type>[^()]*)\)|\{(?P<fields>.*)\})?"
)
_PAIRS = {"(": ")", "[": "]", "{": "}", "<": ">"}


def parts(text: str) -> list[str]:
    """What `;`, `,` and line ends part outside of brackets, without what says nothing."""
    found, stack = [""], list[str]()
    for at, each in enumerate(plain := _NOISE.sub("", text)):
        if stack and each == stack[-1]:
            stack.pop()
        elif each in "([{`\"'" or (each == "<" and plain[at - 1 : at].isalnum()):
            stack.append(_PAIRS.get(each, each))
        if each in ";,\n" and not stack:
            found.append("")
        else:
            found[-1] += each
    shown = (" ".join(each.split()) for each in found)
    return [each for each in shown if each and each != "..."]


def fields(text: str, patterns: Sequence[re.Pattern[str]] = FIELDS) -> list[str]:
    """All fields that a text declares, as entries; nothing where one is not understood."""
    found = [_field(each, patterns) for each in parts(text)]
    return found if all(found) else []


def values(text: str) -> str:
    """The values that a text declares, in flow form; empty where one is not understood."""
    found = [_VALUE.fullmatch(each) for each in parts(text)]
    if not found or not all(found):
        return ""
    return f"{{{', '.join(_value(each) for each in found if each)}}}"


def payloads(text: str) -> str:
    """The variants that a text declares as Rust does, in flow form; empty where one is
    not understood."""
    found = [_PAYLOAD.fullmatch(each) for each in parts(text)]
    shown = [_variant(each) for each in found if each]
    return f"{{{', '.join(shown)}}}" if shown and all(shown) and all(found) else ""


def variants(text: str) -> str:
    """The fields that a text declares, as variants in flow form."""
    pairs = [each.partition(": ") for each in fields(text)]
    shown = [
        f"{pascal(name.rstrip('?'))}: {_quoted(type_)}" for name, _, type_ in pairs
    ]
    return f"{{{', '.join(shown)}}}" if shown else ""


def in_flow(entries: Sequence[str]) -> str:
    """Fields between braces."""
    return f"{{{', '.join(map(_in_flow, entries))}}}"


def _variant(found: re.Match[str]) -> str:
    if found["fields"] is not None:
        inside = fields(found["fields"])
        return f"{found['name']}: {{fields: {in_flow(inside)}}}" if inside else ""
    types = parts(found["type"] or "unit")
    own = [translate(each) for each in types]
    shown = [o.inner if o and o.text else t for o, t in zip(own, types, strict=True)]
    payload = shown[0] if len(shown) == 1 else f"tuple<{', '.join(shown)}>"
    return f"{found['name']}: {_quoted(payload)}"


def _value(found: re.Match[str]) -> str:
    name, value = pascal(found["name"]), found["value"] or "''"
    is_text = bool(found["value"]) and value[0] in "\"'"
    return f"{name}: {{wire: {value}}}" if is_text else f"{name}: {value}"


def _field(part: str, patterns: Sequence[re.Pattern[str]]) -> str:
    """A field as an entry of `fields`; empty where it is none."""
    for pattern in patterns:
        if found := pattern.fullmatch(part):
            own = translate(found["type"].strip())
            type_ = own.text if own else found["type"].strip()
            mark = "?" if found["mark"] or (own and own.optional) else ""
            return f"{snake(found['name'])}{mark}: {type_}" if type_ else ""
    return ""


def _in_flow(field: str) -> str:
    name, _, type_ = field.partition(": ")
    name = f'"{name}"' if name.endswith("?") else name
    return f"{name}: {_quoted(type_)}"


def _quoted(type_: str) -> str:
    return f'"{type_}"' if {*type_} & {*",?[]{}"} else type_
