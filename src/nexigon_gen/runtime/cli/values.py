"""Conversion of the text behind a flag to JSON, by the type of the field."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable

from .errors import UsageError
from .flags import normalized, takes
from .sources import Sources, is_source, texts_in
from .structured import JsonData, number_of, parse_json_or_yaml
from .table import CommandField, ListType, MapType, Type, WordType


def value(flag: str, field: CommandField, text: str, sources: Sources) -> JsonData:
    """Converts the value of a flag to JSON.

    Raises:
        UsageError: The value is not of the type of the field.
    """
    if field.is_secret:
        return _secret(flag, field.type, text, sources)
    return _by_type(flag, field.type, text, sources)


def _by_type(flag: str, type: Type, text: str, sources: Sources) -> JsonData:
    match type:
        case "bytes":
            data = sources.bytes_of(flag, text)
            return (
                sources.text_of(flag, text)
                if data is None
                else b64encode(data).decode()
            )
        case WordType():
            # A known word counts as itself, even if it looks like a file (`@home`).
            word = text if text in type.values else sources.text_of(flag, text)
            return _enum_value(flag, type, word)
        case "bool" | "unit":
            return _keyword(flag, type, sources.text_of(flag, text))
        case "f32" | "f64":
            number = sources.text_of(flag, text)
            return number if number in _NAMED else _number(flag, type, number)
        case str() if type[1:].isdigit():
            return _number(flag, type, sources.text_of(flag, text))
        case str() if type not in ("any", "json"):
            return sources.text_of(flag, text)
        case ListType(item=item):
            return _items(flag, item, text, sources)
        case MapType(value=inner):
            return _entries(flag, inner, text, sources, is_secret=False)
        case _:
            return json_value(flag, text, sources)


def json_value(flag: str, text: str, sources: Sources) -> JsonData:
    """Parses a value as JSON or YAML."""
    data = sources.bytes_of(flag, text)
    if data is not None:
        try:
            return parse_json_or_yaml(flag, data.decode("utf-8-sig"))
        except UnicodeDecodeError:
            raise UsageError(f"--{flag}: is no UTF-8") from None
    found = parse_json_or_yaml(flag, sources.literal(flag, text))
    sources.on_command_line.update(texts_in(found))
    return found


def _secret(flag: str, type: Type, text: str, sources: Sources) -> JsonData:
    """Converts a secret, or a value that contains secrets."""
    match type:
        case "string":
            return sources.secret_of(flag, text)
        case MapType(value="string"):
            return _entries(flag, "string", text, sources, is_secret=True)
        case ListType(item="string"):
            return [sources.secret_of(flag, text)]
        case _:
            return parse_json_or_yaml(flag, sources.secret_of(flag, text))


def _items(flag: str, item: Type, text: str, sources: Sources) -> JsonData:
    """Converts a whole array, or one item of it."""
    is_word = isinstance(item, WordType) and text in item.values
    if not is_word and (text.startswith("[") or is_source(text)):
        found = json_value(flag, text, sources)
        return found if isinstance(found, list) else [found]
    return [_by_type(flag, item, text, sources)]


def _entries(
    flag: str, inner: Type, text: str, sources: Sources, *, is_secret: bool
) -> JsonData:
    """Converts a whole object, or one entry of it, `KEY=VALUE`."""
    if text.startswith("{") or is_source(text):
        return json_value(flag, text, sources)
    key, equals, rest = text.removeprefix("@").partition("=")
    key = sources.literal(flag, key)
    if not equals:
        raise UsageError(f"--{flag} takes {takes(MapType(inner))}")
    if is_secret:
        return {key: sources.secret_of(flag, rest)}
    return {key: _by_type(flag, inner, rest, sources)}


def _enum_value(flag: str, type: WordType, word: str) -> str | int:
    """The value of an enum; a number may be given by its name or as itself."""
    if not type.numbers:
        if word in type.values:
            return word
        raise _wrong_value(flag, type, word, type.values)
    for name, number in zip(type.values, type.numbers, strict=True):
        if word == str(number) or normalized(word) == normalized(name):
            return number
    raise _wrong_value(flag, type, word, type.values)


_NAMED = ("NaN", "+Infinity", "-Infinity")
_WORDS: dict[str, dict[str, bool | None]] = {
    "bool": {"true": True, "false": False},
    "unit": {"null": None},
}


def _keyword(flag: str, type: str, text: str) -> bool | None:
    if text not in _WORDS[type]:
        raise _wrong_value(flag, type, text, _WORDS[type])
    return _WORDS[type][text]


def _number(flag: str, type: str, text: str) -> JsonData:
    found = number_of(text)
    if isinstance(found, int) or (type in ("f32", "f64") and found is not None):
        return found
    raise _wrong_value(flag, type, text, ())


def _wrong_value(flag: str, type: Type, text: str, known: Iterable[str]) -> UsageError:
    from .errors import did_you_mean

    shown = text if len(text) <= 60 else f"{text[:57]}..."
    return UsageError(
        f"--{flag} takes {takes(type)}: not {shown!r}", did_you_mean(text, known)
    )
