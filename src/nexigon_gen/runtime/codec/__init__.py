"""The codec: between the types of actions and the bytes on the wire."""

from __future__ import annotations

from ..model.parts import secrets_in
from ..problems import DecodeError, EncodeError, Problem
from .bodies import (
    decode_request,
    decode_response,
    encode_request,
    encode_response,
    prepare,
)

__all__ = [
    "DecodeError",
    "EncodeError",
    "Problem",
    "decode_request",
    "decode_response",
    "encode_request",
    "encode_response",
    "prepare",
    "secrets_in",
]
