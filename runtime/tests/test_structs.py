"""wire.md W2: structs, their wire names, absence and null."""

from __future__ import annotations

import json
from typing import Annotated

import pytest
from pydantic import JsonValue, ValidationError

from nexigon_gen.runtime.codec import (
    DecodeError,
    decode_request,
    decode_response,
    encode_request,
    encode_response,
)
from nexigon_gen.runtime.model import Length
from nexigon_gen.runtime.model.role import CLIENT

from .sample import CreateAction, CreateCreated, LockAction, Project, ProjectId

REQUESTS: list[tuple[str, JsonValue, JsonValue]] = [
    ("W2.1 order", {"data": 1, "projectId": "p"}, {"projectId": "p", "data": 1}),
    ("W2.2 absent", {"projectId": "p", "data": 1}, {"projectId": "p", "data": 1}),
    (
        "W2.2 null",
        {"projectId": "p", "data": 1, "note": None},
        {"projectId": "p", "data": 1},
    ),
    (
        "W2.3 required null",
        {"projectId": "p", "data": None},
        {"projectId": "p", "data": None},
    ),
    (
        "W2.4 unknown",
        {"projectId": "p", "data": 1, "new": [1], "project_id": 2},
        {"projectId": "p", "data": 1},
    ),
]

REFUSED: list[tuple[str, bytes, list[tuple[str, str]]]] = [
    ("W2.1 no object", b"[]", [("", "type")]),
    ("W2.1 no object", b"null", [("", "type")]),
    (
        "W2.1 Python name",
        b'{"project_id":"p","data":1}',
        [("projectId", "missing")],
    ),
    ("W2.3 missing", b'{"projectId":"p"}', [("data", "missing")]),
    ("W2.3 null", b'{"projectId":null,"data":1}', [("projectId", "type")]),
    ("W2.5 twice", b'{"projectId":"p","data":1,"data":2}', [("", "json")]),
    ("W2.5 escaped", b'{"projectId":"p","data":1,"\\u0064ata":2}', [("", "json")]),
]


@pytest.mark.parametrize(
    ("body", "written"),
    [each[1:] for each in REQUESTS],
    ids=[each[0] for each in REQUESTS],
)
def test_server_reads(body: JsonValue, written: JsonValue) -> None:
    action = decode_request(LockAction, json.dumps(body).encode())
    assert encode_request(action) == json.dumps(written, separators=(",", ":")).encode()


@pytest.mark.parametrize(
    ("body", "expected"),
    [each[1:] for each in REFUSED],
    ids=[each[0] for each in REFUSED],
)
def test_server_refuses(body: bytes, expected: list[tuple[str, str]]) -> None:
    with pytest.raises(DecodeError) as caught:
        decode_request(LockAction, body)
    assert [(each.path, each.rule) for each in caught.value.problems] == expected


def test_server_may_refuse_unknown_keys() -> None:
    body = b'{"projectId":"p","data":{"free":1},"secret-key":1}'
    with pytest.raises(DecodeError) as caught:
        decode_request(LockAction, body, unknown_fields="forbid")
    assert [(each.path, each.rule) for each in caught.value.problems] == [
        ("", "unknown-field")
    ]
    assert "secret-key" not in str(caught.value)


def test_client_keeps_what_it_does_not_know() -> None:
    body = (
        b'{"result":"Created","projectId":"p","data":null,"project_id":5,"x":{"y":[]}}'
    )
    found = decode_response(CreateAction, body)
    assert isinstance(found, CreateCreated)
    assert found.project_id == "p"
    assert found.model_extra == {"project_id": 5, "x": {"y": []}}
    changed = found.model_copy(update={"project_id": ProjectId("q")})
    assert encode_response(CreateAction, changed) == body.replace(b'"p"', b'"q"')


def test_client_takes_the_wire_name_only() -> None:
    with pytest.raises(DecodeError, match="projectId: is missing"):
        decode_response(CreateAction, b'{"result":"Created","project_id":"p","data":1}')


@pytest.mark.parametrize("body", [b"{}", b' {"later": [1]}\n'])
def test_no_fields_is_an_object(body: bytes) -> None:
    assert decode_response(LockAction, body) is None


@pytest.mark.parametrize("body", [b"null", b"[]", b'""', b"", b"{", b'{"a":NaN}'])
def test_no_fields_is_nothing_but_an_object(body: bytes) -> None:
    with pytest.raises(DecodeError):
        decode_response(LockAction, body)


def test_python_code_may_use_both_names() -> None:
    by_name = Project(project_id=ProjectId("p"), data=None)
    assert Project.model_validate({"projectId": "p", "data": None}) == by_name


def test_a_typo_in_a_request_dies_where_it_is_made() -> None:
    with pytest.raises(ValidationError, match="projct_id"):
        LockAction.model_validate({"projectId": "p", "data": 1, "projct_id": "p"})


def test_values_are_frozen_and_hashable() -> None:
    project = Project(project_id=ProjectId("p"), data=None)
    with pytest.raises(ValidationError):
        project.note = "x"
    assert hash(project) == hash(Project(project_id=ProjectId("p"), data=None))


def test_an_action_knows_its_facts() -> None:
    facts = CreateAction.__action__
    assert facts.wire == "sample_Create"
    assert facts.idempotency == "idempotent"
    assert facts.auth == "none"
    assert facts.timeout == 5.0
    assert LockAction.__action__.idempotency == "unsafe"
    assert LockAction.__action__.auth == "required"
    assert LockAction.__action__.timeout is None


class Limited(CreateCreated, tag="result"):
    """With a constraint."""

    name: Annotated[str, Length(1, 9)]


UPDATES: dict[str, dict[str, object]] = {
    "wrong type": {"project_id": 5},
    "wrong variant": {"result": "Deleted"},
    "constraint": {"name": ""},
}


@pytest.mark.parametrize("update", UPDATES.values(), ids=UPDATES.keys())
def test_a_changed_copy_is_checked(update: dict[str, object]) -> None:
    value = Limited(project_id=ProjectId("p"), data=1, name="n")
    with pytest.raises(ValidationError):
        value.model_copy(update=update)


def test_a_misspelt_change_of_an_action_is_refused() -> None:
    with pytest.raises(ValidationError):
        LockAction(project_id=ProjectId("p"), data=1).model_copy(update={"dtaa": 2})


def test_what_a_changed_copy_keeps_is_not_checked() -> None:
    loosened = Limited.model_validate_json(
        b'{"result":"Created","projectId":"p","data":1,"name":""}', context=CLIENT
    )
    changed = loosened.model_copy(update={"project_id": ProjectId("q")})
    assert (changed.project_id, changed.name) == ("q", "")
