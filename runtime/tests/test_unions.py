"""wire.md W3: enums and unions, on both sides."""

from __future__ import annotations

import pytest
from pydantic import JsonValue, ValidationError

from nexigon_gen.runtime.codec import Problem
from nexigon_gen.runtime.model import UnknownValue

from .sample import (
    Circle,
    ClosedUnit,
    CreateCreated,
    CreateTaken,
    ExprAll,
    ExprAt,
    ExprLiteral,
    ExprNot,
    Scalars,
    ScalarsAction,
    ShapeCircle,
    ShapeGroup,
    ShapePoint,
    Status,
    Unions,
    UnionsAction,
    UnknownCreate,
    UnknownShape,
    UnknownText,
    told_apart,
)
from .sides import Side, both_sides, problems, read, refused, write

CREATED: dict[str, JsonValue] = {"result": "Created", "projectId": "p", "data": None}
AT: dict[str, JsonValue] = {"$type": "At", "content": "2024-01-01T00:00:00Z"}

KNOWN: list[tuple[str, JsonValue, type]] = [
    # W3.2, W3.4
    ("internal", CREATED, CreateCreated),
    ("internal", {"result": "Taken"}, CreateTaken),
    # W3.3
    ("expr", {"$type": "Literal", "value": None}, ExprLiteral),
    ("expr", AT, ExprAt),
    ("expr", {"$type": "Not", "inner": {"$type": "Not", "inner": AT}}, ExprNot),
    ("expr", {"$type": "All", "allOf": [AT, {"$type": "All", "allOf": []}]}, ExprAll),
    # W3.8
    ("shape", "Point", ShapePoint),
    ("shape", {"Circle": {"radius": 1.5}}, ShapeCircle),
    ("shape", {"Group": ["Point", {"Group": []}]}, ShapeGroup),
    ("closed", "Only", ClosedUnit),
    # W3.9
    ("text", "a", str),
    ("text", 5, int),
    ("text", "18446744073709551615", int),
    ("text", {"radius": 1.0}, Circle),
    ("closedText", {"radius": 1.0}, Circle),
]

UNKNOWN: list[tuple[str, JsonValue, type]] = [
    ("internal", {"result": "New", "projectId": 5, "more": [1]}, UnknownCreate),
    ("shape", "New", UnknownShape),
    ("shape", {"New": {"a": [1]}}, UnknownShape),
    ("shape", {"New": None}, UnknownShape),
    ("text", [1, None], UnknownText),
    ("text", {"radius": "x"}, UnknownText),
    ("text", True, UnknownText),
]

WRONG: list[tuple[str, JsonValue, list[tuple[str, str]]]] = [
    # A known variant reports its own fields only.
    (
        "internal",
        {"result": "Created", "projectId": 5},
        [("internal.projectId", "type"), ("internal.data", "missing")],
    ),
    ("internal", {"projectId": "p"}, [("internal.result", "missing")]),
    ("internal", {"result": 5}, [("internal.result", "unknown-variant")]),
    ("internal", {"result": None}, [("internal.result", "unknown-variant")]),
    ("internal", "Taken", [("internal", "type")]),
    ("internal", ["Taken"], [("internal", "type")]),
    ("many", [{"result": "Taken"}, {}], [("many[1].result", "missing")]),
    ("byName", {"input": {}}, [("byName.*.result", "missing")]),
    # A closed union.
    ("expr", {"$type": "New"}, [("expr.$type", "unknown-variant")]),
    ("expr", {"type_": "Literal", "value": 1}, [("expr.$type", "missing")]),
    ("expr", {"$type": "Literal"}, [("expr.value", "missing")]),
    (
        "expr",
        {"$type": "Not", "inner": {"$type": "At", "content": 5}},
        [("expr.inner.content", "type")],
    ),
    # Externally tagged.
    ("shape", {"Circle": {"radius": "x"}}, [("shape.Circle.radius", "type")]),
    ("shape", {"Group": [{"Circle": 1}]}, [("shape.Group[0].Circle", "type")]),
    ("shape", {"Point": None}, [("shape", "type")]),
    ("shape", "Circle", [("shape", "type")]),
    ("shape", {"Point": 1, "Circle": 2}, [("shape", "unknown-variant")]),
    ("shape", {}, [("shape", "unknown-variant")]),
    ("shape", 5, [("shape", "unknown-variant")]),
    ("closed", "Other", [("closed", "unknown-variant")]),
    ("closedText", [1], [("closedText", "unknown-variant")]),
]


@both_sides
@pytest.mark.parametrize(("name", "wire", "kind"), KNOWN, ids=str)
def test_known(side: Side, name: str, wire: JsonValue, kind: type) -> None:
    found = read(side, UnionsAction, {name: wire})
    assert write(side, UnionsAction, found) == {name: wire}
    values = {each: value for each, value in found if value is not None}
    assert [type(each) for each in values.values()] == [kind]


