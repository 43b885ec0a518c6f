"""wire.md W2.2: fields with a default of their own."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from copy import copy, deepcopy
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

import pytest
from pydantic import Field, JsonValue, ValidationError

from nexigon_gen.runtime.codec import (
    EncodeError,
    decode_request,
    decode_response,
    encode_request,
    encode_response,
)
from nexigon_gen.runtime.model import (
    F64,
    U32,
    Action,
    Defaulted,
    Maybe,
    Model,
    OneOf,
    Open,
    Returns,
    UnknownVariant,
)
from support.integration import apart

from .linked import run, write_package
from .sample import Status, Token


class Settings(Model):
    """Defaults of several kinds, between other fields."""

    name: str
    max_retries: Annotated[Defaulted[U32], Field(alias="maxRetries")] = 3
    ratio: Defaulted[F64] = float("inf")
    status: Defaulted[Open[Status]] = Field(default_factory=lambda: Status.OFFLINE)
    label: Defaulted[str | None] = "x"
    token: Maybe[Token] = None
    data: Maybe[JsonValue] = None
    next: Maybe[Settings] = None
    by_name: Annotated[Maybe[dict[str, Settings]], Field(alias="byName")] = None


class StateOn(Settings, tag="kind"):
    """A variant that inherits the defaults and adds one."""

    kind: Literal["On"] = "On"
    level: Defaulted[U32] = 1


class StateOff(Model, tag="kind"):
    """A variant without any."""

    kind: Literal["Off"] = "Off"


class UnknownState(UnknownVariant, tag="kind"):
    """A variant that this version does not know."""

    kind: str


State: TypeAlias = Annotated[StateOn | StateOff | UnknownState, OneOf("kind")]


class ApplyAction(Settings, Action, Returns["State"], wire="defaults_Apply"):
    """Shares its struct."""


class KeepAction(Action, Returns["Settings"], wire="defaults_Keep"):
    """Defaults in what is sent and what comes back."""

    settings: Settings
    state: Maybe[State] = None
    dry_run: Annotated[Defaulted[bool], Field(alias="dryRun")] = False


GIVEN: dict[str, dict[str, JsonValue]] = {
    "nothing": {},
    "the default": {"maxRetries": 3},
    "a default that is made": {"status": "offline"},
    "a special number": {"ratio": "+Infinity"},
    "other values": {"maxRetries": 5, "ratio": 0.5, "status": "healthy"},
    "nested": {"next": {"name": "b", "ratio": 1.0, "next": {"name": "c"}}},
    "in a map": {"byName": {"k": {"name": "b", "maxRetries": 3}}},
    "a secret beside": {"token": "t"},
}
each_given = pytest.mark.parametrize("given", GIVEN.values(), ids=GIVEN.keys())

COPIES: dict[str, Callable[[Settings], Settings]] = {
    "copy": copy,
    "deepcopy": deepcopy,
    "model_copy": lambda value: value.model_copy(),
    "pickle": lambda value: pickle.loads(pickle.dumps(value)),
}


def written(value: Settings) -> JsonValue:
    """What a value is on the wire."""
    found: JsonValue = json.loads(encode_response(KeepAction, value))
    return found


@each_given
def test_what_was_read_is_written_back(given: dict[str, JsonValue]) -> None:
    body = {"name": "a", **given}
    text = json.dumps(body).encode()
    assert written(decode_response(KeepAction, text)) == body
    assert json.loads(encode_request(decode_request(ApplyAction, text))) == body


@each_given
def test_variants_inherit_it(given: dict[str, JsonValue]) -> None:
    body = {"kind": "On", "name": "a", **given, "newer": [1]}
    text = json.dumps(body).encode()
    value = decode_response(ApplyAction, text)
    assert isinstance(value, StateOn)
    assert value.level == 1
    assert json.loads(encode_response(ApplyAction, value)) == body
    action = KeepAction(settings=Settings(name="b"), state=value)
    sent = {"settings": {"name": "b"}, "state": body}
    assert json.loads(encode_request(action)) == sent


@pytest.mark.parametrize("null", ["maxRetries", "ratio", "status", "label"])
def test_null_reads_as_absent(null: str) -> None:
    text = json.dumps({"name": "a", null: None}).encode()
    for value in (
        decode_response(KeepAction, text),
        decode_request(ApplyAction, text),
    ):
        assert (value.max_retries, value.ratio) == (3, float("inf"))
        assert (value.status, value.label) == (Status.OFFLINE, "x")
        assert value.model_fields_set == {"name"}
        assert written(value) == {"name": "a"}


def test_null_of_one_field_leaves_the_others() -> None:
    body = b'{"name":"a","maxRetries":null,"ratio":2,"status":"offline"}'
    value = decode_response(KeepAction, body)
    assert written(value) == {"name": "a", "ratio": 2.0, "status": "offline"}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Settings(name="a"), {"name": "a"}),
        (Settings(name="a", max_retries=3), {"name": "a", "maxRetries": 3}),
        (Settings(name="a", label=None), {"name": "a"}),
        (
            Settings(name="a", next=Settings(name="b", status=Status.OFFLINE)),
            {"name": "a", "next": {"name": "b", "status": "offline"}},
        ),
    ],
    ids=["absent", "given", "none", "nested"],
)
def test_only_what_python_code_gives_is_written(
    value: Settings, expected: JsonValue
) -> None:
    assert written(value) == expected
    assert value.model_dump(mode="json") == expected
    assert json.loads(value.model_dump_json()) == expected


def test_dumps_take_their_usual_options() -> None:
    value = Settings(name="a", max_retries=3, ratio=1.5)
    names = {"name": "a", "max_retries": 3, "ratio": 1.5}
    assert value.model_dump(by_alias=False) == names
    assert value.model_dump(include={"maxRetries", "max_retries", "status"}) == {
        "maxRetries": 3
    }
    assert value.model_dump(exclude={"ratio"}) == {"name": "a", "maxRetries": 3}
    assert Settings(name="a").model_dump() == {"name": "a"}


def test_python_code_reads_the_default_and_writing_changes_nothing() -> None:
    value = Settings(name="a")
    encode_response(KeepAction, value)
    assert (value.max_retries, value.status) == (3, Status.OFFLINE)
    assert value == Settings(name="a", max_retries=3)
    assert hash(value) == hash(Settings(name="a", max_retries=3))


def test_python_code_passes_no_null_for_a_default() -> None:
    with pytest.raises(ValidationError):
        Settings(name="a", max_retries=None)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def test_a_null_of_data_is_absent() -> None:
    found = Settings.model_validate({"name": "a", "maxRetries": None})
    assert written(found) == {"name": "a"}


@pytest.mark.parametrize("made", COPIES.values(), ids=COPIES.keys())
def test_copies_know_what_was_given(made: Callable[[Settings], Settings]) -> None:
    value = made(Settings(name="a", ratio=1.0, next=Settings(name="b")))
    assert written(value) == {"name": "a", "ratio": 1.0, "next": {"name": "b"}}
    assert value.max_retries == 3


@pytest.mark.parametrize("retries", [3, 4])
def test_an_update_is_given(retries: int) -> None:
    value = Settings(name="a").model_copy(update={"max_retries": retries})
    assert written(value) == {"name": "a", "maxRetries": retries}


def test_a_request_sends_what_was_given() -> None:
    settings = Settings(name="a")
    action = KeepAction(settings=settings, dry_run=False)
    assert encode_request(action) == b'{"settings":{"name":"a"},"dryRun":false}'
    assert encode_request(KeepAction(settings=settings)) == b'{"settings":{"name":"a"}}'


def test_deep_values() -> None:
    body = b'{"name":"a","next":' * 150 + b'{"name":"z"}' + b"}" * 150
    assert encode_response(KeepAction, decode_response(KeepAction, body)) == body


def test_what_has_no_json_form_is_still_refused() -> None:
    with pytest.raises(EncodeError, match="NaN"):
        encode_response(KeepAction, Settings(name="a", data=float("nan")))


@pytest.mark.parametrize("wrong", ["a", Settings.model_construct(name=1)], ids=str)
def test_what_its_type_does_not_allow_is_still_refused(wrong: object) -> None:
    action = KeepAction.model_construct(settings=wrong)
    with pytest.raises(EncodeError, match="its type does not allow"):
        encode_request(action)


@pytest.mark.parametrize("mode", ["validation", "serialization"])
def test_json_schema(mode: Literal["validation", "serialization"]) -> None:
    schema = Settings.model_json_schema(mode=mode)["$defs"]["Settings"]
    assert schema["required"] == ["name"]
    retries = {"type": "integer", "minimum": 0, "maximum": 2**32 - 1, "default": 3}
    assert schema["properties"]["maxRetries"] == retries | {"title": "Maxretries"}


CYCLE = {
    "kinds": """
        from enum import StrEnum

        class Kind(StrEnum):
            ONE = "One"
            TWO = "Two"
    """,
    "payloads": """
        if TYPE_CHECKING:
            from ..kinds.types import Kind

        class Payload(Model):
            kind: Defaulted[Open[Kind]] = linked(
                __name__, "Kind.ONE", {"..kinds.types": ["Kind"]}
            )

        class Near(Payload, tag="result"):
            result: Literal["Near"] = "Near"

        link(__name__, "..kinds.types", "Kind")
    """,
    "heirs": """
        from ..payloads.types import Near, Payload

        class Far(Payload, tag="result"):
            result: Literal["Far"] = "Far"

        Heir: TypeAlias = Annotated[Near | Far, OneOf("result")]

        class HeirAction(Action, Returns["Heir"], wire="heirs_Heir"):
            pass
    """,
}


@pytest.mark.parametrize("name", ["Near", "Far"])
@pytest.mark.parametrize(
    "given", apart([{}, {"kind": "One"}, {"kind": "Two"}], {}, {"kind": "Two"}), ids=str
)
def test_heirs_in_other_modules_make_the_default(
    tmp_path: Path, name: str, given: dict[str, str]
) -> None:
    write_package(tmp_path, CYCLE)
    body = {"result": name, **given}
    found = run(
        tmp_path,
        f"""
from api.heirs.types import HeirAction
value = decode_response(HeirAction, json.dumps({body!r}).encode())
written = json.loads(encode_response(HeirAction, value))
print(json.dumps([type(value.kind).__name__, value.kind, written]))
""",
    )
    assert found == ["Kind", given.get("kind", "One"), body]


class SendAction(Action, Returns[None], wire="defaults_Send"):
    data: JsonValue
    retries: Defaulted[int] = 3
    note: Maybe[str] = None


def test_a_request_of_what_is_given() -> None:
    """What generated methods make of their arguments: None is a value where it must be
    one, and otherwise nothing that is written."""
    made = SendAction.model_given(data=None, retries=None, note=None)
    assert made == SendAction(data=None)
    assert encode_request(made) == b'{"data":null}'
    assert encode_request(SendAction.model_given(data=1, retries=3)) == (
        b'{"data":1,"retries":3}'
    )
