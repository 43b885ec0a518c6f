"""Help for types that are written as elsewhere, or run into something else."""

from __future__ import annotations

import re

from ...text.span import Span
from ..spelling import pascal
from . import words
from .calls import field_call
from .chains import chained
from .definitions import definition
from .dialects import translate
from .foreign_types import SIZED, Foreign, scalar
from .protobuf import flattened

_BEHIND = (
    (r"(?:\.|::?|/)\w", "import the type and write its name alone"),
    (r"\|\s*(?:null|nil|None|undefined)\b", "mark the field's name: `name?: Type`"),
    (r"\|", "one of several types is a union: define it under `types`"),
    (r"&", "nothing is inherited: repeat the fields, or hold the other type"),
    (r"[;,]\s*(?://|#|--)\s*\w", "docs follow ` -- `: write `{} -- {}`"),
    (r"[;,\\]\s*$", "nothing ends a line here: write `{}`"),
    (r"[\"'”’]\s*$", "no quote is open here: write `{}`"),
    (r"[])}>]+\s*$", "it closes nothing: write `{}`"),
    (r"`|\{\s*get\b", "nothing more is said of a type: write `{}`"),
    (r"@[Dd]eprecated", "write `{{type: {}, deprecated: true}}`"),
    (r"@", "there are no annotations: write `{}`"),
    (r"(?:--+|[–—#]|//)\s*$", "nothing follows: write `{}`"),
    (r"[-–—#]|//|/\*", "docs follow ` -- `, with a blank on either side: `{} -- {}`"),
    (r"[A-Za-z\"'“(]", "docs follow ` -- `: write `{} -- {}`"),
)
_DEFAULT = re.compile(r"(?P<type>[^=]+)=\s*(?P<value>[^=;]+?)\s*;?\s*")
_OPTIONS = re.compile(r"(=\s*[0-9]+)\s*\[[^\]]*\]")
"""`= 5 [deprecated = true]` in protobuf."""
_NULLS = ("None", "null", "nil", "undefined")
_NUMBERS = ("u32", "u64", "i32", "i64", "f32", "f64")
_QUOTES = ("'", '"', "`", "“", "”", "„", "‘", "’")
_MOVED = re.compile(r"(\w+)(\([^()]*\))\s*(<.*>)|(\w+(?:<.*>)?)\?\s*(\([^()]*\))")
"""A range in front of the arguments, or behind the `?`."""
_NO_DATA = re.compile(r"([A-Za-z]+)\b|.*[=-]>")
_FIELD = re.compile(r"[ ]*(?:.*[{,] ?)?([a-z]\w*)(\??) ?: +[\"']?")
_REFERENCE = re.compile(r"(?:\$ref\b:?\s*|(?=.?#/))['\"]?[#/\w]*?(\w+)['\"]?\s*")
_NO_FIELD = ("type", "alias", "request", "response")
_COLUMN = re.compile(
    r"(?i:(\w+(?:\([\d, ]*\))?)((?: default (?P<value>\S+)| primary key| unique"
    r"| not null| null| auto_increment| check \(.*\)| references .*)+))"
)
"""`INT DEFAULT 0` of SQL."""
_SEPARATOR = re.compile(r"[;,]?\s*(?:--+|[-–—#=]|//+!?|/\*+)?\s*")
_INDEXED = re.compile(r"(\w+)\[(['\"])(\w+)\2\]")
"""`Visit['note']` in TypeScript."""
_ONE_OF = re.compile(r"oneof\s*\{(.*)\}")
_LIMITED = re.compile(r"(\w+)(?:\{([0-9]*),?([0-9]*)\}| \(?([0-9]*)\.\.([0-9]*)\)?)")
"""`string{1,5}`, `string 1..5)`"""
_EXACT = re.compile(r"(\w+)<([0-9]+)>")


