"""Generated types where pydantic is used by others: settings, FastAPI, models and
dataclasses of users, adapters."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Generic, Literal, TypeVar

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from pydantic import BaseModel, JsonValue, TypeAdapter, ValidationError, create_model
from pydantic.dataclasses import dataclass as checked_dataclass
from pydantic_settings import BaseSettings

from nexigon_gen.runtime.codec import EncodeError, encode_request, encode_response
from nexigon_gen.runtime.model import (
    F64,
    U64,
    Base64,
    Date,
    Open,
    Timestamp,
    UnknownValue,
)

from .sample import (
    Circle,
    CreateAction,
    CreateOutput,
    CreateTaken,
    Expr,
    ExprLiteral,
    ExprNot,
    Mode,
    ProjectId,
    Scalars,
    ScalarsAction,
    Shape,
    ShapeGroup,
    ShapePoint,
    Status,
    Text,
    Token,
    Unions,
    UnknownCreate,
    UnknownShape,
    UnknownText,
)

DATA: dict[str, JsonValue] = {
    "u64": "18446744073709551615",
    "f64": "-Infinity",
    "data": "AP8=",
    "at": "2024-05-01T02:00:00.5+02:00",
    "day": "2024-05-01",
    "open": "healthy",
    "closed": "Off",
    "secret": "t_1",
    "counts": {"p_1": 1},
    "json": [None, {"a": 1.5}],
    "later": {"b": []},
}
SCALARS = Scalars.model_validate_json(json.dumps(DATA))
UNIONS: dict[str, JsonValue] = {
    "internal": {"result": "Later", "x": 1},
    "expr": {"$type": "Not", "inner": {"$type": "Literal", "value": 1}},
    "shape": {"Group": ["Point", {"Later": [1]}, {"Circle": {"radius": 1}}]},
    "closed": "Only",
    "text": "17",
    "many": [{"result": "Taken"}],
}


def test_it_is_what_it_says() -> None:
    assert SCALARS.at == datetime(2024, 5, 1, 0, 0, 0, 500000, tzinfo=UTC)
    assert (SCALARS.open, SCALARS.closed) == (Status.HEALTHY, Mode.OFF)
    assert type(SCALARS.open) is Status
    assert (SCALARS.day, SCALARS.data) == (date(2024, 5, 1), b"\0\xff")
    assert SCALARS.secret == Token("t_1")
    assert Scalars.model_validate(DATA) == SCALARS


def test_unions() -> None:
    found = Unions.model_validate(UNIONS)
    assert found == Unions.model_validate_json(json.dumps(UNIONS))
    assert type(found.internal) is UnknownCreate
    assert found.expr == ExprNot(inner=ExprLiteral(value=1))
    assert isinstance(found.shape, ShapeGroup)
    assert [type(each) for each in found.shape.group][:2] == [ShapePoint, UnknownShape]
    assert found.text == 17
    assert found.many == [CreateTaken()]


def test_an_adapter() -> None:
    adapter: TypeAdapter[Any] = TypeAdapter(list[Scalars])
    assert adapter.validate_python([DATA, SCALARS]) == [SCALARS, SCALARS]
    union: TypeAdapter[Any] = TypeAdapter(CreateOutput)
    assert union.validate_python({"result": "Taken"}) == CreateTaken()


def test_dataclasses() -> None:
    @checked_dataclass
    class Job:
        scalars: Scalars
        state: Open[Status]
        shape: Shape

    job: Any = Job(DATA, "offline", "Point")  # type: ignore[arg-type]  # pyright: ignore
    assert job == Job(SCALARS, Status.OFFLINE, ShapePoint())

    @dataclass
    class Plain:
        scalars: Scalars

    found: Any = TypeAdapter(Plain).validate_python({"scalars": DATA})
    assert found == Plain(SCALARS)


def test_a_model_of_the_user() -> None:
    class Job(BaseModel):
        scalars: Scalars
        unions: list[Unions]
        expr: Expr | None = None

    data = {"scalars": DATA, "unions": [UNIONS]}
    found = Job.model_validate(data)
    assert found == Job.model_validate_json(json.dumps(data))
    assert Job(scalars=SCALARS, unions=[Unions()]).scalars is SCALARS


T = TypeVar("T")


class Told(CreateAction):
    """A request that says more than its action asks for."""

    more: int = 0


class Tagged(CreateAction, Generic[T]):
    """The same, of any type."""

    more: T


HEIRS = [Told, Tagged[int], create_model("Made", __base__=CreateAction, more=(int, 0))]


@pytest.mark.parametrize("heir", HEIRS, ids=lambda heir: heir.__name__)
def test_an_heir_of_a_request_is_the_same_action(heir: type[CreateAction]) -> None:
    data = {"projectId": "p_1", "data": None, "more": 1}
    found = heir.model_validate(data)
    assert found.__action__ is CreateAction.__action__
    assert encode_request(found) == json.dumps(data, separators=(",", ":")).encode()


class Deployment(BaseSettings):
    """What someone configures a job with."""

    state: Open[Status]
    mode: Mode
    since: Timestamp
    day: Date
    token: Token
    key: Base64
    budget: U64
    share: F64
    project: ProjectId
    output: CreateOutput
    circle: Circle


def test_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    given = {
        "STATE": "offline",
        "MODE": "On",
        "SINCE": "2024-05-01T00:00:00Z",
        "DAY": "2024-05-01",
        "TOKEN": "t_1",
        "KEY": "AP8=",
        "BUDGET": "7",
        "SHARE": "NaN",
        "PROJECT": "p_1",
        "OUTPUT": '{"result": "Taken"}',
        "CIRCLE": '{"radius": 1.5}',
    }
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    found = Deployment()  # type: ignore[call-arg]  # pyright: ignore
    assert (found.state, found.mode) == (Status.OFFLINE, Mode.ON)
    assert found.since == datetime(2024, 5, 1, tzinfo=UTC)
    assert found.token == Token("t_1")
    assert (found.key, found.budget) == (b"\0\xff", 7)
    assert found.output == CreateTaken()
    assert found.circle == Circle(radius=1.5)
    assert "t_1" not in repr(found)
    monkeypatch.setenv("MODE", "on")
    with pytest.raises(ValidationError, match="mode"):
        Deployment()  # type: ignore[call-arg]  # pyright: ignore


api = FastAPI()


@api.post("/scalars")
def send_scalars(body: Scalars) -> Scalars:
    """Sends back what it gets."""
    assert body == SCALARS
    return body


@api.post("/unions", response_model=Unions)
def send_unions(body: Unions) -> Unions:
    """Sends back what it gets."""
    return body


# FastAPI silences it while it builds its adapters, which with our models is put off.
@pytest.mark.filterwarnings(
    "ignore::pydantic.warnings.UnsupportedFieldAttributeWarning"
)
def test_fastapi() -> None:
    client = TestClient(api)
    answer = client.post("/scalars", json=DATA)
    assert answer.status_code == 200
    masked = {"secret": "***", "at": "2024-05-01T00:00:00.5Z"}
    assert answer.json() == DATA | masked
    answer = client.post("/unions", json=UNIONS)
    assert (answer.status_code, answer.json()) == (200, UNIONS | {"text": 17})
    answer = client.post("/scalars", json={"closed": "off", "u8": "1"})
    assert answer.status_code == 422
    assert [each["loc"] for each in answer.json()["detail"]] == [
        ["body", "u8"],
        ["body", "closed"],
    ]
    assert "/scalars" in client.get("/openapi.json").json()["paths"]


CODE: list[dict[str, Any]] = [
    {"internal": {"result": "Later"}},
    {"many": [{"result": "Later"}]},
    {"shape": "Later"},
    {"shape": {"Later": 1}},
    {"text": [1]},
    {"text": {"value": 1}},
]


@pytest.mark.parametrize("given", CODE, ids=str)
def test_what_is_unknown_is_a_mistake_in_code(given: dict[str, Any]) -> None:
    Unions.model_validate(given)
    with pytest.raises(ValidationError):
        Unions(**given)
    with pytest.raises(ValidationError):
        Unions().model_copy(update=given)


def test_an_unknown_value_is_a_mistake_in_code() -> None:
    known: Any = "offline"
    assert Scalars(open=known).open is Status.OFFLINE
    unknown: Any = "Offline"
    with pytest.raises(ValidationError, match="must be one of 'healthy', 'offline'"):
        Scalars(open=unknown)
    assert Scalars.model_validate({"open": "molten"}).open == UnknownValue("molten")
    assert type(Scalars(open=UnknownValue("molten")).open) is UnknownValue


def test_what_code_says_stays_as_it_is() -> None:
    class Either(BaseModel):
        text: Text

    assert Unions(text="17").text == "17"
    assert Unions(text=17).text == 17
    assert Unions(text=UnknownText(value={"value": 1})).text == UnknownText(
        value={"value": 1}
    )
    assert Either.model_validate({"text": "17"}).text == 17


def test_a_text_is_no_member_where_the_codec_writes() -> None:
    raw = BaseModel.model_copy(Scalars(), update={"open": "healthy"})
    with pytest.raises(EncodeError):
        encode_response(ScalarsAction, raw)


@pytest.mark.parametrize("mode", ["python", "json"])
@pytest.mark.parametrize("by_alias", [True, False])
def test_a_dump_is_read_again(mode: Literal["python", "json"], by_alias: bool) -> None:
    value = Unions.model_validate(UNIONS)
    dump = value.model_dump(mode=mode, by_alias=by_alias)
    assert Unions.model_validate(dump) == value
