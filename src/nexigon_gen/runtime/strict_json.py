"""Checks of JSON that are stricter than pydantic's parser.

That parser is fast, and already refuses a BOM, lone surrogates and nesting beyond 200
levels. But it accepts `NaN` and `Infinity`, and rounds `1e999` to infinity, which could not
be written as JSON again. Of two equal keys in an object it keeps the last, which a server
must not do. The parser of the standard library can be told to refuse these.
"""

from __future__ import annotations

from functools import cache
from math import isfinite
from typing import TYPE_CHECKING, Final, NoReturn

from .lazy import LateModule

if TYPE_CHECKING:
    import json
else:
    json = LateModule("json")

MAX_DEPTH: Final = 200
"""Deepest nesting of arrays and objects that pydantic's parser reads."""

TOO_DEEP: Final = f"is nested too deeply, in more than {MAX_DEPTH} levels"

BROKEN_KEY: Final = "has a key with half of a surrogate pair, which is no text"

REPLACED: Final = "\N{REPLACEMENT CHARACTER}".encode() * 3
"""What pydantic writes in place of half of a surrogate pair. To search for its first byte
before is many times faster."""

_SPACE: Final = " \t\n\r"

_N: Final = ord("N")
_I: Final = ord("I")
_Y: Final = ord("y")
_LIST: Final = ord("[")
_ESCAPE: Final = ord("\\")

_DIGITS: Final = bytes.maketrans(b"123456789+E", b"0000000000e")
_EXPONENT: Final = b"0e000"
_LONG: Final = b"0" * 200
"""With fewer digits and an exponent below 100 no number is too large."""

_WINDOW: Final = 32
_BEFORE: Final = (b"", *(bytes((each,)) for each in b" \t\n\r:,["))
"""The bytes that may come before a number; none if it is longer than the window."""

SHALLOW: Final = 2 * MAX_DEPTH
"""Length in bytes up to which a text cannot be too deep."""

_NO_FORM: Final = bytes(each for each in range(256) if each not in b'[]{}"')
"""All bytes but brackets and quotes."""

_ALIKE: Final = bytes.maketrans(b"{}", b"[]")


class StrictJsonError(ValueError):
    """A text is not strict JSON. The message quotes no input."""


def check(body: bytes, *, keys_once: bool = True) -> None:
    """Refuse anything but one strict JSON value in UTF-8.

    Args:
        body: The text.
        keys_once: Whether an object that has a key twice is refused, too.

    Raises:
        StrictJsonError: The text is not; the message says why.
    """
    try:
        text = body.decode().lstrip(_SPACE)
        _, end = _decoder(keys_once).raw_decode(text)
    except UnicodeDecodeError:
        raise StrictJsonError("is not UTF-8") from None
    except RecursionError:
        raise StrictJsonError(TOO_DEEP) from None
    except StrictJsonError:
        raise
    except ValueError:
        # A syntax error, or more digits than Python converts.
        raise StrictJsonError("is not JSON, or has too large a number") from None
    if end < len(text) and text[end:].strip(_SPACE):
        raise StrictJsonError("is more than one JSON value")


def has_constant(body: bytes) -> bool:
    """Whether there may be a bare `NaN` or `Infinity`. They may also be in strings, which only
    a parser can tell."""
    # To look for the number of a byte is many times faster than for a word, and `find`
    # does not ask first, as `in` does, whether the word is a number, too.
    return (_N in body and body.find(b"NaN") >= 0) or (
        _I in body and _Y in body and body.find(b"Infinity") >= 0
    )


def may_hold_no_json(body: bytes) -> bool:
    """Whether there may be a bare `NaN` or `Infinity`, or a number that a float cannot hold.

    Far faster than a parser, and false for almost all bodies.
    """
    if has_constant(body):
        return True
    digits = body.translate(_DIGITS)
    if len(digits) > len(_LONG) and _LONG in digits:
        return True
    place = digits.find(_EXPONENT)
    while place >= 0:
        # Most hits are within strings: in a number, only digits come before.
        before = digits[max(0, place - _WINDOW) : place].rstrip(b"0.-")
        if before[-1:] in _BEFORE:
            return True
        place = digits.find(_EXPONENT, place + 1)
    return False


def is_deeper(body: bytes, levels: int) -> bool:
    """Whether JSON is nested in more than `levels` levels. Takes time in proportion to the
    text and to `levels`, for texts that are not JSON, too."""
    # To take a byte out is faster than to count it.
    lists = len(body) - len(body.replace(b"[", b"")) if _LIST in body else 0
    if lists + len(body) - len(body.replace(b"{", b"")) <= levels:
        return False
    # Other escapes hide no end of a string.
    if _ESCAPE in body and body.find(rb"\"") >= 0:
        body = body.replace(rb"\\", b"").replace(rb"\"", b"")
    if not _nests(body, levels):
        return False
    # An empty array or object does not count as a level: there is nothing in it to read.
    return _nests(body.replace(b"[]", b"").replace(b"{}", b""), levels)


def _nests(body: bytes, levels: int) -> bool:
    """Whether brackets are nested in more than `levels` levels."""
    left = body.translate(_ALIKE, _NO_FORM).replace(b'""', b"")
    if b'"' in left:  # a string holds brackets
        left = b"".join(left.split(b'"')[::2])
    for _ in range(levels):
        if not left:
            return False
        left = left.replace(b"[]", b"")
    return bool(left)


def _constant(token: str) -> NoReturn:
    raise StrictJsonError(f"holds {token}, which is not JSON")


def _object(pairs: list[tuple[str, object]]) -> None:
    # Returns nothing: the values of a hostile body would take many times its size.
    if len(dict(pairs)) != len(pairs):
        raise StrictJsonError("has a key twice in one object")


def _forget(pairs: object) -> None:
    pass


def _float(text: str) -> None:
    if not isfinite(float(text)):
        raise StrictJsonError("has too large a number")


@cache
def _decoder(keys_once: bool) -> json.JSONDecoder:
    hook = _object if keys_once else _forget
    return json.JSONDecoder(
        object_pairs_hook=hook, parse_constant=_constant, parse_float=_float
    )
