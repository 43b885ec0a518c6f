"""A variant and its payload have much the same name: docs and errors tell them apart."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from inspect import getdoc
from types import new_class

import pytest
from pydantic import TypeAdapter, ValidationError

from support.sdk import Sdk, runtime_of


@pytest.mark.parametrize(
    ("union", "variant"),
    [
        ("Internal", "InternalRound | InternalAlsoRound | InternalForced"),
        ("Renamed", "RenamedBigCircle"),
        ("Adjacent", "AdjacentRound"),
        ("External", "ExternalRound"),
    ],
)
def test_a_payload_in_place_of_its_variant(
    sdk: Callable[[str], Sdk], union: str, variant: str
) -> None:
    types = sdk("taggings").module("taggings.types")
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(getattr(types, union)).validate_python(types.Circle(radius=1))
    (error,) = caught.value.errors()
    assert error["type"] == "is_instance_of"
    assert error["msg"] == (
        f"Input should be an instance of {variant}: Circle is its payload"
    )


def test_what_is_no_payload_is_told_all_classes(sdk: Callable[[str], Sdk]) -> None:
    types = sdk("taggings").module("taggings.types")
    with pytest.raises(ValidationError, match="InternalRound | InternalAlsoRound"):
        TypeAdapter(types.Internal).validate_python(types.RenamedOther())


def test_docs(sdk: Callable[[str], Sdk]) -> None:
    cycle = sdk("cycle").module("gamma.unions")
    assert cycle.GammaUnionGamma.__doc__ == "The `Gamma` variant of `GammaUnion`."
    types = sdk("taggings").module("taggings.types")
    # Python 3.13 takes the indentation away by itself.
    assert getdoc(types.Nothing) == "No fields.\n\nThe payload of `InternalEmpty`."


def test_a_handler_that_answers_with_the_payload(sdk: Callable[[str], Sdk]) -> None:
    taggings = sdk("taggings")
    types = taggings.module("taggings.types")
    runtime = runtime_of(taggings.package)
    codec, model = (import_module(f"{runtime}.{each}") for each in ("codec", "model"))

    bases = (model.Action, model.Returns[types.External])
    draw = new_class("Draw", bases, {"wire": "taggings_Draw"})
    with pytest.raises(codec.EncodeError) as caught:
        codec.encode_response(draw, types.Circle(radius=1))
    (problem,) = caught.value.problems
    assert problem.message == (
        "must be an instance of ExternalRound: Circle is its payload"
    )
