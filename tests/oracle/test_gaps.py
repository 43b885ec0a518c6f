"""What a JSON Schema cannot say: it allows these, and the server refuses them."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from support.specs import VALID

from .conftest import Judges


@pytest.mark.parametrize(
    ("member", "close"),
    [
        pytest.param('"u64": 1.0', '"u64": 1', id="W4.1-fraction"),
        pytest.param('"u64": 1e2', '"u64": 100', id="W4.1-exponent"),
        pytest.param(
            '"timestamp": "0001-01-01T00:00:00+00:01"',
            '"timestamp": "0001-01-01T00:01:00+00:01"',
            id="W4.7-before-the-calendar",
        ),
        pytest.param(
            '"timestamp": "9999-12-31T23:59:00-00:01"',
            '"timestamp": "9999-12-31T23:58:00-00:01"',
            id="W4.7-after-the-calendar",
        ),
        pytest.param('"u64": 1, "u64": 1', '"u64": 1', id="W2.5-key-twice"),
    ],
)
def test_gap(member: str, close: str, judges: Judges) -> None:
    """`close` is as near as one can get without falling into the gap."""
    _, probes = judges(VALID["scalars"])
    probe = probes["oracle_scalars.EverythingOptional"]
    text, other = (f'{{"value": {{{each}}}}}' for each in (member, close))
    schema = Draft202012Validator(probe.schema.schema)
    assert schema.is_valid(json.loads(text))
    assert not probe.by_server(text)
    assert schema.is_valid(json.loads(other))
    assert probe.by_server(other)
