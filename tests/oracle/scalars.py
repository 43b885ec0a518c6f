"""Scalars, and what looks like them."""

from __future__ import annotations

from base64 import b64encode
from random import Random

from nexigon_gen.ir.jsontext import JsonValue
from nexigon_gen.ir.scalars import integer_range
from nexigon_gen.runtime.wire.scalars import ScalarKind

NUMBERS: tuple[JsonValue, ...] = (
    *(
        0,
        1,
        -1,
        7,
        9,
        10,
        11,
        100,
        127,
        128,
        -7,
        -9,
        -50,
        -100,
        -128,
        -129,
        255,
        256,
        599,
        600,
        601,
    ),
    *(32767, 32768, -32768, -32769, 65535, 65536),
    *(2**31 - 1, 2**31, -(2**31), -(2**31) - 1, 2**32 - 1, 2**32),
    *(2**53 - 1, 2**53, 2**53 + 1, 2**63 - 1, 2**63, -(2**63), -(2**63) - 1),
    *(2**64 - 1, 2**64, 10**40, 10**308, 10**309, -(10**309), 10**400),
    *(0.5, -0.0, 1.0, -1.5, 99.5, 100.5, 1e15, 1e40, 3.4e38, 3.41e38, 1.7e308, 5e-324),
)

TEXTS: tuple[str, ...] = (
    *("", "a", "abc", "A", "a-b", "a-b\n", "a b", "null", "true", "x" * 16, "y" * 17),
    *("x" * 64, "x" * 65, "x" * 128, "x" * 129, "🙂" * 8, "🙂" * 9, "é", "e\u0301"),
    *("0", "-0", "00", "1", "01", "+1", "-1", " 1", "1 ", "1\n", "1.0", "1e3", "١"),
    *(
        "0x10",
        "-9",
        "-10",
        "-101",
        "18446744073709551615",
        "18446744073709551616",
        "9223372036854775807",
    ),
    *("9223372036854775808", "-9223372036854775808", "-9223372036854775809"),
    *("99999999999999999999", "600", "601", "NaN", "nan", "Infinity", "+Infinity"),
    *("-Infinity", "AA==", "AB==", "AAA=", "AAB=", "AAAA", "AA", "AA=", "A", "===="),
    *("AAAAAAAA==", "AA==AA==", "AAAA\n", "_-AA", "+/AA", "A" * 20, "A" * 21 + "=="),
    *(
        "2024-02-29",
        "2023-02-29",
        "1900-02-29",
        "2000-02-29",
        "1400-02-29",
        "2100-02-29",
        "0000-01-01",
    ),
    *("0001-01-01", "9999-12-31", "2024-13-01", "2024-00-10", "2024-04-31", "2024-1-1"),
    *("20240101", "2024-01-01\n", "2024-W01-1", "2024-001", "٢٠٢٤-01-01"),
    *("2024-01-01T00:00:00Z", "2024-01-01t00:00:00z", "2024-01-01 00:00:00Z"),
    *("2024-01-01T00:00:00", "2024-01-01T00:00Z", "2024-01-01T24:00:00Z"),
    *("2024-01-01T23:59:60Z", "2024-01-01T00:60:00Z", "2024-02-30T00:00:00Z"),
    *("2024-01-01T00:00:00.Z", "2024-01-01T00:00:00,5Z", "2024-01-01T00:00:00.5Z"),
    *("2024-01-01T00:00:00.123456789Z", "2024-01-01T00:00:00+00:60"),
    *("2024-01-01T00:00:00+23:59", "2024-01-01T00:00:00+24:00"),
    *("2024-01-01T00:00:00-00:00", "2024-01-01T00:00:00+0100"),
    *("2024-01-01T00:00:00+01:00:30", "2024-01-01T00:00:00Z\n", "2024-01-01T"),
)

ODD: tuple[JsonValue, ...] = (
    *NUMBERS,
    *TEXTS,
    *(None, True, False, [], {}, [None], [0], ["a"], {"a": 1}, {"": None}, [[]]),
)
"""Values that are right for one type and almost right for others."""

_UNICODE = 'aZ09 -_/+=$\n\t"\\é漢🙂'


def scalar(kind: ScalarKind, random: Random) -> JsonValue:
    """A value of a kind, often at its edges."""
    match kind:
        case ScalarKind.STRING:
            return text(random) if random.random() < 0.5 else random.choice(TEXTS)
        case ScalarKind.BOOL:
            return random.random() < 0.5
        case ScalarKind.F32 | ScalarKind.F64:
            special = random.choice(("NaN", "+Infinity", "-Infinity"))
            return special if random.random() < 0.3 else random.uniform(-1e3, 1e3)
        case ScalarKind.BYTES:
            return b64encode(random.randbytes(random.randrange(20))).decode()
        case ScalarKind.TIMESTAMP:
            return timestamp(random)
        case ScalarKind.DATE:
            return date(random)
        case ScalarKind.ANY:
            return random.choice(ODD)
        case ScalarKind.UNIT:
            return None
        case _:
            return _integer(kind, random)


def text(random: Random) -> str:
    """A short text of all sorts of characters."""
    return "".join(random.choices(_UNICODE, k=random.randrange(12)))


def date(random: Random) -> str:
    """A day, often at an edge of the calendar or of a month."""
    edges = ("0001-01-01", "9999-12-31", "2000-02-29", "2024-02-29", "1900-02-28")
    if random.random() < 0.3:
        return random.choice(edges)
    day = random.choice((1, 9, 10, 19, 20, 28))
    return f"{random.randint(1, 9999):04}-{random.randint(1, 12):02}-{day:02}"


def timestamp(random: Random) -> str:
    """A timestamp, not of the first or last day of the calendar: where an offset leads
    out of it, a pattern does not see."""
    day = date(random)
    while day in ("0001-01-01", "9999-12-31"):
        day = date(random)
    clock = random.choice(("00:00:00", "23:59:59", "12:30:45", "09:05:07"))
    fraction = random.choice(("", "", ".5", ".000", ".123456789"))
    offset = random.choice(("Z", "z", "+00:00", "-00:00", "-23:59", "+05:30"))
    return f"{day}{random.choice('TTt')}{clock}{fraction}{offset}"


def _integer(kind: ScalarKind, random: Random) -> JsonValue:
    limits = integer_range(kind)
    assert limits
    low, high = limits
    near = random.choice((low, low + 1, high, high - 1, 1, 9, 10, 100, 600))
    value = min(near, high) if random.random() < 0.5 else random.randint(low, high)
    is_wide = kind in (ScalarKind.U64, ScalarKind.I64)
    return str(value) if is_wide and random.random() < 0.5 else value
