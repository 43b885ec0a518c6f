"""A variant and its payload have much the same name: docs and errors tell them apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pydantic import TypeAdapter, ValidationError

from support.sdk import Sdk


@pytest.mark.parametrize(
    ("union", "variant"),
    [
        ("Internal", "InternalRound"),
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
    assert (
        types.Nothing.__doc__
        == "No fields.\n\n    The payload of `InternalEmpty`.\n    "
    )
