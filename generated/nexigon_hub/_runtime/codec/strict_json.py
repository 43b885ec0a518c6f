"""What pydantic's JSON parser lets through and the server must not.

That parser is fast and already refuses a BOM, lone surrogates and nesting beyond 201.
It takes `NaN` and `Infinity`, keeps the last of two equal keys, and rounds `1e999` to
infinity. The parser of the standard library can be told to refuse these.
"""

from __future__ import annotations

import json
from math import isfinite
from typing import Final, NoReturn

_SPACE: Final = " \t\n\r"


class StrictJsonError(ValueError):
    """A text that is not strict JSON; the message holds no input."""


def check(body: bytes) -> None:
    """Refuse anything but one strict JSON value in UTF-8.

    Raises:
        StrictJsonError: Saying what is wrong.
    """
    try:
        text = body.decode().lstrip(_SPACE)
        _, end = _decoder.raw_decode(text)
    except UnicodeDecodeError:
        raise StrictJsonError("is not UTF-8") from None
    except RecursionError:
        raise StrictJsonError("is nested too deeply") from None
    except StrictJsonError:
        raise
    except ValueError:
        # A syntax error, or more digits than Python converts.
        raise StrictJsonError("is not JSON, or has too large a number") from None
    if text[end:].strip(_SPACE):
        raise StrictJsonError("is more than one JSON value")


def _constant(token: str) -> NoReturn:
    raise StrictJsonError(f"holds {token}, which is not JSON")


def _object(pairs: list[tuple[str, object]]) -> None:
    # Nothing is kept: a hostile body would hold many times its length in memory.
    if len({key for key, _ in pairs}) != len(pairs):
        raise StrictJsonError("has a key twice in one object")


def _float(text: str) -> None:
    if not isfinite(float(text)):
        raise StrictJsonError("has too large a number")


_decoder = json.JSONDecoder(
    object_pairs_hook=_object, parse_constant=_constant, parse_float=_float
)
