"""wire.md W2.7: absent, null and a value are three things, however a model is made."""

from __future__ import annotations

import copy
import pickle
import warnings
from typing import Annotated, Any, assert_type

import pytest
from pydantic import Field, ValidationError

from nexigon_gen.runtime.codec import (
    decode_request,
    decode_response,
    encode_request,
    encode_response,
)
from nexigon_gen.runtime.model import (
    UNSET,
    Action,
    Length,
    MaybeUnset,
    Model,
    Returns,
    Unset,
)


class Note(Model):
    """What may be null, absent or both."""

    owner: str | None
    text: MaybeUnset[Annotated[str, Length(min=1)] | None] = UNSET
    by_name: Annotated[
        MaybeUnset[dict[str, Note | None] | None], Field(alias="byName")
    ] = UNSET


class Change(Action, Returns[Note], wire="notes_Change"):
    """A change of a note."""

    text: MaybeUnset[str | None] = UNSET
    plain: Annotated[str | None, Field(exclude_if=lambda value: value is None)] = None


STATES = [
    ('{"owner":null}', UNSET),
    ('{"owner":null,"text":null}', None),
    ('{"owner":null,"text":"a"}', "a"),
]


@pytest.mark.parametrize(("text", "expected"), STATES)
def test_every_way_keeps_the_state(text: str, expected: object) -> None:
    note = decode_response(Change, text.encode())
    assert note.text == expected
    copies = (
        Note.model_validate_json(text),
        Note.model_validate(note.model_dump()),
        Note(owner=None, text=note.text),
        Note.model_construct(owner=None, text=note.text),
        note.model_copy(),
        note.model_copy(update={"text": note.text}),
        copy.deepcopy(note),
        pickle.loads(pickle.dumps(note)),
    )
    for each in copies:
        assert each == note
        assert each.text is note.text or each.text == expected
        assert each.model_dump_json() == text
        assert encode_response(Change, each) == text.encode()


@pytest.mark.parametrize("start", [state for _, state in STATES])
@pytest.mark.parametrize(("text", "end"), STATES)
def test_a_copy_changes_any_state_to_any(
    start: str | None | Unset, text: str, end: str | None | Unset
) -> None:
    note = Note(owner=None, text=start).model_copy(update={"text": end})
    assert note.model_dump_json() == text


@pytest.mark.parametrize("given", [{}, {"text": UNSET}, {"text": None}, {"text": "a"}])
def test_requests(given: dict[str, str | None | Unset]) -> None:
    expected = {name: value for name, value in given.items() if value is not UNSET}
    known: dict[str, Any] = {**given}
    for action in (Change(**known), Change.model_given(plain=None, **known)):
        assert action.model_dump() == expected
        found = decode_request(Change, encode_request(action))
        assert found.text is given.get("text", UNSET) or found.text == given["text"]


def told(note: Note) -> str:
    if note.text is UNSET:
        return "keep"
    assert_type(note.text, str | None)
    return "clear" if note.text is None else note.text


def taken_for_present(note: Note) -> str | None:
    return note.text  # type: ignore[return-value]  # which mypy finds to be needed


def test_a_comparison_tells_them_apart() -> None:
    notes = [Note(owner=None), Note(owner=None, text=None), Note(owner=None, text="a")]
    assert [told(note) for note in notes] == ["keep", "clear", "a"]
    assert [taken_for_present(note) for note in notes] == [UNSET, None, "a"]


def test_there_is_one() -> None:
    assert not UNSET
    assert repr(UNSET) == "UNSET"
    assert pickle.loads(pickle.dumps(UNSET)) is copy.deepcopy(UNSET) is UNSET


def test_json_has_no_word_for_it() -> None:
    with pytest.raises(ValidationError):
        Note.model_validate_json('{"owner":null,"byName":"unset"}')
    with pytest.raises(ValidationError):
        Note.model_validate_json('{"owner":"a","text":""}')
    with pytest.raises(ValidationError):
        Note.model_validate({"owner": UNSET})


def test_a_schema_does_not_show_it() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        schema = Note.model_json_schema()
    schema = schema["$defs"]["Note"]
    assert schema["required"] == ["owner"]
    assert schema["properties"]["text"] == {
        "anyOf": [{"type": "string", "minLength": 1}, {"type": "null"}],
        "title": "Text",
    }