@pytest.mark.parametrize(("name", "wire", "kind"), UNKNOWN, ids=str)
def test_client_keeps_unknown(name: str, wire: JsonValue, kind: type) -> None:
    found = read("client", UnionsAction, {name: wire})
    assert [type(each) for _, each in found if each is not None] == [kind]
    assert write("client", UnionsAction, found) == {name: wire}


@pytest.mark.parametrize(("name", "wire", "kind"), UNKNOWN, ids=str)
def test_server_refuses_unknown(name: str, wire: JsonValue, kind: type) -> None:
    ((path, rule),) = problems("server", UnionsAction, {name: wire})
    assert path in (name, f"{name}.result")
    assert rule == "unknown-variant"


@both_sides
@pytest.mark.parametrize(("name", "wire", "expected"), WRONG, ids=str)
def test_rejects(
    side: Side, name: str, wire: JsonValue, expected: list[tuple[str, str]]
) -> None:
    assert problems(side, UnionsAction, {name: wire}) == expected


@pytest.mark.parametrize(
    ("name", "path"), [("internal", "body.internal.result"), ("shape", "body.shape")]
)
def test_server_says_which_tags_exist(name: str, path: str) -> None:
    wire: JsonValue = {"result": "private"} if name == "internal" else "private"
    (problem,) = refused("server", UnionsAction, {name: wire})
    names = "'Created', 'Taken'" if name == "internal" else "'Point', 'Circle', 'Group'"
    assert problem == Problem(path, "unknown-variant", f"must be one of {names}")


@both_sides
def test_the_tag_stands_anywhere_and_is_written_first(side: Side) -> None:
    body = b'{"internal":{"data":null,"projectId":"p","result":"Created"}}'
    found = read(side, UnionsAction, body)
    written = write(side, UnionsAction, found)
    assert isinstance(written, dict)
    assert isinstance(written["internal"], dict)
    assert list(written["internal"]) == ["result", "projectId", "data"]
    assert repr(found).startswith("Unions(internal=CreateCreated(result='Created', ")


@pytest.mark.parametrize("extra", ["x", "type_", "content"])
def test_content_variants_stand_alone_on_the_server(extra: str) -> None:
    body: JsonValue = {"expr": {"$type": "Literal", "value": 1, extra: 2}}
    assert problems("server", UnionsAction, body) == [("expr", "unknown-field")]
    kept = read("client", UnionsAction, body)
    assert write("client", UnionsAction, kept) == body


@both_sides
def test_other_variants_ignore_extra_keys(side: Side) -> None:
    found = read(side, UnionsAction, {"internal": {"result": "Taken", "x": 1}})
    assert isinstance(found, Unions)
    assert isinstance(found.internal, CreateTaken)


@both_sides
def test_enum_values(side: Side) -> None:
    body: JsonValue = {"open": "offline", "closed": "On"}
    found = read(side, ScalarsAction, body)
    assert isinstance(found, Scalars)
    assert found.open is Status.OFFLINE
    assert write(side, ScalarsAction, found) == body


@both_sides
@pytest.mark.parametrize(
    ("name", "wire"),
    [("open", 1), ("open", None), ("closed", "on"), ("closed", "ON"), ("closed", 1)],
)
def test_enum_rejects(side: Side, name: str, wire: JsonValue) -> None:
    if wire is None:
        wire = [None]
    assert problems(side, ScalarsAction, {name: wire}) == [(name, "unknown-value")]


def test_client_keeps_an_unknown_value_of_an_open_enum() -> None:
    found = read("client", ScalarsAction, {"open": "molten"})
    assert isinstance(found, Scalars)
    assert isinstance(found.open, UnknownValue)
    assert repr(found.open) == "UnknownValue('molten')"
    assert write("client", ScalarsAction, found) == {"open": "molten"}


def test_server_refuses_an_unknown_value() -> None:
    (problem,) = refused("server", ScalarsAction, {"open": "molten"})
    assert problem.rule == "unknown-value"
    assert problem.message == "must be one of 'healthy', 'offline'"


@pytest.mark.parametrize(
    "field",
    [
        {"internal": "Taken"},
        {"internal": Circle(radius=1)},
        {"shape": 5},
        {"shape": CreateTaken()},
        {"shape": {"Circle": 1, "Point": 2}},
        {"expr": [{"$type": "Literal", "value": 1}]},
        {"closedText": 5},
    ],
    ids=str,
)
def test_what_is_of_no_variant_is_refused(field: dict[str, object]) -> None:
    with pytest.raises(ValidationError) as caught:
        Unions.model_validate(field)
    assert caught.value.error_count() == 1


def test_variants_are_told_apart_by_class() -> None:
    assert told_apart(UnknownCreate(result="New")) == "New"
    assert told_apart(CreateTaken()) == "taken"
