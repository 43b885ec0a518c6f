"""Names of a spec in Python's spellings."""

from __future__ import annotations

import re

_WORD = re.compile(r"[A-Z]+(?![a-z])[0-9]*|[A-Z][a-z0-9]*|[a-z0-9]+")


def words(name: str) -> list[str]:
    """`S3Bucket` → `S3`, `Bucket`; `HTTPServer` → `HTTP`, `Server`."""
    return _WORD.findall(name)


def snake(name: str) -> str:
    """`GetOtlpConfig` → `get_otlp_config`."""
    return "_".join(word.lower() for word in words(name))


def upper_snake(name: str) -> str:
    """`ConnectionLost` → `CONNECTION_LOST`."""
    return snake(name).upper()


def pascal(name: str) -> str:
    """`nexigon hub` → `NexigonHub`; capitals inside a word stay."""
    return "".join(
        word[:1].upper() + word[1:] for word in re.findall(r"[A-Za-z0-9]+", name)
    )
