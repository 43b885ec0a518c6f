"""The emitted JSON Schema allows what the server reads."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from .cases import Case, cases
from .probe import Probe

CASES = list(cases())

_INTEGER = "to a schema, an integer is a value, however it is spelled"
_OFFSET = "a pattern does not add offsets"
_BYTES = "JSON Schema counts no bytes"
_READ = "to a schema, items are the same as they are spelled"
_TWICE = "to a schema, an object has each key once"

GAPS: dict[str, str] = {
    "W4.1-fraction u8 scalars": _INTEGER,
    "W4.1-exponent u8 scalars": _INTEGER,
    "W4.2-fraction u64 scalars": _INTEGER,
    "W4.1-fraction-of-a-known-number Color numbers": _INTEGER,
    "W4.1-exponent-of-a-known-number Color numbers": _INTEGER,
    "W4.1-fraction-of-closed Level numbers": _INTEGER,
    "W3.13-fraction-as-tag Frame numbers": _INTEGER,
    "W3.13-adjacent-fraction-as-tag Command numbers": _INTEGER,
    "W4.4-lone-surrogate string scalars": "to a schema, escapes are undone already",
    "W4.7-before-year-one timestamp scalars": _OFFSET,
    "W4.7-after-year-9999 timestamp scalars": _OFFSET,
    "W4.10-too-few-bytes Label inexact": _BYTES,
    "W4.10-too-many-bytes Label inexact": _BYTES,
    "W4.11-ignored-keys Pairs inexact": _READ,
    "W4.11-null-is-absent Pairs inexact": _READ,
    "W4.11-spellings Big inexact": _READ,
    "W4.11-one-moment Moments inexact": _READ,
    "W2.5-duplicate-key EverythingOptional scalars": _TWICE,
    "W2.5-two-tags Internal taggings": _TWICE,
}
"""Why the schema allows what the server refuses, by the ids of the cases. A gap that is
closed has to leave this list."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_schema(case: Case, probes: Callable[[str], Probe]) -> None:
    is_read = case.server is not None
    assert allowed(probes(case.spec), case) is (is_read or case.id in GAPS)


def allowed(probe: Probe, case: Case) -> bool:
    """Whether the text is JSON that the schema allows."""
    try:
        return probe.by_schema(case.type, case.read)
    except ValueError:
        return False


def test_gaps_are_cases_that_the_server_refuses() -> None:
    assert GAPS.keys() <= {case.id for case in CASES if case.server is None}
