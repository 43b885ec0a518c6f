"""The names of fields in what is given for a field: dictionaries within arguments are
Python code, too; those of data may be of a newer server."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Annotated, Any, TypeAlias

import pytest
from pydantic import Field, TypeAdapter, ValidationError

from nexigon_gen.runtime.codec.value_codec import Codec
from nexigon_gen.runtime.model import Maybe, Model
from nexigon_gen.runtime.model.opaque import Opaque

from .sample import Expr

Given: TypeAlias = dict[str, Any]

GIVEN: dict[str, tuple[str, ...]] = {
    "wire": ("myX",),
    "python": ("my_x",),
    "both": ("myX", "my_x"),
    "unknown": ("my_x", "later"),
    "misspelt": ("my_x", "my_y"),
}


class Report(Opaque):
    """Anything, as far as we know."""

    size: Maybe[int] = None


class Inner(Model):
    """What stands within another."""

    my_x: Annotated[Maybe[int], Field(alias="myX")] = None


class Outer(Model):
    """Holds it in every way."""

    one: Annotated[Maybe[Inner], Field(alias="theOne")] = None
    many: Annotated[Maybe[list[Inner]], Field(alias="theMany")] = None
    by_name: Annotated[Maybe[dict[str, Inner]], Field(alias="byName")] = None
    expr: Maybe[Expr] = None
    report: Maybe[Report] = None


Made: TypeAlias = Callable[[Given], Outer]

HOLDERS: dict[str, tuple[Callable[[Given], Given], tuple[int | str, ...]]] = {
    "field": (lambda inner: {"theOne": inner}, ("one",)),
    "list": (lambda inner: {"theMany": [{}, inner]}, ("many", 1)),
    "map": (lambda inner: {"byName": {"k": inner}}, ("by_name", "k")),
}


def built(given: Given) -> Outer:
    return Outer(**given)


def changed(given: Given) -> Outer:
    return Outer().model_copy(update=given)


def validated(given: Given) -> Outer:
    return Outer.model_validate(given)


def adapted(given: Given) -> Outer:
    return TypeAdapter(Outer).validate_python(given)


def from_json(given: Given) -> Outer:
    return Outer.model_validate_json(json.dumps(given))


MADE: list[Made] = [built, changed, validated, adapted, from_json]


@pytest.mark.parametrize("name", GIVEN)
@pytest.mark.parametrize("made", MADE, ids=lambda made: made.__name__)
@pytest.mark.parametrize("holder", HOLDERS)
def test_names_within(holder: str, made: Made, name: str) -> None:
    hold, place = HOLDERS[holder]
    given = dict.fromkeys(GIVEN[name], 1)
    is_code = made in (built, changed)
    if name == "both" or (is_code and name in ("unknown", "misspelt")):
        with pytest.raises(ValidationError) as caught:
            made(hold(given))
        (error,) = caught.value.errors()
        assert error["loc"][-1] in given
        if is_code:
            assert error["loc"] == (*place, [*given][1])
        return
    written = json.loads(made(hold(given)).model_dump_json())
    more = {key: 1 for key in given if key not in ("my_x", "myX")}
    assert written == hold({"myX": 1, **more})


def test_on_the_wire_a_python_name_is_unknown() -> None:
    codec: Codec[Outer] = Codec(Outer)
    body = b'{"theOne":{"myX":1,"my_x":2}}'
    assert codec.encode(codec.decode(body)) == body


@pytest.mark.parametrize("made", [built, changed], ids=lambda made: made.__name__)
@pytest.mark.parametrize("holder", HOLDERS)
def test_problems_within_have_python_names(holder: str, made: Made) -> None:
    hold, place = HOLDERS[holder]
    for name in ("my_x", "myX"):
        with pytest.raises(ValidationError) as caught:
            made(hold({name: "x"}))
        assert [each["loc"] for each in caught.value.errors()] == [(*place, "my_x")]


def test_a_problem_in_a_union_has_the_names_of_its_fields() -> None:
    wrong: Any = {"$type": "All", "allOf": [{"$type": "Literal"}]}
    with pytest.raises(ValidationError) as caught:
        Outer(expr=wrong)
    assert [each["loc"] for each in caught.value.errors()] == [
        ("expr", "inner", 0, "value")
    ]


@pytest.mark.parametrize("made", MADE, ids=lambda made: made.__name__)
def test_an_opaque_object_keeps_all_keys(made: Made) -> None:
    report = {"size": 1, "later": {"my_x": 1}}
    assert json.loads(made({"report": report}).model_dump_json()) == {"report": report}
