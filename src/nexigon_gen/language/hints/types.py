"""Help for types that are written as elsewhere, or run into something else."""

from __future__ import annotations

import re

from ...text.span import Span
from ..spelling import pascal
from . import words
from .calls import field_call, with_limits
from .define import definition, enum_body
from .dialects import translate
from .translated import Foreign, scalar

_BEHIND = (
    (r"(?:\.|::?|/)\w", "import the type and write its name alone"),
    (r"\|\s*(?:null|nil|None|undefined)\b", "mark the field's name: `name?: Type`"),
    (r"\|", "one of several types is a union: define it under `types`"),
    (r"&", "nothing is inherited: repeat the fields, or hold the other type"),
    (r"[;,]\s*$", "nothing ends a line here: write `{}`"),
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
_RANGE = "a range is `1..128`, `1..` or `..128`"
_COMPARED = re.compile(r"(<=?|>=?|≤|≥)\s*(-?[0-9]+)")
_MOVED = re.compile(r"(\w+)(\([^()]*\))\s*(<.*>)|(\w+(?:<.*>)?)\?\s*(\([^()]*\))")
"""A range in front of the arguments, or behind the `?`."""
_NO_DATA = re.compile(r"([A-Za-z]+)\b|.*[=-]>")
_ENDS = r"[\[(]?(-?[0-9]+)\s*(?:[-–,:]|\.\.[=<]?|\.{3}|\bto\b)\s*(-?[0-9]+)[\])]?"
_NO_END = r"(?:\*|[-+]?inf(?:inity)?|∞|max|min|none|null|n|unbounded|many)"
_OPEN = re.compile(
    rf"(?i:(-?[0-9]+)\s*(?:\.\.|[-–,:])\s*{_NO_END}|{_NO_END}\s*\.\.\s*(-?[0-9]+))"
)
"""`1..inf`, `*..5`"""
_BASED = re.compile(
    r"(?i:(0[xob][0-9a-f]{1,16}|[0-9]+)\.\.(0[xob][0-9a-f]{1,16}|[0-9]+))"
)
_FIELD = re.compile(r"[ ]*(?:.*[{,] ?)?([a-z]\w*)(\??) ?: +[\"']?")
_REFERENCE = re.compile(r"(?:\$ref\b:?\s*|(?=.?#/))['\"]?[#/\w]*?(\w+)['\"]?\s*")
_NO_FIELD = ("type", "alias", "request", "response")
_COLUMN = re.compile(
    r"(?i:(\w+(?:\([\d, ]*\))?)((?: default (?P<value>\S+)| primary key| unique"
    r"| not null| null| auto_increment| check \(.*\)| references .*)+))"
)
"""`INT DEFAULT 0` of SQL."""
_SEPARATOR = re.compile(r"\s*(?:--+|[-–—#=]|//+!?|/\*+)?\s*")


def foreign(text: str, span: Span) -> tuple[str, ...]:
    """Help for a type in the words of another language; none for one that is not."""
    if own := words.ONE_OF.get(text.lower()):
        return (f"in this language it is {own}",)
    if text.lower() in words.SCALARS:
        return (f"in this language it is `{words.SCALARS[text.lower()]}`",)
    if no_data(text):
        name = _field(span)[0]
        return (f"a function is no data: leave {f'`{name}`' if name else 'it'} out",)
    found = translate(text)
    if found is None:
        return ()
    money = re.match(r"[A-Za-z]+", text)
    if money and money[0].lower() in words.MONEY:
        return (f"in this language it is {words.ONE_OF[money[0].lower()]}",)
    name, mark = _field(span)
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


def _field(span: Span) -> tuple[str, str]:
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


def _default(type_: str, value: str, span: Span, limits: str = "") -> tuple[str, ...]:
    """Help for `type = value`, a default in Python, a number in protobuf."""
    found = translate(type_.strip())
    own = found.text if found else type_.strip()
    own = f'"{own}?"' if found and found.optional and _field(span)[1] else own
    if limits and not own.endswith((")", "?", '"')):
        own += f"({limits})"
    name = _field(span)[0] or "name"
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
    if rest == "~":
        return ("write `unit`, which is nothing",)
    if reference := _REFERENCE.fullmatch(rest):
        return (f"there is no `$ref`: write `{reference[1]}`",)
    if re.fullmatch(r"(['\"`“”„‘’])\w+(['\"`“”„‘’])", rest):
        return (f"a type has no quotes of its own: write `{rest[1:-1]}`",)
    whole = span.text
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


def brackets(before: str, rest: str) -> str:
    """How `before` and the `[…]` at the start of `rest` are written."""
    inside = _inside(rest)
    if ".." in inside:
        return f"{before}({inside})"
    if not inside or inside.isdigit():
        return f"list<{before or 'T'}>"
    return f"{before if before in ('list', 'map') else 'list'}<{inside}>"


def no_range(type_: str, rest: str, span: Span) -> tuple[str, ...]:
    """Help for the `(…)` at the start of `rest`, behind a type, that is no range."""
    inside = _inside(rest)
    if type_ in ("list", "map") and inside[:1].isalpha():
        return (f"write `{type_}<{inside}>`",)
    if type_.lower() in words.MONEY:
        return foreign(type_, span)
    if type_.lower() == "enum" and (values := re.findall(r"[\w-]+", inside)):
        return (
            (f"write `{enum_body(tuple(values))}`",)
            if not _field(span)[0]
            else (
                defined(Foreign("", one_of=tuple(values), is_enum=True), *_field(span))
            )
        )
    if type_.lower() in words.FUNCTIONS:
        return foreign(type_, span)
    if ends := re.fullmatch(_ENDS, inside.replace("_", "")):
        return (f"write `{ends[1]}..{ends[2]}`",)
    if open_ := _OPEN.fullmatch(inside):
        return (f"write `{open_[1] or ''}..{open_[2] or ''}`",)
    if based := _BASED.fullmatch(inside):
        low, high = (int(each, 0) for each in based.groups())
        return (f"write `{low}..{high}`",)
    if limited := with_limits(type_, inside) or _compared(type_, inside):
        return (f"write `{limited}`",)
    if inside.isdigit():
        found = foreign(f"{type_}({inside})", span)
        return found or (
            f"write `..{inside}` for at most, `{inside}..{inside}` for exactly",
        )
    if re.fullmatch(r"[A-Za-z][\w' -]{2,}", inside) and not type_[:1].isupper():
        if help := foreign(f"{type_}({inside})", span):
            return help
        if " " in inside:
            return (f"docs follow ` -- `: write `{type_} -- {inside}`",)
    return (_RANGE,)


def _compared(type_: str, inside: str) -> str:
    """A type with `>= 1` or the like between its parentheses, as it is written here;
    empty where there is anything else."""
    found = _COMPARED.fullmatch(inside)
    return f"{scalar(type_)}({_end(found)})" if found else ""


def _end(found: re.Match[str]) -> str:
    """The range of whole numbers that `> 1` says."""
    sign, number = found[1], int(found[2])
    if sign in (">", ">=", "≥"):
        return f"{number + (sign == '>')}.."
    return f"..{number - (sign == '<')}"


def _inside(rest: str) -> str:
    found = re.match(r"[\[(]([^\[\]()]*)[\])]", rest)
    return found[1].strip() if found else ""


def no_bounds(text: str) -> tuple[str, ...]:
    """Help for a text that is no range and stands alone."""
    if ends := re.fullmatch(_ENDS, text.strip()):
        return (f"write `{ends[1]}..{ends[2]}`",)
    if number := re.fullmatch(r"(<=|>=|[<>])?\s*(-?[0-9]+)", text.strip()):
        if number[1] and number[1][0] == ">":
            return (f"write `{number[2]}..`",)
        return (
            f"write `..{number[2]}` for at most, `{number[2]}..{number[2]}` for exactly",
        )
    return (_RANGE,)