def foreign(text: str, span: Span) -> tuple[str, ...]:
    """Help for a type in the words of another language; none for one that is not."""
    if own := words.ONE_OF.get(text.lower()):
        return (f"in this language it is {own}",)
    if text.lower() in words.SCALARS:
        return (f"in this language it is `{words.SCALARS[text.lower()]}`",)
    if no_data(text):
        name = field_of(span)[0]
        return (f"a function is no data: leave {f'`{name}`' if name else 'it'} out",)
    found = translate(text)
    if found is None and (indexed := _INDEXED.fullmatch(text)):
        return _indexed(indexed[1], indexed[3], span)
    if found is None:
        return ()
    money = re.match(r"[A-Za-z]+", text)
    if money and money[0].lower() in words.MONEY:
        return (f"in this language it is {words.ONE_OF[money[0].lower()]}",)
    return _told(found, span)


def _indexed(type_: str, field: str, span: Span) -> tuple[str, ...]:
    """Help for the type of a field of another type, `Visit['note']`."""
    told = "a type is written out"
    below = re.compile(
        rf"^( *){type_}:[^\n]*\n(?:(?:\1 [^\n]*)?\n)*?\1 +{field}\??: ([^\n]+)",
        re.MULTILINE,
    )
    found = below.search(span.source.text)
    own = found[2].partition(" -- ")[0].rstrip() if found else ""
    if own and "[" not in own and "{" not in own:
        return (f"{told}: write `{own}`",)
    return (f"{told}: write the type that `{field}` of `{type_}` has",)


def _told(found: Foreign, span: Span) -> tuple[str, ...]:
    """Help for a type of another language, in the place of one of this."""
    name, mark = field_of(span)
    if found.one_of:
        return defined(found, name, mark)
    if not found.optional:
        return (f"write `{found.text}`",)
    if not name:
        return (f"write `{found.text}`; a field may be absent: `name?: {found.text}`",)
    own, nullable = f"{name}?: {found.text}", f"{name}{mark}: {found.text}?"
    told = f"one that may be `null` is `{nullable}`"
    return (f"an optional field is marked by its name: `{own}`; {told}",)


def no_data(text: str) -> bool:
    """Whether a type of another language is that of a function."""
    found = _NO_DATA.match(text)
    return bool(found and (found[1] is None or found[1].lower() in words.FUNCTIONS))


def defined(found: Foreign, name: str, mark: str) -> tuple[str, ...]:
    """Help for an enum or a union in the place of a field's type."""
    kind = "enum" if found.is_enum else "union"
    if not name:
        body = definition(found, "").partition(": ")[2]
        return (f"write the {kind} as `{body}`",)
    mark = mark or "?" * found.optional
    return (
        f"an {kind} has a name: define `{definition(found, name)}` under `types`,"
        f" and write `{name}{mark}: {pascal(name)}Kind`".replace("an union", "a union"),
    )


def field_of(span: Span) -> tuple[str, str]:
    """The field whose type starts at `span`, and the `?` behind its name."""
    text = span.source.text
    start = text.rfind("\n", 0, span.start) + 1
    match = _FIELD.fullmatch(text[start : span.start])
    if match is None or match[1] in _NO_FIELD:
        return "", ""
    return match[1], match[2]


def behind_type(type_: str, rest: str, span: Span) -> tuple[str, ...]:
    """Help for what stands behind a type and belongs to none; `span` is the type's."""
    whole = f"{type_} {rest}" if rest[:1].isalnum() else type_ + rest
    whole = _OPTIONS.sub(r"\1", whole)
    if moved := _MOVED.fullmatch(whole):
        name, range_, args, nullable, behind = moved.groups()
        return (
            f"write `{name}{args}{range_}`" if name else f"write `{nullable}{behind}?`",
        )
    if call := field_call(whole):
        return _default(call.type, call.default, span, call.limits)
    if chain := chained(whole):
        type_of, default = chain
        return (
            _default(type_of.text, default, span) if default else _told(type_of, span)
        )
    if (oneof := _ONE_OF.fullmatch(whole)) and (inside := flattened(oneof[1])):
        return _flat(inside, span)
    if (limited := _LIMITED.fullmatch(whole)) and scalar(limited[1]) in SIZED:
        return (f"write `{_with_limits(limited)}`",)
    if re.match(r"(?:\.|::?)\w", rest):
        last = re.split(r"\.|::?", whole)[-1]
        if (own := scalar(last)) != last or last in ("timestamp", "date"):
            return (f"write `{own}`",)
        if last.isidentifier():
            return (f"import the type and write its name alone: `{last}`",)
        if help := foreign(whole, span):
            return help
    elif given := _DEFAULT.fullmatch(whole):
        return _default(given["type"], given["value"], span)
    elif help := foreign(whole, span):
        return help
    elif column := _COLUMN.fullmatch(whole):
        if column["value"]:
            return _default(column[1], column["value"], span)
        return foreign(column[1], span) or (f"write `{column[1]}`",)
    for pattern, told in _BEHIND:
        if re.match(pattern, rest):
            docs = _SEPARATOR.sub("", rest, count=1)
            return (told.format(type_, docs.removesuffix("*/").rstrip()),)
    return ()


