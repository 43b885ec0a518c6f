"""Values: what the text behind a flag stands for in JSON, by the type of the field."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable

from .errors import UsageError
from .flags import plain, takes
from .sources import Sources, is_source, texts_in
from .structured import JsonData, number_of, structured
from .table import CommandField, ListType, MapType, Type, WordType


def value(flag: str, field: CommandField, text: str, sources: Sources) -> JsonData:
    """The JSON of a value that was given.

    Raises:
        UsageError: It cannot be one of its type.
    """
    if field.is_secret:
        return _secret(flag, field.type, text, sources)
    return _of(flag, field.type, text, sources)


def _of(flag: str, type: Type, text: str, sources: Sources) -> JsonData:
    match type:
        case "bytes":
            data = sources.bytes_of(flag, text)
            return (
                sources.text_of(flag, text)
                if data is None
                else b64encode(data).decode()
            )
        case WordType():
            # The words are known: what else begins with an @ is one of them, too.
            word = text if text in type.values else sources.text_of(flag, text)
            return _known(flag, type, word)
        case "bool" | "unit":
            return _word(flag, type, sources.text_of(flag, text))
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
            return whole(flag, text, sources)


def whole(flag: str, text: str, sources: Sources) -> JsonData:
    """The value of JSON or YAML."""
    data = sources.bytes_of(flag, text)
    if data is not None:
        try:
            return structured(flag, data.decode("utf-8-sig"))
        except UnicodeDecodeError:
            raise UsageError(f"--{flag}: is no UTF-8") from None
    found = structured(flag, sources.literal(flag, text))
    sources.seen.update(texts_in(found))
    return found


def _secret(flag: str, type: Type, text: str, sources: Sources) -> JsonData:
    """A secret text, a map of them, or whatever else holds some."""
    match type:
        case "string":
            return sources.secret_of(flag, text)
        case MapType(value="string"):
            return _entries(flag, "string", text, sources, is_secret=True)
        case ListType(item="string"):
            return [sources.secret_of(flag, text)]
        case _:
            return structured(flag, sources.secret_of(flag, text))


def _items(flag: str, item: Type, text: str, sources: Sources) -> JsonData:
    """An array, or one item of it."""
    is_word = isinstance(item, WordType) and text in item.values
    if not is_word and (text.startswith("[") or is_source(text)):
        found = whole(flag, text, sources)
        return found if isinstance(found, list) else [found]
    return [_of(flag, item, text, sources)]


def _entries(
    flag: str, inner: Type, text: str, sources: Sources, *, is_secret: bool
) -> JsonData:
    """An object, or one entry of it."""
    if text.startswith("{") or is_source(text):
        return whole(flag, text, sources)
    key, equals, rest = text.removeprefix("@").partition("=")
    key = sources.literal(flag, key)
    if not equals:
        raise UsageError(f"--{flag} takes {takes(MapType(inner))}")
    if is_secret:
        return {key: sources.secret_of(flag, rest)}
    return {key: _of(flag, inner, rest, sources)}


def _known(flag: str, type: WordType, word: str) -> str | int:
    """A word, or the number that it stands for, or is."""
    if not type.numbers:
        if word in type.values:
            return word
        raise _misfit(flag, type, word, type.values)
    for name, number in zip(type.values, type.numbers, strict=True):
        if word == str(number) or plain(word) == plain(name):
            return number
    raise _misfit(flag, type, word, type.values)


_NAMED = ("NaN", "+Infinity", "-Infinity")
_WORDS: dict[str, dict[str, bool | None]] = {
    "bool": {"true": True, "false": False},
    "unit": {"null": None},
}


def _word(flag: str, type: str, text: str) -> bool | None:
    if text not in _WORDS[type]:
        raise _misfit(flag, type, text, _WORDS[type])
    return _WORDS[type][text]


def _number(flag: str, type: str, text: str) -> JsonData:
    found = number_of(text)
    if isinstance(found, int) or (type in ("f32", "f64") and found is not None):
        return found
    raise _misfit(flag, type, text, ())


def _misfit(flag: str, type: Type, text: str, known: Iterable[str]) -> UsageError:
    from .errors import did_you_mean

    shown = text if len(text) <= 60 else f"{text[:57]}..."
    return UsageError(
        f"--{flag} takes {takes(type)}: not {shown!r}", did_you_mean(text, known)
    )
