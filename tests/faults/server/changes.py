"""Requests with one part that does not belong there, as JSON or what looks like it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from random import Random

from oracle.mutations import Mutations

from nexigon_gen.ir.jsontext import JsonValue

from .hub import MAX_BODY

_TOKEN = re.compile(rb'("(?:[^"\\]|\\.)*"|true|false|null|[-+.0-9eE]+)(:?)')
"""A value that holds no other, or a key with its colon."""

_VALUES: Sequence[bytes] = (
    *(b"null", b"true", b"0", b"1.0", b"-0", b"[]", b"{}", b'""', b"9" * 19),
    *(b"9" * 4200, b"9" * 4400, b"1e999", b"-1e999", b"1e-999", b"0." + b"1" * 5000),
    *(b"NaN", b"Infinity", b"-Infinity", b"nan", b"+1", b"01", b".5", b"0x1", b"None"),
    *(b'"\\ud800"', b'"\\udfff\\ud800"', b'"\\ud83d\\ude42"', b'"\xed\xa0\x80"'),
    *(b'"\xff"', b'"\xc3"', b'"\n"', b'"\\u0000"', b'"\\q"', b"'a'", b'"\\u12"'),
    *(b"[" * 150 + b"]" * 150, b"[" * 400 + b"]" * 400, b"[" * 30_000),
    *(b'{"a":' * 150 + b"0" + b"}" * 150, b'{"a":' * 5000, b"[" * 5000 + b"]" * 5000),
    *(b"[" + b"0," * 5000 + b"0]", b'"' + b"x" * 60_000 + b'"'),
    b'"' + b"x" * MAX_BODY + b'"',
    *(b'"' + b"\\u00e9" * 5000 + b'"', b"0,", b"0:0", b"0}", b"/* */0"),
)


def changed(value: JsonValue, canary: str, random: Random) -> bytes:
    """The JSON of a value with a change or two."""
    keys = [*_keys(value)]
    how = random.choice(("value", "token", "token", "both"))
    if how != "token":
        value = Mutations([*keys, canary], random).of(value)
    data = _written(value, random)
    if how != "value" and (tokens := [*_TOKEN.finditer(data)]):
        found = random.choice(tokens)
        new = _key(keys, canary, random) if found[2] else _value(canary, random)
        data = data[: found.start()] + new + found[2] + data[found.end() :]
    return data


def _keys(value: JsonValue) -> Sequence[str]:
    if isinstance(value, Mapping):
        return [*value, *(key for each in value.values() for key in _keys(each))]
    return []


def _written(value: JsonValue, random: Random) -> bytes:
    plain = random.random() < 0.5
    text = json.dumps(value, ensure_ascii=not plain, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def _key(keys: Sequence[str], canary: str, random: Random) -> bytes:
    if keys and random.random() < 0.5:
        return b'"%b"' % random.choice(keys).encode()
    form = random.choice(
        (b'"%b"', b'"%b\\ud800"', b'"\\u0000%b"', b'"%b\xff"', b"%b", b"'%b'")
    )
    return form % (canary.encode() * random.choice((1, 1, 1, 1000)))


def _value(canary: str, random: Random) -> bytes:
    if random.random() < 0.3:
        forms = (b'"%b"', b'["%b"]', b'{"%b":0}', b"%b", b'"%b', b'"\\ud800%b"')
        return random.choice(forms) % canary.encode()
    return random.choice(_VALUES)
