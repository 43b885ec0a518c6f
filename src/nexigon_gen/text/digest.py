"""Digests of files."""

from __future__ import annotations

from hashlib import sha256


def digest(content: bytes) -> str:
    """SHA-256 in hex. CRLF counts as LF, so that files do not count as edited where git
    converts line ends."""
    if b"\r" in content:  # which is known much faster than that no pair is
        content = content.replace(b"\r\n", b"\n")
    return sha256(content).hexdigest()