def _flat(fields: tuple[str, ...], span: Span) -> tuple[str, ...]:
    """Help for a oneof of protobuf behind the name of a field."""
    shown = " and ".join(f"`{each}`" for each in fields)
    name = field_of(span)[0]
    instead = f" instead of `{name}`" if name else ""
    return (
        f"a oneof's fields stand beside the others, and may be absent: write {shown}{instead}",
    )


def _with_limits(found: re.Match[str]) -> str:
    """`string{1,5}` and `string 1..5)` as they are written here."""
    type_, *ends = found.groups("")
    low, high = (ends[0], ends[1]) if any(ends[:2]) else (ends[2], ends[3])
    if found[0].endswith("}") and "," not in found[0]:
        high = low
    return f"{scalar(type_)}({low}..{high})"


def _default(type_: str, value: str, span: Span, limits: str = "") -> tuple[str, ...]:
    """Help for `type = value`, a default in Python, a number in protobuf."""
    name = field_of(span)[0] or "name"
    type_ = type_.strip().removesuffix(f" {name}")  # which protobuf has behind it
    found = translate(type_)
    own = found.text if found else type_
    own = f'"{own}?"' if found and found.optional and field_of(span)[1] else own
    if limits and not own.endswith((")", "?", '"')):
        own += f"({limits})"
    if not value and not (found and found.optional):
        return (f"write `{own}`",)
    if not value or value in _NULLS:
        return (f"an optional field is marked by its name: `{name}?: {own}`",)
    if value.isdigit() and own.partition("(")[0] not in _NUMBERS:
        return (f"fields have no numbers: write `{own}`",)
    return (f"a default has its own key: `{name}?: {{type: {own}, default: {value}}}`",)


def no_type(rest: str, span: Span) -> tuple[str, ...]:
    """Help for what stands in the place of a type."""
    if named := re.fullmatch(r":+(\w+)", rest):
        return foreign(named[1], span) or (f"write `{named[1]}`",)
    if re.fullmatch(r"-?[0-9.]+", rest):
        return ("a number is no type: write `u32`, or `unit` for nothing",)
    if rest == "~":
        return ("write `unit`, which is nothing",)
    if reference := _REFERENCE.fullmatch(rest):
        return (f"there is no `$ref`: write `{reference[1]}`",)
    if re.fullmatch(r"(['\"`“”„‘’])\w+(['\"`“”„‘’])", rest):
        return (f"a type has no quotes of its own: write `{rest[1:-1]}`",)
    whole = span.text
    if exact := _EXACT.fullmatch(whole):
        return foreign(f"{exact[1]}({exact[2]})", span) or (
            f"write `{exact[1]}(..{exact[2]})`",
        )
    if help := foreign(rest, span) or foreign(whole, span):
        return help
    if rest.startswith("(") and "|" in rest:
        return ("one of several types is a union: define it under `types`",)
    if re.match(r"(?:Pick|Omit)<", whole):
        return (
            "put the fields that are meant into a struct of their own, and name it here",
        )
    return ("a type has no quotes of its own",) if rest.startswith(_QUOTES) else ()


def in_brackets(whole: str, span: Span) -> tuple[str, ...]:
    """Help for a type with brackets, and perhaps a default behind them."""
    if call := field_call(whole):
        return _default(call.type, call.default, span, call.limits)
    if given := _DEFAULT.fullmatch(whole):
        return _default(given["type"], given["value"], span)
    return foreign(whole, span)
