"""A scalar that is a string of a form of its own: its row says all there is to say."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

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
from nexigon_gen.runtime.wire.invalid import InvalidScalar, MakeError
from nexigon_gen.runtime.wire.scalars import ScalarKind
from nexigon_gen.text.report import Report

API = Api("Shop", ())


def read(value: object, /, invalid: MakeError = InvalidScalar) -> object:
    """What a row of decimals would read with."""
    return Decimal(value) if isinstance(value, str) else value


@pytest.fixture
def decimal() -> Scalar:
    """A scalar that nothing in the compiler has heard of."""
    kind = object.__new__(ScalarKind)
    facts = replace(
        ScalarKind.DATE.facts,
        types=(Decimal,),
        notation="digits",
        sample="1.50",
        read=read,
    )
    vars(kind).update(_name_="DECIMAL", _value_="decimal", facts=facts)
    return Scalar(kind)


def test_a_value_is_made_of_its_text(decimal: Scalar) -> None:
    modules = place(API)
    names = names_of(API, modules, requests_of(API, modules), Report())
    made = Values(API, names).expr("1.50", decimal)
    assert made == Call(Name("decimal", "Decimal"), (Raw('"1.50"'),))


def test_it_has_a_sample(decimal: Scalar) -> None:
    assert Samples(API).of(decimal) == "1.50"


def test_it_has_words_on_pages(decimal: Scalar) -> None:
    assert scalar_word(decimal.kind) == "string"
    assert [*notes_of(decimal, API)] == ["digits"]


def test_it_has_words_on_the_command_line(decimal: Scalar) -> None:
    name = decimal.kind.value
    assert (takes(name), metavar(name)) == ("a decimal", "DECIMAL")
