"""`Codec`, which reads and writes values as JSON outside of calls: for files, databases."""

from __future__ import annotations

from ..codec.value_codec import Codec
from ..problems import DecodeError, EncodeError

__all__ = [
    "Codec",
    "DecodeError",
    "EncodeError",
]
