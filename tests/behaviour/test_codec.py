"""Values as JSON outside of calls."""

from __future__ import annotations

import pickle

import pytest

from nexigon_hub import Secret
from nexigon_hub.actors import Actor, ActorDevice, ActorSystem, UnknownActor
from nexigon_hub.codec import Codec, DecodeError, EncodeError
from nexigon_hub.common import DeploymentTokenId, DeviceId
from nexigon_hub.projects import (
    DeviceStatus,
    ProjectId,
    ProjectOtlpConfig,
    QueryProjectsItem,
)

ACTORS: Codec[Actor] = Codec(Actor)
CONFIGS = Codec[ProjectOtlpConfig](ProjectOtlpConfig)
HEADERS: Codec[dict[str, Secret]] = Codec(dict[str, Secret])
DEVICE = ActorDevice(device_id=DeviceId("d"), token_id=DeploymentTokenId("dt"))
PROJECT = QueryProjectsItem(project_id=ProjectId("p"), name="n")
JSON = b'{"actor":"Device","deviceId":"d","tokenId":"dt"}'


@pytest.mark.parametrize(
    "body", [JSON, JSON.decode(), b" " + JSON], ids=["bytes", "text", "space"]
)
def test_a_union(body: str | bytes) -> None:
    assert ACTORS.encode(DEVICE) == JSON
    assert ACTORS.decode(body) == ACTORS.decode_strict(body) == DEVICE


def test_secrets_are_kept() -> None:
    config = ProjectOtlpConfig(enabled=True, headers={"x-key": Secret("s3cret")})
    assert CONFIGS.encode(config) == b'{"enabled":true,"headers":{"x-key":"s3cret"}}'
    assert CONFIGS.decode(CONFIGS.encode(config)) == config
    assert HEADERS.decode(HEADERS.encode(config.headers)) == config.headers


NEWER = {
    "variant": '{"actor":"Robot","arms":2}',
    "field": '{"actor":"System","since":2}',
}


@pytest.mark.parametrize("body", NEWER.values(), ids=NEWER)
def test_what_is_newer_is_kept_or_refused(body: str) -> None:
    assert ACTORS.encode(ACTORS.decode(body)) == body.encode()
    with pytest.raises(DecodeError):
        ACTORS.decode_strict(body)


def test_an_unknown_variant_is_told_by_its_tag() -> None:
    found = ACTORS.decode(NEWER["variant"])
    assert isinstance(found, UnknownActor)
    assert found.actor == "Robot"


WRONG = {
    "no JSON": "nope",
    "other type": "5",
    "missing field": '{"actor":"Device","deviceId":"d"}',
    "wire names only": '{"actor":"Device","device_id":"d","token_id":"dt"}',
    "two values": '{"actor":"System"} {}',
    "surrogate": '"\ud800"',
}


@pytest.mark.parametrize("body", WRONG.values(), ids=WRONG)
def test_what_does_not_fit_is_refused(body: str) -> None:
    for decode in (ACTORS.decode, ACTORS.decode_strict):
        with pytest.raises(DecodeError) as caught:
            decode(body)
        assert caught.value.problems


def test_only_the_strict_reading_refuses_a_key_that_is_there_twice() -> None:
    body = '{"actor":"System","actor":"System"}'
    assert ACTORS.decode(body) == ActorSystem()
    with pytest.raises(DecodeError, match="twice"):
        ACTORS.decode_strict(body)


def test_what_the_type_does_not_allow_is_not_written() -> None:
    statuses: Codec[DeviceStatus] = Codec(DeviceStatus)
    lost: Secret = pickle.loads(pickle.dumps(Secret("s3cret")))
    with pytest.raises(EncodeError, match="lost"):
        HEADERS.encode({"x-key": lost})
    with pytest.raises(EncodeError):
        statuses.encode("molten")  # type: ignore[arg-type]  # the point of the test
    with pytest.raises(EncodeError):
        ACTORS.encode(PROJECT)  # type: ignore[arg-type]  # the point of the test
