"""Binary files, recognized by their first bytes."""

from __future__ import annotations

_HEAD = 4_000
_MANY_NULLS = 4
_BYTES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\xfd7zXZ", "an XZ archive"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"SQLite format 3", "an SQLite database"),
)


def of_bytes(data: bytes) -> str:
    """The kind of a binary file; empty if it may be text."""
    found = next((name for start, name in _BYTES if data.startswith(start)), "")
    if found or data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return found  # UTF-16 is text, and not ours
    return "binary data" if data[:_HEAD].count(0) >= _MANY_NULLS else ""
