"""What happens to a body on its way, byte by byte."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import TypeAlias

Damage: TypeAlias = Callable[[bytes, bytes, Random], bytes]
"""Makes a body of two others, mostly of the first."""

_PIECES: Sequence[bytes] = (
    *(b'"', b"\\", b"{", b"}", b"[", b"]", b":", b",", b",,", b"{}", b"[]", b'""'),
    *(b" ", b"\n", b"\r\n", b"\t", b"\0", b"\x0b", b"\x7f", b"-", b"+", b".", b"e9"),
    *(b"\xef\xbb\xbf", b"\xff", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80"),
    *(b"\xe2\x80\xa8", b"\xf0\x9f", b"\\ud800", b"\\udc00\\ud800", b"\\u0000"),
    *(b"\\x41", b"null", b"NaN", b"0", b"9" * 20, b"/**/", b"//", b"#", b"'", b"["),
)


def damaged(body: bytes, other: bytes, random: Random) -> bytes:
    """The body with one to three damages."""
    for _ in range(random.choice((1, 1, 2, 3))):
        body = random.choice(_DAMAGES)(body, other, random)
    return body


def _flipped(body: bytes, other: bytes, random: Random) -> bytes:
    if not body:
        return body
    changed = bytearray(body)
    changed[random.randrange(len(body))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _with_piece(body: bytes, other: bytes, random: Random) -> bytes:
    at = random.randint(0, len(body))
    return body[:at] + random.choice(_PIECES) + body[at:]


def _with_noise(body: bytes, other: bytes, random: Random) -> bytes:
    at = random.randint(0, len(body))
    return body[:at] + random.randbytes(random.randint(1, 8)) + body[at:]


def _without(body: bytes, other: bytes, random: Random) -> bytes:
    at = random.randint(0, len(body))
    return body[:at] + body[at + random.randint(1, 9) :]


def _repeated(body: bytes, other: bytes, random: Random) -> bytes:
    start, end = sorted(random.randint(0, len(body)) for _ in range(2))
    return body[:end] + body[start:]


def _truncated(body: bytes, other: bytes, random: Random) -> bytes:
    return body[: random.randint(0, len(body))]


def _spliced(body: bytes, other: bytes, random: Random) -> bytes:
    return body[: random.randint(0, len(body))] + other[random.randint(0, len(other)) :]


def _reencoded(body: bytes, other: bytes, random: Random) -> bytes:
    encoding = random.choice(("utf-8-sig", "utf-16", "utf-16-le", "utf-32", "latin-1"))
    return body.decode("utf-8", "replace").encode(encoding, "replace")


_DAMAGES: Sequence[Damage] = (
    *(_flipped, _flipped, _with_piece, _with_piece, _with_noise),
    *(_without, _repeated, _truncated, _spliced, _reencoded),
)
