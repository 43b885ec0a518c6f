"""The table of scalars: every row is whole, and all who use it agree."""

from __future__ import annotations

import json
from importlib import import_module
from typing import Any

import pytest
from pydantic import JsonValue, TypeAdapter, ValidationError

from nexigon_gen.backends.openapi.scalars import COMPONENTS, INLINE
from nexigon_gen.runtime import model
from nexigon_gen.runtime.wire.facts import JsonForm
from nexigon_gen.runtime.wire.scalars import ScalarKind, problem

JSON: list[str] = [
    *("null", "true", "false", "[]", "{}", '""', '"a"', '"null"', '"true"'),
    *("0", "-0", "1", "-1", "1.0", "1.5", "-1.5", "1e3", "1e308", "1e-400", '"1"'),
    *("127", "128", "-128", "-129", "255", "256", "32767", "32768", "-32769", "65536"),
    *("2147483647", "2147483648", "-2147483649", "4294967295", "4294967296"),
    *("9007199254740991", "9007199254740992", "-9007199254740992"),
    *("9223372036854775807", "9223372036854775808", "-9223372036854775808"),
    *("-9223372036854775809", "18446744073709551615", "18446744073709551616"),
    *('"9007199254740993"', '"18446744073709551615"', '"18446744073709551616"'),
    *('"-9223372036854775808"', '"-1"', '"01"', '"+1"', '"-0"', '" 1"', '"1.0"'),
    *('"99999999999999999999"', '"100000000000000000000"', '"1_000"', '"٣"'),
    *("3.4028234663852886e38", "3.4028235e38", "3.5e38", "-3.5e38", "1" + "0" * 100),
    *('"NaN"', '"nan"', '"+Infinity"', '"-Infinity"', '"Infinity"', '"inf"'),
    *('"aGk="', '"aGk"', '"aGl="', '"aGk=="', '"aG k="', '"aGk=\\n"', '"__8="'),
    *('"2024-02-29"', '"2023-02-29"', '"0000-01-01"', '"0001-01-01"', '"9999-12-31"'),
    *('"2024-2-29"', '"20240229"', '"2024-02-29 "', '"2024-W01-1"', '"２024-02-29"'),
    *('"2024-02-29T00:00:00Z"', '"2024-02-29t00:00:00z"', '"2024-02-29T00:00:00"'),
    *('"2024-02-29T00:00:00.1234567Z"', '"2024-02-29T23:59:60Z"'),
    *('"2024-02-29T24:00:00Z"', '"2024-02-29T00:00:00+23:59"'),
    *('"2024-02-29T00:00:00+24:00"', '"2024-02-29T00:00:00+0100"'),
    *('"0001-01-01T00:00:00+01:00"', '"9999-12-31T23:59:59-00:01"'),
    *('"0001-01-01T01:00:00+01:00"', '"2024-02-29 00:00:00Z"', '"2024-02-29T00:00Z"'),
    *(json.dumps(kind.facts.sample) for kind in ScalarKind),
]


def python_type(kind: ScalarKind) -> Any:
    """What the row says the scalar is in Python."""
    module, _, name = kind.facts.python.rpartition(".")
    match module:
        case "":
            return None
        case "model":
            assert name in model.__all__, f"{name} is no type of the models"
            return vars(model)[name]
        case _:
            return getattr(import_module(module), name)


@pytest.mark.parametrize("kind", ScalarKind)
def test_the_compiler_accepts_what_the_models_read(kind: ScalarKind) -> None:
    adapter = TypeAdapter[Any](python_type(kind))
    for text in JSON:
        found = problem(kind, _parsed(text))
        try:
            adapter.validate_json(text, strict=True)
        except ValidationError:
            assert found, f"{text} is no {kind.value} to a model"
        else:
            assert found is None, f"{text} is a {kind.value} to a model"


def _parsed(text: str) -> JsonValue:
    value: JsonValue = json.loads(text)
    # A list is a tuple to the compiler, and an object a value of its own.
    return value


@pytest.mark.parametrize("kind", ScalarKind)
def test_a_row_is_whole(kind: ScalarKind) -> None:
    facts = kind.facts
    assert facts.demand
    assert facts.docs
    assert facts.wire
    is_coded = facts.form is JsonForm.CODED
    assert bool(facts.pattern) == is_coded, "its strings, exactly"
    assert bool(facts.notation) == is_coded, "its strings, in words"
    assert bool(facts.sample) == is_coded, "one of its strings"
    assert facts.form is JsonForm.ANY or facts.types, "the classes of its values"


@pytest.mark.parametrize("kind", ScalarKind)
def test_what_is_written_is_read(kind: ScalarKind) -> None:
    """And the JSON Schema of the models takes it."""
    adapter = TypeAdapter[Any](python_type(kind))
    accepted = [text for text in JSON if problem(kind, _parsed(text)) is None]
    assert accepted, f"no example of a {kind.value}: add one to `JSON`"
    for text in accepted:
        value = adapter.validate_json(text, strict=True)
        again = adapter.validate_json(adapter.dump_json(value), strict=True)
        assert repr(again) == repr(value)


def test_the_document_has_every_scalar() -> None:
    assert {*INLINE, *COMPONENTS} == {*ScalarKind}
    assert not INLINE.keys() & COMPONENTS.keys()
