"""Requests that stand in responses: the client keeps what it does not know."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from nexigon_gen.runtime.codec import decode_response, encode_request, encode_response
from nexigon_gen.runtime.codec.value_codec import Codec
from nexigon_gen.runtime.model import U32, Action, Defaulted, Maybe, Model, Returns


class Place(Model):
    """A struct."""

    city: str


class AddNote(Action, Returns["Notes"], wire="notes_Add"):
    """A request that is stored, and read again."""

    text: str
    place: Maybe[Place] = None
    parent: Maybe[AddNote] = None


class AddPage(Action, Returns["Notes"], wire="notes_AddPage"):
    """A request with a default of its own."""

    number: Defaulted[U32] = 1
    follows: Maybe[AddPage] = None


class Notes(Model):
    """What the server has."""

    notes: list[AddNote]
    pages: Maybe[list[AddPage]] = None


NOTE = (
    b'{"text":"a","place":{"city":"b","zip":1},"parent":{"text":"c","old":2},"new":3}'
)
BODY = b'{"notes":[%b],"more":4}' % NOTE


def test_unknown_fields_are_kept() -> None:
    (note,) = decode_response(AddNote, BODY).notes
    assert note.model_extra == {"new": 3}
    assert note.parent is not None
    assert note.parent.model_extra == {"old": 2}


def test_they_are_written_back() -> None:
    notes = decode_response(AddNote, BODY)
    assert encode_response(AddNote, notes) == BODY
    assert encode_request(notes.notes[0]) == NOTE


@pytest.mark.parametrize("page", ['"new":3', '"number":1,"new":3'])
def test_so_are_those_beside_a_default(page: str) -> None:
    body = f'{{"notes":[],"pages":[{{{page}}},{{"follows":{{{page}}}}}]}}'.encode()
    notes = decode_response(AddPage, body)
    assert encode_response(AddPage, notes) == body
    assert notes.pages
    assert encode_request(notes.pages[0]) == f"{{{page}}}".encode()


def test_also_outside_of_calls() -> None:
    codec: Codec[Notes] = Codec(Notes)
    assert codec.encode(codec.decode(BODY)) == BODY


def test_they_are_refused_where_a_request_is_built() -> None:
    with pytest.raises(ValidationError, match="new"):
        AddNote.model_validate({"text": "a", "new": 3})
