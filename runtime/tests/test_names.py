"""Every way to make or change a model, against every name a field can be given by.

Keywords are code, and a name that is none of a field is a mistake. The keys of data may
be those of a newer server, and are kept.
"""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Generic, Literal, TypeAlias, TypeVar

import pytest
from pydantic import BaseModel, Field, JsonValue, ValidationError

from nexigon_gen.runtime.codec import decode_response, encode_request, encode_response
from nexigon_gen.runtime.codec.value_codec import Codec
from nexigon_gen.runtime.model import Maybe, Model

from .sample import (
    CreateAction,
    CreateCreated,
    ExprAll,
    ExprLiteral,
    LockAction,
    Project,
    ProjectId,
    ShapeCircle,
    UnknownCreate,
)

T = TypeVar("T")
Given: TypeAlias = dict[str, Any]
Made: TypeAlias = Callable[[type[Model], Model, Given], Model]
Outcome: TypeAlias = Literal["field", "kept", "refused"]


class Page(Model, Generic[T]):
    """A generic struct."""

    next_page: Annotated[Maybe[T], Field(alias="nextPage")] = None


@dataclass(frozen=True)
class Kind:
    """A class, one of its fields, and the others that must be there."""

    cls: type[Model]
    python: str
    wire: str
    value: object
    others: Given


KINDS: dict[str, Kind] = {
    "struct": Kind(Project, "project_id", "projectId", "q", {"data": 1}),
    "action": Kind(CreateAction, "project_id", "projectId", "q", {"data": 1}),
    "shared": Kind(LockAction, "project_id", "projectId", "q", {"data": 1}),
    "flat": Kind(CreateCreated, "project_id", "projectId", "q", {"data": 1}),
    "keyed": Kind(ExprAll, "inner", "allOf", [], {}),
    "external": Kind(ShapeCircle, "circle", "Circle", {"radius": 2.0}, {}),
    "generic": Kind(Page[str], "next_page", "nextPage", "q", {}),
}
CLOSED = ("action", "shared", "external")
"""Kinds that refuse what is unknown wherever it comes from."""


def built(cls: type[Model], old: Model, given: Given) -> Model:
    return cls(**given)


def constructed(cls: type[Model], old: Model, given: Given) -> Model:
    return cls.model_construct(**given)


def validated(cls: type[Model], old: Model, given: Given) -> Model:
    return cls.model_validate(given)


def from_json(cls: type[Model], old: Model, given: Given) -> Model:
    return cls.model_validate_json(json.dumps(given))


def copied(cls: type[Model], old: Model, given: Given) -> Model:
    return old.model_copy(update=given)


def copied_deep(cls: type[Model], old: Model, given: Given) -> Model:
    return old.model_copy(update=given, deep=True)


def replaced(cls: type[Model], old: Model, given: Given) -> Model:
    # `copy.replace` calls it, which Python has since 3.13.
    replace: Callable[..., Model] = vars(BaseModel)["__replace__"]
    return replace(old, **given)


CODE: list[Made] = [built, constructed, copied, copied_deep, replaced]
DATA: list[Made] = [validated, from_json]
NAMES = ("wire", "python", "both", "unknown", "misspelt")


def outcome(made: Made, kind: str, name: str) -> Outcome:
    """The table."""
    if name in ("wire", "python"):
        return "field"
    if name == "both" or made in CODE or kind in CLOSED:
        return "refused"
    return "kept"


def keys(kind: Kind, name: str) -> tuple[str, ...]:
    return {
        "wire": (kind.wire,),
        "python": (kind.python,),
        "both": (kind.wire, kind.python),
        "unknown": (kind.python, "later"),
        "misspelt": (kind.python, kind.python + "s"),
    }[name]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("made", [*CODE, *DATA], ids=lambda made: made.__name__)
@pytest.mark.parametrize("kind", KINDS)
def test_names(kind: str, made: Made, name: str) -> None:
    one = KINDS[kind]
    old = one.cls(**one.others, **{one.python: one.value})
    given = dict.fromkeys(keys(one, name), one.value)
    others = {} if made in (copied, copied_deep, replaced) else one.others
    expected = outcome(made, kind, name)
    if expected == "refused":
        with pytest.raises(ValidationError) as caught:
            made(one.cls, old, others | given)
        assert {each["loc"][0] for each in caught.value.errors()} <= {*given}
        return
    found = made(one.cls, old, others | given)
    if made is constructed:  # not checked, so it need not be what can be written
        assert found.model_fields_set == {*one.others, one.python}
        return
    assert getattr(found, one.python) == getattr(old, one.python)
    written = json.loads(found.model_dump_json())
    extra = [key for key in given if key not in (one.wire, one.python)]
    assert written.keys() - {"result", "$type"} == {one.wire, *one.others, *extra}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["wire", "python", "unknown"])
