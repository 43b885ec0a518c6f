"""Digests of files."""

from __future__ import annotations

from hashlib import sha256


def digest(content: bytes) -> str:
    """SHA-256 in hex. CRLF counts as LF, so that files do not count as edited where git
    converts line ends."""
    return sha256(content.replace(b"\r\n", b"\n")).hexdigest()
