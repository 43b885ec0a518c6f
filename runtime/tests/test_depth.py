"""What may be nested how deeply: the same to read and to write, on both sides."""

from __future__ import annotations

from collections.abc import Callable
from types import new_class
from typing import (
    Annotated,  # noqa: F401  # pyright: ignore[reportUnusedImport] - asked for by name
    Any,
)

import pytest
from pydantic import JsonValue

from nexigon_gen.runtime.codec import (
    DecodeError,
    EncodeError,
    decode_request,
    decode_response,
    encode_request,
    encode_response,
)
from nexigon_gen.runtime.codec.value_codec import Codec
from nexigon_gen.runtime.model import (
    Action,
    FirstOf,  # noqa: F401  # pyright: ignore[reportUnusedImport]
    Maybe,
    Model,
    Returns,
    late,
)
from nexigon_gen.runtime.strict_json import MAX_DEPTH, is_deeper

from .sample import (
    Expr,
    ExprAll,
    ExprLiteral,
    ExprNot,
    Shape,
    ShapeGroup,
    ShapePoint,
)

WORDS = "is nested too deeply, in more than 200 levels"


class Tree(Model):
    """A struct within itself."""

    below: Maybe[Tree] = None


class Flat(Model):
    """Has no levels but those of what it does not know."""

    name: Maybe[str] = None


class FlatAction(Action, Returns[Flat], wire="sample_Flat"):
    """Returns one."""


Anything = late(
    __name__,
    "Anything",
    "Annotated[bool | list[Anything] | dict[str, Anything], FirstOf()]",
)


def text(before: str, middle: str, after: str, levels: int, each: int) -> bytes:
    """JSON of so many levels; what is repeated has `each`, the middle has the rest."""
    times, rest = divmod(levels, each)
    return (before * times + "[" * rest + middle + "]" * rest + after * times).encode()


def _any(levels: int) -> bytes:
    return text("[", "1", "]", levels, 1)


def _map(levels: int) -> bytes:
    return text('{"a":', "1", "}", levels, 1)


def _not(levels: int) -> bytes:
    return text('{"$type":"Not","inner":', _literal(0), "}", levels - 1, 1)


def _literal(levels: int) -> str:
    return '{"$type":"Literal","value":' + "[" * levels + "1" + "]" * levels + "}"


def _all(levels: int) -> bytes:
    times, rest = divmod(levels - 1, 2)
    middle = _literal(rest)
    return ('{"$type":"All","allOf":[' * times + middle + "]}" * times).encode()


def _shape(levels: int) -> bytes:
    times, rest = divmod(levels, 2)
    middle = '{"Circle":{"radius":1.0}}' if rest == 0 else '{"Later":1}'
    times -= rest == 0
    return ('{"Group":[' * times + middle + "]}" * times).encode()


def _tree(levels: int) -> bytes:
    return text('{"below":', "{}", "}", levels, 1)


def _anything(levels: int) -> bytes:
    times, rest = divmod(levels, 2)
    return ('{"a":[' * times + "[" * rest + "true" + "]" * rest + "]}" * times).encode()


VALUES: dict[str, tuple[Any, Callable[[int], bytes]]] = {
    "any": (JsonValue, _any),
    "map": (JsonValue, _map),
    "union": (Expr, _not),
    "union in lists": (Expr, _all),
    "external union": (Shape, _shape),
    "struct": (Tree, _tree),
    "untagged alias": (Anything, _anything),
}
LEVELS = [40, 63, 64, 120, 126, 127, 128, 150, MAX_DEPTH - 1, MAX_DEPTH]


@pytest.fixture(scope="module", params=[*VALUES])
def kind(request: pytest.FixtureRequest) -> tuple[Any, Any, Callable[[int], bytes]]:
    """A type, its action, and its JSON of so many levels."""
    type_, make = VALUES[request.param]
    returns: Any = Returns  # of a type that is a variable

    action = new_class(
        "Deep",
        (Action, returns[type_]),
        {"wire": "sample_Deep"},
        lambda body: body.update(__annotations__={"body": type_}),
    )
    return type_, action, make


@pytest.mark.parametrize("levels", LEVELS)
def test_what_is_read_is_written(kind: Any, levels: int) -> None:
    type_, action, make = kind
    body = make(levels)
    codec: Codec[Any] = Codec(type_)
    assert codec.encode(codec.decode(body)) == body
    value = decode_response(action, body)
    assert b'"Later"' in body or encode_response(action, value) == body
    if levels < MAX_DEPTH:  # the request is a level more
        request = encode_request(action(body=value))
        assert request == b'{"body":' + body + b"}"
        if b'"Later"' not in body:
            assert encode_request(decode_request(action, request)) == request


