"""A secret is seen on the wire and nowhere else."""

from __future__ import annotations

import copy
import json
import logging
import pickle
import traceback
from collections.abc import Callable

import pytest

from nexigon_hub import NexigonHub, Secret
from nexigon_hub.common import DeploymentTokenId
from nexigon_hub.projects import (
    CreateDeploymentTokenAction,
    CreateDeploymentTokenOutput,
    DeploymentToken,
    ProjectId,
    ProjectOtlpConfig,
)
from nexigon_hub.testing import StubTransport

VALUE = "deployment_s3cret"
TOKEN = DeploymentToken(VALUE)
OUTPUT = CreateDeploymentTokenOutput(token_id=DeploymentTokenId("dt_1"), token=TOKEN)


def in_a_traceback() -> str:
    try:
        raise ValueError(TOKEN, OUTPUT)
    except ValueError as error:
        return "".join(traceback.format_exception(error))


def in_a_validation_error() -> str:
    with pytest.raises(ValueError) as caught:  # noqa: PT011
        CreateDeploymentTokenOutput.model_validate({"tokenId": 5, "token": VALUE})
    return str(caught.value)


def in_a_log() -> str:
    record = logging.makeLogRecord({"msg": "%s %r", "args": (TOKEN, OUTPUT)})
    return logging.Formatter().format(record)


SHOWS: dict[str, Callable[[], object]] = {
    "repr": lambda: repr(TOKEN),
    "str": lambda: str(TOKEN),
    "format": lambda: f"{TOKEN} {TOKEN!s:>40} {TOKEN!r}",
    "percent": lambda: "%s" % TOKEN,  # noqa: UP031
    "repr of the struct": lambda: repr(OUTPUT),
    "str of the struct": lambda: str(OUTPUT),
    "repr of a list": lambda: repr([TOKEN]),
    "model_dump": lambda: str(OUTPUT.model_dump()),
    "model_dump, json": lambda: json.dumps(OUTPUT.model_dump(mode="json")),
    "model_dump_json": OUTPUT.model_dump_json,
    "pickle": lambda: pickle.dumps(TOKEN),
    "pickle of the struct": lambda: pickle.dumps(OUTPUT),
    "log": in_a_log,
    "traceback": in_a_traceback,
    "validation error": in_a_validation_error,
}


@pytest.mark.parametrize("show", SHOWS.values(), ids=SHOWS.keys())
def test_not_shown(show: Callable[[], object]) -> None:
    assert "s3cret" not in str(show())


def test_dumps_hold_a_mask() -> None:
    assert OUTPUT.model_dump_json() == '{"tokenId":"dt_1","token":"***"}'


def test_the_values_of_a_map_are_secret_and_its_keys_are_not() -> None:
    config = ProjectOtlpConfig(enabled=True, headers={"x-key": Secret(VALUE)})
    assert config.model_dump_json() == '{"enabled":true,"headers":{"x-key":"***"}}'
    assert "x-key" in repr(config)
    assert "s3cret" not in repr(config) + str(config.model_dump())


def test_revealed_when_asked() -> None:
    assert OUTPUT.token.reveal() == VALUE
    assert copy.deepcopy(OUTPUT).token.reveal() == VALUE
    assert OUTPUT.model_copy().token == TOKEN != DeploymentToken("other")


def test_a_pickle_loses_it() -> None:
    loaded: CreateDeploymentTokenOutput = pickle.loads(pickle.dumps(OUTPUT))
    assert loaded.token_id == "dt_1"
    with pytest.raises(ValueError, match="lost its value in a pickle"):
        loaded.token.reveal()


def test_text_becomes_one_and_nothing_else_does() -> None:
    data = {"tokenId": "dt_1", "token": VALUE}
    made = CreateDeploymentTokenOutput.model_validate(data)
    assert isinstance(made.token, DeploymentToken)
    with pytest.raises(ValueError, match="token") as caught:
        CreateDeploymentTokenOutput.model_validate(data | {"token": [VALUE]})
    assert VALUE not in str(caught.value)


def test_a_call_gets_it_and_logs_neither_it_nor_the_bearer_token(
    caplog: pytest.LogCaptureFixture,
) -> None:
    stub = StubTransport().reply(CreateDeploymentTokenAction, OUTPUT)
    with (
        caplog.at_level(logging.DEBUG, "nexigon_hub"),
        NexigonHub("https://hub.test", token="org_s3cret", transport=stub) as hub,
    ):
        got = hub.projects.create_deployment_token(
            project_id=ProjectId("p_1"), name="n"
        )
    assert got.token.reveal() == VALUE
    assert "projects_CreateDeploymentToken: attempt 1: 200" in caplog.text
    assert "s3cret" not in caplog.text + repr(hub) + repr(vars(hub))
