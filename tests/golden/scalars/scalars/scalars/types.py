"""Types of the scalars namespace."""

from __future__ import annotations

import builtins

from pydantic import JsonValue

from .._runtime.model import (
    F32,
    F64,
    I8,
    I16,
    I32,
    I64,
    U8,
    U16,
    U32,
    U64,
    Action,
    Base64,
    Date,
    Maybe,
    Model,
    Returns,
    Timestamp,
)


class Everything(Model):
    """One field of each kind."""

    string: str
    """Text."""

    bool: builtins.bool
    u8: U8
    u16: U16
    u32: U32
    u64: U64
    i8: I8
    i16: I16
    i32: I32
    i64: I64
    f32: F32
    f64: F64
    bytes: Base64
    timestamp: Timestamp
    date: Date
    any: JsonValue
    unit: None
    list: builtins.list[str]
    map: dict[str, U8]
    nested: dict[str, builtins.list[dict[str, Timestamp]]]
    nullable: builtins.list[str | None]


class EverythingOptional(Model):
    """The same, all optional."""

    string: Maybe[str] = None
    bool: Maybe[builtins.bool] = None
    u64: Maybe[U64] = None
    f64: Maybe[F64] = None
    bytes: Maybe[Base64] = None
    timestamp: Maybe[Timestamp] = None
    date: Maybe[Date] = None
    any: Maybe[JsonValue] = None
    list: Maybe[builtins.list[str]] = None
    map: Maybe[dict[str, I64]] = None


class EchoAction(Action, Returns[Everything], wire="scalars_Echo", idempotency="safe"):
    """Returns what it gets."""

    everything: Everything
    optional: Maybe[EverythingOptional] = None