def test_nothing_is_set_or_deleted(kind: str, name: str) -> None:
    one = KINDS[kind]
    value = one.cls(**one.others, **{one.python: one.value})
    key = keys(one, name)[-1]
    with pytest.raises(ValidationError, match="frozen"):
        setattr(value, key, one.value)
    with pytest.raises((ValidationError, AttributeError)):
        delattr(value, key)


def test_a_misspelt_name_is_set_right() -> None:
    with pytest.raises(ValidationError) as caught:
        Project(projct_id="p", data=1)  # type: ignore[call-arg]  # pyright: ignore
    assert [
        (each["loc"], each["type"], each["msg"]) for each in caught.value.errors()
    ] == [
        (
            ("projct_id",),
            "extra_forbidden",
            "is no field of Project; did you mean `project_id`?",
        ),
        (("project_id",), "missing", "Field required"),
    ]


@pytest.mark.parametrize("made", [built, copied], ids=["built", "copied"])
def test_problems_have_python_names(made: Made) -> None:
    old = Project(project_id=ProjectId("p"), data=1)
    for key in ("projectId", "project_id"):
        with pytest.raises(ValidationError) as caught:
            made(Project, old, {key: 5, "data": 1})
        assert [each["loc"] for each in caught.value.errors()] == [("project_id",)]
        assert "input_value" not in str(caught.value)


RECEIVED = (
    b'{"result":"Created","projectId":"p","data":1,"later":{"a":[1]},"project_id":2}'
)


def again(value: Model) -> Model:
    found: Model = pickle.loads(pickle.dumps(value))
    return found


COPIES: list[Callable[[Model], Model]] = [
    copy.copy,
    copy.deepcopy,
    again,
    lambda value: value.model_copy(),
    lambda value: value.model_copy(deep=True),
    lambda value: value.model_copy(update={"note": "n"}).model_copy(
        update={"note": None}
    ),
    lambda value: type(value).model_validate(value),
]


@pytest.mark.parametrize("copies", COPIES)
def test_copies_keep_what_was_received(copies: Callable[[Model], Model]) -> None:
    value = decode_response(CreateAction, RECEIVED)
    assert isinstance(value, Model)
    other = copies(value)
    assert encode_response(CreateAction, other) == RECEIVED


def test_what_was_received_may_be_changed_but_nothing_added() -> None:
    value = decode_response(CreateAction, RECEIVED)
    assert isinstance(value, CreateCreated)
    changed = value.model_copy(update={"later": 3})
    assert changed.model_extra == {"later": 3, "project_id": 2}
    assert value.model_extra == {"later": {"a": [1]}, "project_id": 2}
    with pytest.raises(ValidationError, match="is no field of CreateCreated"):
        value.model_copy(update={"latr": 3})


def test_an_action_keeps_what_was_received() -> None:
    codec: Codec[LockAction] = Codec(LockAction)
    body = b'{"projectId":"p","data":1,"later":2}'
    changed = codec.decode(body).model_copy(update={"projectId": "q", "later": 3})
    assert codec.encode(changed) == b'{"projectId":"q","data":1,"later":3}'


def test_an_unknown_variant_takes_all_its_fields() -> None:
    found = UnknownCreate(result="Later", someKey=1)  # type: ignore[call-arg]  # pyright: ignore
    assert found.model_copy(update={"other": 2}).model_dump() == {
        "result": "Later",
        "someKey": 1,
        "other": 2,
    }


class Crossed(Model):
    """Each field has the wire name that is the Python name of the other."""

    a: Annotated[Maybe[int], Field(alias="b")] = None
    b: Annotated[Maybe[int], Field(alias="a")] = None


GIVEN: list[dict[str, JsonValue]] = [{"a": 1}, {"b": 2}, {"a": 1, "b": 2}]


@pytest.mark.parametrize("given", GIVEN, ids=str)
def test_crossed_names_stay_apart(given: dict[str, Any]) -> None:
    wire = {{"a": "b", "b": "a"}[name]: value for name, value in given.items()}
    value = Crossed(**given)
    assert {name: getattr(value, name) for name in given} == given
    assert value.model_dump() == wire
    assert Crossed().model_copy(update=given) == value
    assert Crossed.model_construct(**given) == value
    assert Crossed.model_validate(wire) == value
    assert Crossed.model_validate_json(json.dumps(wire)) == value


def test_values_are_converted_in_a_copy_as_where_it_is_built() -> None:
    action = CreateAction(project_id=ProjectId("p"), data=1)
    changed = action.model_copy(update={"status": "offline", "token": "t_1"})
    body = b'{"projectId":"p","data":1,"status":"offline","token":"t_1"}'
    assert encode_request(changed) == body
    with pytest.raises(ValidationError, match="must be one of 'healthy', 'offline'"):
        action.model_copy(update={"status": "Offline"})


def test_data_of_a_keyed_variant() -> None:
    literal = {"$type": "Literal", "value": 1}
    assert ExprAll.model_validate({"allOf": [literal]}).inner == [ExprLiteral(value=1)]
