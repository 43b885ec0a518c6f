"""Structs, variants and errors as Python values."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from typing import TypeAlias, TypeVar

import pytest
from pydantic import BaseModel, ValidationError

from nexigon_hub import errors
from nexigon_hub.actors import ActorUser, UnknownActor, UserActor
from nexigon_hub.common import UserId
from nexigon_hub.projects import (
    CreateProjectAction,
    DeviceStatus,
    ProjectId,
    ProjectOtlpConfig,
    QueryProjectDevicesItem,
    QueryProjectsItem,
)

T = TypeVar("T")

DEVICE = {
    "deviceId": "d_1",
    "firstSeen": datetime(2024, 5, 1, tzinfo=UTC),
    "status": DeviceStatus.HEALTHY,
    "isConnected": True,
    "pendingCertificatesCount": 0,
}
VALUES: list[BaseModel] = [
    QueryProjectsItem(project_id=ProjectId("p_1"), name="n"),
    QueryProjectDevicesItem.model_validate(DEVICE),
    QueryProjectDevicesItem.model_validate(DEVICE | {"new": [1]}),
    ActorUser(user_id=UserId("u_1")),
    UnknownActor.model_validate({"actor": "Robot", "robotId": "r_1"}),
]


def pickled(value: T) -> T:
    found: T = pickle.loads(pickle.dumps(value))
    return found


Duplicate: TypeAlias = Callable[[T], T]
DUPLICATES: list[Duplicate[object]] = [copy.copy, copy.deepcopy, pickled]
each_duplicate = pytest.mark.parametrize(
    "duplicate", DUPLICATES, ids=["copy", "deepcopy", "pickle"]
)


@each_duplicate
@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_copies_are_equal(value: BaseModel, duplicate: Duplicate[BaseModel]) -> None:
    other = duplicate(value)
    assert other is not value
    assert other == value
    assert type(other) is type(value)
    assert other.model_extra == value.model_extra
    assert other.model_dump_json() == value.model_dump_json()


def test_a_variant_is_its_payload_and_its_tag() -> None:
    user = ActorUser(user_id=UserId("u_1"))
    assert isinstance(user, UserActor)
    assert repr(user) == "ActorUser(actor='User', user_id='u_1')"
    assert user.model_dump() == {"actor": "User", "userId": "u_1"}
    assert user != UserActor(user_id=UserId("u_1"))


def test_python_names_and_wire_names() -> None:
    by_name = QueryProjectsItem(project_id=ProjectId("p_1"), name="n")
    assert (
        QueryProjectsItem.model_validate({"projectId": "p_1", "name": "n"}) == by_name
    )


def test_frozen() -> None:
    item = QueryProjectsItem(project_id=ProjectId("p_1"), name="n")
    with pytest.raises(ValidationError, match="frozen"):
        item.name = "other"


def test_absent_is_none_and_not_dumped() -> None:
    config = ProjectOtlpConfig(enabled=True, headers={})
    assert config.endpoint is None
    assert config.model_dump() == {"enabled": True, "headers": {}}
    assert config == ProjectOtlpConfig(enabled=True, endpoint=None, headers={})


def test_a_misspelt_field_of_an_action_is_refused_where_it_is_made() -> None:
    fields = {"organizationId": "org_1", "name": "n", "nmae": "m"}
    with pytest.raises(ValidationError, match="nmae"):
        CreateProjectAction.model_validate(fields)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("firstSeen", datetime(2024, 5, 1)),
        ("firstSeen", "2024-05-01T00:00:00"),
        ("firstSeen", 1714521600),
        ("status", 1),
        ("isConnected", 1),
        ("isConnected", "true"),
        ("pendingCertificatesCount", -1),
        ("pendingCertificatesCount", 2**64),
        ("pendingCertificatesCount", True),
        ("pendingCertificatesCount", "07"),
        ("pendingCertificatesCount", 7.0),
        ("name", 5),
    ],
    ids=str,
)
def test_other_types_do_not_pass(field: str, value: object) -> None:
    with pytest.raises(ValidationError) as caught:
        QueryProjectDevicesItem.model_validate(DEVICE | {field: value})
    assert caught.value.error_count() >= 1
    assert "input_value" not in str(caught.value)


def test_timestamps_are_in_utc() -> None:
    zone = timezone(timedelta(hours=2))
    device = DEVICE | {"firstSeen": datetime(2024, 5, 1, 2, tzinfo=zone)}
    found = QueryProjectDevicesItem.model_validate(device)
    assert found.first_seen == datetime(2024, 5, 1, tzinfo=UTC)
    assert found.first_seen.utcoffset() == timedelta(0)


ERRORS: list[type[errors.NexigonError]] = [
    each
    for each in (vars(errors)[name] for name in errors.__all__)
    if issubclass(each, errors.NexigonError)
]


@each_duplicate
@pytest.mark.parametrize("kind", ERRORS, ids=lambda kind: kind.__name__)
def test_errors_survive_a_trip(
    kind: type[errors.NexigonError], duplicate: Duplicate[errors.NexigonError]
) -> None:
    error = kind("what went wrong")
    other = duplicate(error)
    assert type(other) is kind
    assert str(other) == str(error)
    assert vars(other) == vars(error)
    assert isinstance(other, errors.NexigonError)
