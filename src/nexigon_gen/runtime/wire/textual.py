"""Text of scalars that are strings on the wire: bytes, timestamps, dates (W4.4, W4.7)."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from typing import TypeVar

from ..dataclass import dataclass
from .facts import Read
from .invalid import InvalidScalar, MakeError

T = TypeVar("T")

# Of hours and minutes Python lets too large ones through, in part by its version.
_TIMESTAMP = (
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?"
    r"(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])"
)


def read_text(value: object, invalid: MakeError = InvalidScalar) -> str:
    """A string as it is."""
    if not isinstance(value, str):
        raise invalid("type", "must be a string")
    return value


def read_base64(value: object, invalid: MakeError = InvalidScalar) -> bytes:
    """Bytes, of padded standard Base64."""
    text = read_text(value, invalid)
    try:
        found = b64decode(text, validate=True)
    except ValueError:
        found = b""
    # Python overlooks surplus bits and padding.
    if write_base64(found) != text:
        raise invalid("base64", "must be padded standard Base64")
    return found


def write_base64(value: bytes) -> str:
    """Padded standard Base64."""
    return b64encode(value).decode()


def read_timestamp(value: object, invalid: MakeError = InvalidScalar) -> datetime:
    """An RFC 3339 timestamp, with the offset it is written with."""
    if not isinstance(value, str):
        raise invalid("type", "must be a string")
    text = value.upper()
    try:
        if _matcher(_TIMESTAMP)(text):
            return datetime.fromisoformat(text)
    except ValueError:
        pass
    raise invalid("timestamp", "must be an RFC 3339 timestamp with an offset")


def to_utc(value: datetime, invalid: MakeError = InvalidScalar) -> datetime:
    """The same point in time with the offset zero."""
    if value.tzinfo is UTC:
        return value
    if value.utcoffset() is None:
        raise invalid("timestamp", "must have a time zone")
    try:
        return value.astimezone(UTC)
    except OverflowError:
        raise invalid("timestamp", "must be of the years 1 to 9999 in UTC") from None


def write_timestamp(value: datetime) -> datetime | str:
    """RFC 3339 in UTC with `Z`; a `datetime` stands for itself with six digits or none,
    as pydantic writes it, which is faster."""
    if value.tzinfo is not UTC:  # only one that no validator has seen
        value = to_utc(value)
    part = value.microsecond
    if not part or part % 10:
        return value
    return value.isoformat().removesuffix("+00:00").rstrip("0") + "Z"


@cache
def _matcher(pattern: str) -> Callable[[str], object]:
    """What compares whole texts with a pattern; most processes never need it."""
    return re.compile(pattern).fullmatch


@dataclass(frozen=True, slots=True)
class Coded:
    """Strings of a form of their own, which a pattern tells from all others.

    Args:
        name: The scalar.
        pattern: What they are, as a whole.
        notation: What they look like, in words.
    """

    name: str
    pattern: str
    notation: str

    def reader(self, parse: Callable[[str], object]) -> Read:
        """What reads them; `parse` may raise `ValueError`."""
        pattern = self.pattern

        def read(value: object, /, invalid: MakeError = InvalidScalar) -> object:
            if not isinstance(value, str):
                raise invalid("type", "must be a string")
            try:
                if _matcher(pattern)(value):
                    return parse(value)
            except ValueError:
                pass
            raise invalid(self.name, self.message)

        return read

    def fit(self, write: Callable[[T], str]) -> Callable[[T], T]:
        """What refuses a value whose text would not be read."""

        def fit(value: T, invalid: MakeError = InvalidScalar) -> T:
            if not _matcher(self.pattern)(write(value)):
                raise invalid(self.name, self.message)
            return value

        return fit

    @property
    def message(self) -> str:
        """What a value must be."""
        return f"must be a {self.name}: {self.notation}"


_ANY_YEAR = "(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])"
_FOURTH = "(?:0[48]|[2468][048]|[13579][26])"
_LEAP_YEAR = f"(?:[0-9]{{2}}{_FOURTH}|{_FOURTH}00)"
_DAY = (
    f"(?:{_ANY_YEAR}-(?:"
    "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    "|02-(?:0[1-9]|1[0-9]|2[0-8]))"
    f"|{_LEAP_YEAR}-02-29)"
)
_MINUTE = "(?:[01][0-9]|2[0-3]):[0-5][0-9]"

DATE_PATTERN = f"^{_DAY}$"
"""`YYYY-MM-DD` of the years 1 to 9999, leap years included."""

TIMESTAMP_PATTERN = (
    rf"^{_DAY}[Tt]{_MINUTE}:[0-5][0-9](?:\.[0-9]+)?(?:[Zz]|[+-]{_MINUTE})$"
)
"""RFC 3339 with an offset. It does not see that an offset can lead out of the calendar:
that `0001-01-01T00:00:00+01:00` is in the year 0."""
