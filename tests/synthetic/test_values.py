"""Values of every request of the synthetic Hub pass the wire and stay what they are."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest
from oracle.values import Values, frozen

from nexigon_gen.ir.jsontext import JsonValue, plain
from nexigon_gen.ir.mismatch import mismatch
from nexigon_gen.ir.model import Api
from nexigon_gen.ir.sample import Samples
from nexigon_gen.ir.typerefs import Ref, TypeRef
from support.sdk import Sdk, make
from support.specs import compiled

from . import hub


@pytest.fixture(scope="session")
def specs(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return hub.write(tmp_path_factory.mktemp("specs"))


@pytest.fixture(scope="session")
def api(specs: list[Path]) -> Api:
    return compiled(*specs)


@pytest.fixture(scope="session")
def sdk(specs: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Sdk:
    found = make(tmp_path_factory.mktemp("sdk"), "synthetic_values", *specs)
    found.module("_runtime.model.completion").complete_models()
    return found


@pytest.mark.integration
@pytest.mark.parametrize("namespace", hub.ACTIVE)
def test_requests_survive_both_sides(namespace: str, api: Api, sdk: Sdk) -> None:
    codec = sdk.module("_runtime.codec")
    types = sdk.module(namespace)
    values = Values(api, Random(namespace))
    (space,) = (each for each in api.namespaces if each.name == namespace)
    for action in space.actions:
        assert action.request
        request = getattr(types, action.request.name)
        for _ in range(10):
            value = _within_limits(values, Ref(action.request), api)
            # What is read is written in its normal form, which stays.
            once = codec.encode_request(
                codec.decode_request(request, json.dumps(value).encode())
            )
            twice = codec.encode_request(codec.decode_request(request, once))
            assert once == twice


def _within_limits(values: Values, ref: TypeRef, api: Api) -> JsonValue:
    """A random value that breaks no limit, or the sample if few random ones are such."""
    drawn = (values.of(ref) for _ in range(20))
    fitting = (each for each in drawn if mismatch(frozen(each), ref, api) is None)
    return next(fitting, None) or plain(Samples(api).of(ref))
