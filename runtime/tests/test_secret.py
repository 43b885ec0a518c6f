"""Secrets show up on the wire and nowhere else."""

from __future__ import annotations

import copy
import pickle
import traceback

import pytest
from pydantic import TypeAdapter, ValidationError

from nexigon_gen.runtime.codec import (
    EncodeError,
    decode_request,
    decode_response,
    encode_request,
    encode_response,
)
from nexigon_gen.runtime.model import Secret

from .sample import CreateAction, ProjectId, Scalars, ScalarsAction, Token

VALUE = "deployment_abc"
ACTION = CreateAction(project_id=ProjectId("p"), data=None, token=Token(VALUE))
SHOWN = [
    repr(Token(VALUE)),
    str(Token(VALUE)),
    f"{Token(VALUE)}",
    f"{Token(VALUE):>20}",
    f"{Token(VALUE)!s} {Token(VALUE)!r}",
    repr(ACTION),
    str(ACTION),
    repr(ACTION.model_dump()),
    repr(ACTION.model_dump(mode="json")),
    ACTION.model_dump_json(),
    repr(vars(Token(VALUE))),
    pickle.dumps(ACTION).decode("latin-1"),
    pickle.dumps(Token(VALUE), protocol=0).decode("latin-1"),
]


@pytest.mark.parametrize("shown", SHOWN, ids=range(len(SHOWN)))
def test_hidden(shown: str) -> None:
    assert VALUE not in shown


def test_real_on_the_wire_in_both_directions() -> None:
    body = encode_request(ACTION)
    assert b'"token":"deployment_abc"' in body
    received = decode_request(CreateAction, body)
    assert received.token == Token(VALUE)
    response = encode_response(ScalarsAction, Scalars(secret=Token(VALUE)))
    assert response == b'{"secret":"deployment_abc"}'
    answer = decode_response(ScalarsAction, response)
    assert answer.secret is not None
    assert answer.secret.reveal() == VALUE
    assert type(answer.secret) is Token


def test_hidden_in_errors() -> None:
    with pytest.raises(ValidationError) as caught:
        Scalars.model_validate({"secret": VALUE, "u8": VALUE})
    assert VALUE not in "".join(traceback.format_exception(caught.value))


def test_its_own_class_or_text_passes_in_python() -> None:
    for other in (Secret(VALUE), VALUE.encode(), 5):
        with pytest.raises(ValidationError):
            Scalars.model_validate({"secret": other})
    assert Scalars.model_validate({"secret": VALUE}).secret == Token(VALUE)
    assert Scalars(plain_secret=Token(VALUE)).plain_secret == Token(VALUE)


def test_a_pickle_forgets() -> None:
    loaded: object = pickle.loads(pickle.dumps(Token(VALUE)))
    assert isinstance(loaded, Token)
    with pytest.raises(ValueError, match="lost its value"):
        loaded.reveal()
    assert loaded != Token(VALUE)
    assert hash(loaded) != hash(Token(VALUE))
    assert repr(loaded) == "Token('***')"


def test_what_a_pickle_forgot_is_not_sent() -> None:
    action = pickle.loads(pickle.dumps(ACTION))
    with pytest.raises(EncodeError, match="lost its value in a pickle"):
        encode_request(action)


def test_a_copy_remembers() -> None:
    assert copy.copy(Token(VALUE)).reveal() == VALUE
    assert copy.deepcopy(ACTION) == ACTION
    assert ACTION.model_copy(deep=True) == ACTION


def test_equal_by_class_and_value() -> None:
    assert Token(VALUE) == Token(VALUE)
    assert len({Token(VALUE), Token(VALUE), Token("other")}) == 2
    assert Token(VALUE) != Token("deployment_abd")
    assert Token(VALUE) != Secret(VALUE)
    assert Token(VALUE) != VALUE
    assert Token("\ud800") != Token("é")


def test_json_schema() -> None:
    adapter = TypeAdapter(Token)
    assert adapter.json_schema(mode="validation") == {"type": "string"}
    assert adapter.json_schema(mode="serialization") == {"type": "string"}
