"""Values as JSON outside of calls, for files and databases."""

from __future__ import annotations

from ._runtime.codec.value_codec import Codec
from ._runtime.problems import DecodeError, EncodeError

__all__ = [
    "Codec",
    "DecodeError",
    "EncodeError",
]
