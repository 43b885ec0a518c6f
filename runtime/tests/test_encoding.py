"""What must not, or cannot, be written."""

from __future__ import annotations

from datetime import datetime
from math import inf, nan
from typing import Annotated

import pytest
from pydantic import BaseModel, JsonValue

from nexigon_gen.runtime.codec import EncodeError, encode_request, encode_response
from nexigon_gen.runtime.model import (
    F32,
    F64,
    Action,
    Length,
    Returns,
    UnknownValue,
)
from nexigon_gen.runtime.model.nesting import NO_ROOM

from .sample import (
    Circle,
    CreateAction,
    CreateCreated,
    CreateOutput,
    CreateTaken,
    Expr,
    ExprNot,
    LockAction,
    ProjectId,
    Scalars,
    ScalarsAction,
    ShapeGroup,
    Unions,
    UnionsAction,
    UnknownCreate,
    UnknownShape,
    UnknownText,
)


class AnyAction(Action, Returns["list[JsonValue]"], wire="sample_Any"):
    """Returns something that is no struct."""


UNKNOWN: dict[str, Unions | Scalars] = {
    "variant": Unions(internal=UnknownCreate(result="New")),
    "in a list": Unions(many=[CreateTaken(), UnknownCreate(result="New")]),
    "in a map": Unions(by_name={"a": UnknownCreate(result="New")}),
    "external": Unions(shape=ShapeGroup(group=[UnknownShape(tag="New")])),
    "untagged": Unions(text=UnknownText(value=[1])),
    "enum value": Scalars(open=UnknownValue("molten")),
}


def _encode(value: Unions | Scalars) -> bytes:
    if isinstance(value, Unions):
        return encode_response(UnionsAction, value)
    return encode_response(ScalarsAction, value)


@pytest.mark.parametrize("value", UNKNOWN.values(), ids=UNKNOWN.keys())
def test_a_server_writes_nothing_unknown(value: Unions | Scalars) -> None:
    with pytest.raises(EncodeError) as caught:
        _encode(value)
    assert [each.rule for each in caught.value.problems] == ["unknown-variant"]


def test_a_server_returns_nothing_unknown() -> None:
    output: CreateOutput = UnknownCreate(result="New")
    with pytest.raises(EncodeError, match="does not know"):
        encode_response(CreateAction, output)


def test_a_client_sends_what_it_does_not_know() -> None:
    found: Unions | Scalars
    for found in UNKNOWN.values():
        if isinstance(found, Unions):
            assert b"New" in encode_request(UnionsAction(body=found)) or found.text


@pytest.mark.parametrize(
    ("value", "given"),
    [
        (Circle(radius=1), "Circle"),
        (None, "None"),
        ({"result": "Taken"}, "dict"),
        ("Taken", "str"),
    ],
    ids=repr,
)
def test_a_response_is_of_its_type(value: object, given: str) -> None:
    with pytest.raises(EncodeError) as caught:
        encode_response(CreateAction, value)
    (problem,) = caught.value.problems
    names = "CreateCreated | CreateTaken | UnknownCreate"
    assert problem.message == f"must be an instance of {names}, not {given}"


def test_no_fields() -> None:
    assert encode_response(LockAction, None) == b"{}"
    with pytest.raises(EncodeError, match="must be null"):
        encode_response(LockAction, CreateTaken())


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_any_json_value_has_no_special_numbers(number: float) -> None:
    bad: JsonValue = [{"a": number}]
    with pytest.raises(EncodeError, match="not JSON"):
        encode_response(ScalarsAction, Scalars(json_=bad))
    created = CreateCreated(project_id=ProjectId("p"), data=bad)
    with pytest.raises(EncodeError, match="not JSON"):
        encode_response(CreateAction, created)
    with pytest.raises(EncodeError, match="not JSON"):
        encode_request(CreateAction(project_id=ProjectId("p"), data=bad))
    with pytest.raises(EncodeError, match="not JSON"):
        encode_response(AnyAction, [bad])


def test_the_words_are_fine_in_strings() -> None:
    assert encode_response(AnyAction, ["NaN", "Infinity"]) == b'["NaN","Infinity"]'


class MeasureAction(Action, Returns[None], wire="sample_Measure"):
    """Sends numbers by the list."""

    levels: Annotated[list[F64], Length(max=9)]
    rows: list[list[F32 | None]]


def test_lists_of_numbers() -> None:
    numbers = [0.5, nan, inf, -inf, 1.0]
    action = MeasureAction(levels=numbers, rows=[[1.5, None], [inf]])
    assert encode_request(action) == (
        b'{"levels":[0.5,"NaN","+Infinity","-Infinity",1.0],'
        b'"rows":[[1.5,null],["+Infinity"]]}'
    )
    assert action.model_dump(mode="json")["levels"][1:3] == ["NaN", "+Infinity"]
    assert action.model_dump()["levels"][2] == inf
    assert (
        encode_request(MeasureAction(levels=[], rows=[])) == b'{"levels":[],"rows":[]}'
    )


@pytest.mark.parametrize(
    "levels", [(0.5,), {0.5: 1}, 0.5, "1", None, [0.5, "1"], [10**400]], ids=repr
)
def test_what_is_no_list_of_numbers_is_not_written(levels: object) -> None:
    with pytest.raises(EncodeError):
        encode_request(MeasureAction.model_construct(levels=levels))


CHANGED: dict[str, dict[str, object]] = {
    "text": {"text": "private\ud800"},
    "number": {"u8": "private"},
    "wide number": {"u64": "private"},
    "float": {"f64": "private"},
    "bytes": {"data": "private"},
    "naive": {"at": datetime(2024, 1, 1)},
    "date": {"day": "private"},
    "enum": {"closed": "private"},
    "open enum": {"open": "private"},
    "secret": {"secret": "private"},
    "list": {"names": [1]},
    "no JSON": {"json_": object()},
}


@pytest.mark.parametrize("update", CHANGED.values(), ids=CHANGED.keys())
def test_what_evaded_validation_is_refused(update: dict[str, object]) -> None:
    with pytest.raises(EncodeError) as caught:
        encode_response(ScalarsAction, BaseModel.model_copy(Scalars(), update=update))
    assert "private" not in str(caught.value)


@pytest.mark.parametrize("name", ["internal", "shape", "expr", "text", "closed_text"])
def test_what_evaded_validation_of_a_union_is_refused(name: str) -> None:
    with pytest.raises(EncodeError):
        encode_response(
            UnionsAction, BaseModel.model_copy(Unions(), update={name: [object]})
        )


def test_a_cycle_is_refused() -> None:
    cycle: list[JsonValue] = []
    cycle.append(cycle)
    value = BaseModel.model_copy(Scalars(), update={"json_": cycle})
    with pytest.raises(EncodeError):
        encode_response(ScalarsAction, value)


def test_deep_values_never_crash() -> None:
    deep: Expr = ExprNot.model_construct(inner=None)
    for _ in range(5000):
        deep = ExprNot(inner=deep)
    with pytest.raises(EncodeError):
        encode_response(UnionsAction, Unions(expr=deep))


def test_a_value_that_reads_like_one_of_our_errors_is_refused_as_any_other() -> None:
    wrong = CreateAction.model_construct(project_id=[NO_ROOM], data=1)
    with pytest.raises(EncodeError):
        encode_request(wrong)
