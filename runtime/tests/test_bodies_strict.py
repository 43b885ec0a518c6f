"""Strict JSON (wire.md W1.10) on the server, and on the client where pydantic is lenient."""

from __future__ import annotations

from typing import Literal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nexigon_gen.runtime.codec import DecodeError, decode_request, decode_response
from nexigon_gen.runtime.strict_json import StrictJsonError, check

from .sample import CreateAction, ScalarsAction

BAD: dict[str, bytes] = {
    "empty": b"",
    "space": b"  ",
    "BOM": b'\xef\xbb\xbf{"body":{}}',
    "UTF-16": '{"body":{}}'.encode("utf-16"),
    "latin-1": b'{"body":{"text":"\xe9"}}',
    "raw surrogate": b'{"body":{"text":"\xed\xa0\x80"}}',
    "lone surrogate": b'{"body":{"text":"\\ud800"}}',
    "lone surrogate in any": b'{"body":{"json":["\\udc00"]}}',
    "lone surrogate in a key": b'{"body":{"json":{"\\ud800":1}}}',
    "NaN": b'{"body":{"json":NaN}}',
    "Infinity": b'{"body":{"json":-Infinity}}',
    "overflow": b'{"body":{"json":1e999}}',
    "NaN under an unknown key": b'{"body":{},"x":[NaN]}',
    "same key": b'{"body":{},"body":{}}',
    "same unknown key": b'{"body":{},"x":1,"x":1}',
    "same key in any": b'{"body":{"json":{"a":1,"a":2}}}',
    "deep arrays": b'{"body":{"json":' + b"[" * 300 + b"]" * 300 + b"}}",
    "very deep arrays": b"[" * 1_000_000,
    "very deep objects": b'{"a":' * 300_000,
    "huge integer": b'{"body":{"json":' + b"9" * 5000 + b"}}",
    "very huge integer": b"9" * 1_000_000,
    "truncated": b'{"body":{',
    "trailing": b'{"body":{}} {}',
    "comment": b'{"body":{}/**/}',
    "trailing comma": b'{"body":{},}',
    "control character": b'{"body":{"text":"\n"}}',
}


@pytest.mark.parametrize("body", BAD.values(), ids=BAD.keys())
def test_server_refuses(body: bytes) -> None:
    with pytest.raises(DecodeError) as caught:
        decode_request(ScalarsAction, body)
    assert [(each.path, each.rule) for each in caught.value.problems] == [("", "json")]


@pytest.mark.parametrize(
    "body",
    [
        b' \r\n\t{"body":{}}\n',
        b'{"body":{"text":"\\ud83d\\ude00NaN Infinity 1e999"}}',
        b'{"body":{"json":' + b"[" * 150 + b"]" * 150 + b"}}",
        b'{"body":{"json":[{"a":1},{"a":1}]}}',
        b'{"body":{"json":{"a":{"a":1}}}}',
    ],
    ids=[
        "space",
        "tokens in a string",
        "deep",
        "key of two objects",
        "key of two depths",
    ],
)
def test_server_accepts(body: bytes) -> None:
    decode_request(ScalarsAction, body)


_VALUES = (
    b'"p_1"',
    b'"a:b"',
    b'"',
    b'"healthy"',
    b"1",
    b"null",
    b"NaN",
    b"1e999",
    b"9" * 5000,
    b"[1,]",
    b'{"a":1}',
    b'{"a":1,"a":2}',
    b'{"a:":1}',
    b'"\xff"',
    b'"\\ud800"',
    b"[" * 300,
)
_KEYS = ("projectId", "project_id", "data", "status", "token", "x", "a:b", "dat\\u0061")


@given(
    st.lists(st.tuples(st.sampled_from(_KEYS), st.sampled_from(_VALUES)), max_size=5),
    st.sampled_from((b"", b" ", b"}", b"\xef\xbb\xbf")),
    st.sampled_from(("ignore", "forbid")),
)
@example([("projectId", b'"p_1"'), ("data", b"1"), ("data", b"2")], b"", "ignore")
@example([("projectId", b'"p_1"'), ("data", b"1"), ("x", b"1")], b"", "forbid")
def test_server_refuses_what_the_check_refuses(
    pairs: list[tuple[str, bytes]], end: bytes, unknown: Literal["ignore", "forbid"]
) -> None:
    members = [b'"%s":%s' % (key.encode(), value) for key, value in pairs]
    body = b"{" + b",".join(members) + b"}" + end
    try:
        check(body)
        is_strict = True
    except StrictJsonError:
        is_strict = False
    try:
        decode_request(CreateAction, body, unknown_fields=unknown)
        wrong: list[str] = []
    except DecodeError as error:
        wrong = [each.rule for each in error.problems]
    if is_strict:
        # Which of the two parsers takes fewer levels is not a matter of keys.
        assert "json" not in wrong or b"[" * 300 in body
    else:
        assert wrong == ["json"]


@pytest.mark.parametrize("token", [b"NaN", b"Infinity", b"-Infinity"])
def test_client_refuses_bare_tokens(token: bytes) -> None:
    with pytest.raises(DecodeError, match="not JSON"):
        decode_response(ScalarsAction, b'{"json":{"a":' + token + b"}}")


def test_client_takes_the_words_in_strings() -> None:
    found = decode_response(ScalarsAction, b'{"json":"NaN","f64":"-Infinity"}')
    assert found.json_ == "NaN"


def test_the_check_leaves_the_meaning_alone() -> None:
    check(b'[1, 2.5, "a", {"b": null}]')
    with pytest.raises(StrictJsonError, match="more than one"):
        check(b"1 2")
