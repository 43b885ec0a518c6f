"""Defaults that are made anew, and defaults of what may be null."""

from __future__ import annotations

import copy
import json
import pickle
from datetime import UTC, date, datetime
from typing import Annotated

import pytest
from pydantic import Field, JsonValue, ValidationError

from nexigon_gen.runtime.codec import decode_response, encode_request, encode_response
from nexigon_gen.runtime.model import (
    UNSET,
    Action,
    Date,
    Defaulted,
    DefaultedOrNull,
    Model,
    Returns,
    Timestamp,
    factory,
)


class Plan(Model):
    """Defaults of all kinds that are no scalars."""

    tags: Defaulted[list[str]] = factory(lambda: ["a"])
    by_name: Annotated[Defaulted[dict[str, list[int]]], Field(alias="byName")] = (
        factory(
            lambda: {"a": [1]},
        )
    )
    day: Defaulted[Date] = date(2024, 2, 29)
    since: Defaulted[Timestamp] = datetime(2024, 2, 29, tzinfo=UTC)
    inner: Defaulted[Inner] = factory(lambda: Inner(tags=["b"]))
    owner: DefaultedOrNull[str | None] = "nobody"
    parent: DefaultedOrNull[Plan | None] = factory(lambda: Plan(parent=None))


class Inner(Model):
    """Comes after who uses it."""

    tags: DefaultedOrNull[list[str] | None] = None


class SetAction(Action, Returns[Plan], wire="plans_Set"):
    """What may be null, and what is made."""

    tags: Defaulted[list[str]] = factory(lambda: ["a"])
    owner: DefaultedOrNull[str | None] = "nobody"


def written(plan: Plan) -> JsonValue:
    """What a value is on the wire."""
    found: JsonValue = json.loads(encode_response(SetAction, plan))
    return found


def read(text: str) -> Plan:
    """A value of the wire."""
    return decode_response(SetAction, text.encode())


MAKERS = [
    Plan,
    lambda: Plan.model_validate({}),
    lambda: Plan.model_validate({"tags": None, "byName": None, "inner": None}),
    lambda: read("{}"),
    lambda: read('{"tags":null,"byName":null,"inner":null,"day":null}'),
    Plan.model_construct,
    lambda: copy.deepcopy(Plan()),
    lambda: pickle.loads(pickle.dumps(Plan())),
]


@pytest.mark.parametrize("make", MAKERS)
def test_nothing_is_shared_and_nothing_is_written(make: type[Plan]) -> None:
    one, other = make(), make()
    assert (one.tags, one.by_name, one.inner) == (["a"], {"a": [1]}, Inner(tags=["b"]))
    one.tags.append("c")
    one.by_name["a"].append(2)
    assert other.tags == ["a"]
    assert other.by_name == {"a": [1]}
    assert Plan().inner.tags is not Plan().inner.tags
    assert written(other) == {}
    assert other.model_dump(mode="json") == {}


@pytest.mark.parametrize("name", ["owner", "parent"])
def test_null_is_a_value_of_what_may_be_null(name: str) -> None:
    text = f'{{"{name}":null}}'
    for plan in (read(text), Plan.model_validate({name: None})):
        assert getattr(plan, name) is None
        assert written(plan) == {name: None}
    assert getattr(read("{}"), name) is not None
    assert written(Plan(owner=None, parent=None)) == {"owner": None, "parent": None}
    copied = Plan().model_copy(update={name: None})
    assert written(copied) == {name: None}


def test_a_default_goes_on_by_its_own_defaults() -> None:
    plan = Plan()
    assert plan.parent is not None
    assert plan.parent.parent is None
    assert plan.parent.owner == "nobody"
    assert written(Plan(parent=Plan(owner=None))) == {"parent": {"owner": None}}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, {}),
        ({"tags": None, "owner": UNSET}, {}),
        ({"owner": None}, {"owner": None}),
        ({"owner": "nobody", "tags": []}, {"owner": "nobody", "tags": []}),
    ],
)
def test_a_request_of_what_is_given(
    given: dict[str, object], expected: JsonValue
) -> None:
    assert json.loads(encode_request(SetAction.model_given(**given))) == expected


def test_what_its_type_does_not_allow_is_refused() -> None:
    with pytest.raises(ValidationError):
        Plan.model_validate({"owner": 1})
    with pytest.raises(ValidationError):
        Plan.model_validate({"inner": {"tags": [1]}})


def test_json_schema_has_the_null() -> None:
    properties = SetAction.model_json_schema()["properties"]
    assert properties["owner"]["anyOf"] == [{"type": "string"}, {"type": "null"}]
    assert properties["owner"]["default"] == "nobody"
    assert properties["tags"]["items"] == {"type": "string"}
