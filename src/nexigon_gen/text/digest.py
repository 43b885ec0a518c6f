"""Digests of files."""

from __future__ import annotations

from hashlib import sha256


def digest(content: bytes) -> str:
    """SHA-256 in hex. CRLF counts as LF, so that a checkout that converts line ends
    does not make every file an edited one."""
    return sha256(content.replace(b"\r\n", b"\n")).hexdigest()