@pytest.mark.parametrize("more", [1, 2, 100, 5000])
def test_beyond_nothing_is_read(kind: Any, more: int) -> None:
    type_, action, make = kind
    body = make(MAX_DEPTH + more)
    with pytest.raises(DecodeError, match=WORDS):
        Codec[Any](type_).decode(body)
    with pytest.raises(DecodeError, match=WORDS):
        Codec[Any](type_).decode_strict(body)
    with pytest.raises(DecodeError, match=WORDS):
        decode_response(action, body)
    with pytest.raises(DecodeError, match=WORDS):
        decode_request(action, b'{"body":' + make(MAX_DEPTH + more - 1) + b"}")


def _nots(levels: int) -> Any:
    value: Expr = ExprLiteral(value=1)
    for _ in range(levels - 1):
        value = ExprNot(inner=value)
    return value


def _alls(levels: int) -> Any:
    value: Expr = ExprLiteral(value=[1] if levels % 2 == 0 else 1)
    for _ in range((levels - 1) // 2):
        value = ExprAll(inner=[value])
    return value


def _groups(levels: int) -> Any:
    value: Shape = ShapePoint()
    for _ in range(levels // 2):
        value = ShapeGroup(group=[value])
    return value


def _trees(levels: int) -> Any:
    value = Tree()
    for _ in range(levels):
        value = Tree(below=value)
    return value


def _lists(levels: int) -> Any:
    value: JsonValue = 1
    for _ in range(levels):
        value = [value]
    return value


BUILT: dict[str, tuple[Any, Callable[[int], Any]]] = {
    "any": (JsonValue, _lists),
    "union": (Expr, _nots),
    "union in lists": (Expr, _alls),
    "external union": (Shape, _groups),
    "struct": (Tree, _trees),
}


@pytest.mark.parametrize(("type_", "build"), BUILT.values(), ids=[*BUILT])
def test_what_is_written_can_be_read(type_: Any, build: Callable[[int], Any]) -> None:
    codec: Codec[Any] = Codec(type_)
    for levels in LEVELS:
        assert codec.decode(codec.encode(build(levels))) == build(levels)
    for more in (2, 54, 55, 56, 60, 300, 3000):
        with pytest.raises(EncodeError, match=WORDS):
            codec.encode(build(MAX_DEPTH + more))


@pytest.mark.parametrize("levels", LEVELS)
def test_an_unknown_field_is_written_as_deep_as_it_is_read(levels: int) -> None:
    """By a server too, however flat the type is."""
    body = text('{"later":', "1", "}", levels, 1)
    value = decode_response(FlatAction, body)
    assert encode_response(FlatAction, value) == body
    assert Codec[Flat](Flat).encode(value) == body


def _flats(levels: int) -> Any:
    value: object = Flat()
    for _ in range(levels):
        value = Flat.model_validate({"later": value})
    return value


@pytest.mark.parametrize("more", [1, 2, 50, 54, 55, 56, 100])
@pytest.mark.parametrize("build", [_lists, _trees, _flats])
def test_an_unknown_field_is_written_no_deeper(
    build: Callable[[int], Any], more: int
) -> None:
    """Also if somebody put models there."""
    value = Flat.model_validate({"later": build(MAX_DEPTH + more - 1)})
    with pytest.raises(EncodeError, match=WORDS):
        encode_response(FlatAction, value)
    with pytest.raises(EncodeError, match=WORDS):
        Codec[Flat](Flat).encode(value)


def test_a_cycle_is_called_one() -> None:
    cycle: list[Any] = []
    cycle.append(cycle)
    with pytest.raises(EncodeError, match="must not hold itself"):
        Codec[Any](JsonValue).encode(cycle)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"[" * 200 + b"]" * 200, False),
        (b"[" * 201 + b"]" * 201, False),
        (b"[" * 201 + b"1" + b"]" * 201, True),
        (b'[{"a":' * 100 + b"1" + b"}]" * 100, False),
        (b'[{"a":' * 100 + b"[1]" + b"}]" * 100, True),
        (b'{"a":' * 201 + b"1" + b"}" * 201, True),
        (b"[" + b"[]," * 400 + b"{}]", False),
        (b'["' + b"[" * 400 + b'"]', False),
        (b'["' + b"[" * 400 + b'\\"' + b"]" * 400 + b'"]', False),
        (b"[" * 200 + b'"[{\\""' + b"]" * 200, False),
        (b"[" * 201 + b'"]\\\\"' + b"]" * 201, True),
        (b'["]",' * 201 + b"1" + b"]" * 201, True),
        (b'["\\n]",' * 201 + b"1" + b"]" * 201, True),
        (b'["]","",' * 201 + b"1" + b"]" * 201, True),
        (b"[" * 201 + b"1", True),
        (b"]" * 201 + b"[" * 201, True),
    ],
)
def test_brackets_in_strings_do_not_count(body: bytes, expected: bool) -> None:
    assert is_deeper(body, MAX_DEPTH) is expected
