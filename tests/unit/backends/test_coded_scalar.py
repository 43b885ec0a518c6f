"""A scalar that is a string of a form of its own: its row says all there is to say."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Annotated

import pytest
from pydantic import TypeAdapter, ValidationError

from nexigon_gen.backends.docs.words import notes_of, scalar_word
from nexigon_gen.backends.python.expr import Call, Name, Raw
from nexigon_gen.backends.python.modules import place
from nexigon_gen.backends.python.names import names_of
from nexigon_gen.backends.python.requests import requests_of
from nexigon_gen.backends.python.values import Values
from nexigon_gen.ir.model import Api
from nexigon_gen.ir.sample import Samples
from nexigon_gen.ir.typerefs import Scalar
from nexigon_gen.runtime.cli.flags import metavar, takes
from nexigon_gen.runtime.model import scalar as models
from nexigon_gen.runtime.wire.scalars import ScalarKind, coded, problem
from nexigon_gen.text.report import Report

API = Api("Shop", ())


@pytest.fixture
def decimal() -> Scalar:
    """A scalar that nothing in the compiler has heard of."""
    kind = object.__new__(ScalarKind)
    facts = coded(
        "decimal",
        Decimal,
        Decimal,
        "{:f}".format,
        docs="an exact number",
        pattern="^-?[0-9]+(?:\\.[0-9]+)?$",
        notation="digits",
        sample="1.50",
    )
    vars(kind).update(_name_="DECIMAL", _value_="decimal", facts=facts)
    return Scalar(kind)


def test_a_value_is_made_of_its_text(decimal: Scalar) -> None:
    modules = place(API)
    names = names_of(API, modules, requests_of(API, modules), Report())
    made = Values(API, names, {}).expr("1.50", decimal)
    assert made == Call(Name("decimal", "Decimal"), (Raw('"1.50"'),))


def test_it_has_a_sample(decimal: Scalar) -> None:
    assert Samples(API).of(decimal) == "1.50"


def test_it_has_words_on_pages(decimal: Scalar) -> None:
    assert scalar_word(decimal.kind) == "string"
    assert [*notes_of(decimal, API)] == ["digits"]


def test_it_has_words_on_the_command_line(decimal: Scalar) -> None:
    name = decimal.kind.value
    assert (takes(name), metavar(name)) == ("a decimal", "DECIMAL")


def test_its_values_are_read_and_written(decimal: Scalar) -> None:
    """By a model, whose row is all it knows."""
    adapter = TypeAdapter[Decimal](Annotated[Decimal, models.Scalar(decimal.kind)])
    value = adapter.validate_json('"1.50"', strict=True)
    assert repr(value) == "Decimal('1.50')"
    assert adapter.validate_python(value, strict=True) == value
    assert adapter.validate_python("1.50") == value
    assert adapter.dump_json(value) == b'"1.50"'


@pytest.mark.parametrize("text", ['"1,5"', "1.5", "null", '"NaN"', '"1e3"'])
def test_what_is_none_of_it_is_refused(text: str, decimal: Scalar) -> None:
    adapter = TypeAdapter[Decimal](Annotated[Decimal, models.Scalar(decimal.kind)])
    with pytest.raises(ValidationError):
        adapter.validate_json(text, strict=True)
    assert problem(decimal.kind, json.loads(text))


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity"), 1.5, 1])
def test_what_could_not_be_written_is_no_value(value: object, decimal: Scalar) -> None:
    adapter = TypeAdapter[Decimal](Annotated[Decimal, models.Scalar(decimal.kind)])
    with pytest.raises(ValidationError):
        adapter.validate_python(value)
