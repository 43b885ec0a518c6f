"""Regular expressions, in the dialect of `pattern:`, that accept exactly the strings of
wire.md W4.

A body is to be put between `^(?:` and `)$`, which `anchored` does.
"""

from __future__ import annotations

from collections.abc import Iterator

_SEXTET = "[A-Za-z0-9+/]"


def anchored(*alternatives: str) -> str:
    """A pattern for texts that match one of the alternatives as a whole."""
    return f"^(?:{'|'.join(alternatives)})$"


def base64(low: int = 0, high: int | None = None) -> str:
    """Padded standard Base64 of `low` to `high` bytes, without surplus bits."""
    tails = ("", f"{_SEXTET}[AQgw]==", f"{_SEXTET}{{2}}[AEIMQUYcgkosw048]=")
    found: list[str] = []
    for rest, tail in enumerate(tails):
        fewest = max(0, -(-(low - rest) // 3))
        most = None if high is None else (high - rest) // 3
        if most is None or fewest <= most:
            groups = f"(?:{_SEXTET}{{4}}){_times(fewest, most)}"
            found.append(groups + tail)
    return anchored(*found)


def integers(low: int, high: int) -> str:
    """Decimal integers from `low` to `high`, without leading zeros, `+` or `-0`."""
    negative = [*_naturals(max(1, -high), -low)]
    return anchored(
        *(["-(?:" + "|".join(negative) + ")"] if negative else ()),
        *(["0"] if low <= 0 <= high else ()),
        *_naturals(max(1, low), high),
    )


def _naturals(low: int, high: int) -> Iterator[str]:
    """Alternatives for the integers from `low`, at least 1, to `high`."""
    if low > high:
        return
    shortest, longest = len(str(low)), len(str(high))
    if shortest == longest:
        yield from _same_length(str(low), str(high))
        return
    if low > 10 ** (shortest - 1):
        yield from _same_length(str(low), "9" * shortest)
        shortest += 1
    is_full = high == 10**longest - 1
    if shortest < longest or is_full:
        yield f"[1-9][0-9]{_times(shortest - 1, longest - 1 - (not is_full))}"
    if not is_full:
        yield from _same_length(str(10 ** (longest - 1)), str(high))


def _same_length(low: str, high: str) -> Iterator[str]:
    """Alternatives for numbers of as many digits as `low` and `high` have."""
    if low == high:
        yield low
        return
    zeros, nines = "0" * (len(low) - 1), "9" * (len(low) - 1)
    first, last = int(low[0]), int(high[0])
    if first == last:
        yield from (low[0] + rest for rest in _same_length(low[1:], high[1:]))
        return
    if low[1:] != zeros:
        yield from (low[0] + rest for rest in _same_length(low[1:], nines))
        first += 1
    is_full = high[1:] == nines
    if first <= last - (not is_full):
        digit = _digits(first, last - (not is_full))
        yield digit + (f"[0-9]{_times(len(zeros), len(zeros))}" if zeros else "")
    if not is_full:
        yield from (high[0] + rest for rest in _same_length(zeros, high[1:]))


def _digits(first: int, last: int) -> str:
    return str(first) if first == last else f"[{first}-{last}]"


def _times(low: int, high: int | None) -> str:
    """The quantifier for `low` to `high` repetitions."""
    if low == high:
        return f"{{{low}}}"
    if low == 0 and high is None:
        return "*"
    return f"{{{low},{'' if high is None else high}}}"
