"""Operations that are no actions: their namespaces and names, and who may call them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TypedDict

import pytest

from nexigon_gen.ir.model import Struct
from nexigon_gen.ir.terms import Auth
from nexigon_gen.ir.typerefs import MapOf, Scalar, TypeRef
from nexigon_gen.runtime.wire.scalars import ScalarKind

from .test_documents import imported

_DONE: Mapping[str, object] = {"responses": {"204": {"description": "Done."}}}


class _Document(TypedDict):
    openapi: str
    info: Mapping[str, str]
    paths: dict[str, dict[str, dict[str, object]]]


def _document(title: str, *calls: str) -> _Document:
    """A document with operations, each as `POST /path` or `POST /path tag`."""
    found = _Document(openapi="3.1.0", info={"title": title, "version": "1"}, paths={})
    for each in calls:
        verb, path, *tags = each.split()
        operation = {**_DONE, "tags": tags}
        found["paths"].setdefault(path, {})[verb.lower()] = operation
    return found


@pytest.mark.parametrize(
    ("calls", "names"),
    {
        ("GET /pets", "POST /pets"): ["pets_GetPets", "pets_PostPets"],
        ("POST /sendMessage", "GET /getMe", "GET /status"): [
            "acme_GetMe",
            "acme_GetStatus",
            "acme_SendMessage",
        ],
        ("GET /v1/pets", "PUT /v1/pets/{id}", "POST /v1/log-out"): [
            "acme_LogOut",
            "pets_GetPets",
            "pets_PutPet",
        ],
        ("GET /a/x Alpha", "POST /b"): ["acme_B", "alpha_GetAX"],
        ("GET /", "POST /v2/"): ["acme_Get", "acme_Post"],
        ("GET /log/key", "GET /log/key/{keyId}", "GET /log/key/{keyId}/{n}"): [
            "log_GetLogKey",
            "log_GetLogKeyByKeyId",
            "log_GetLogKeyByN",
        ],
        ("GET /pet/{id}", "GET /pet/{name}", "GET /pet/{name}/"): [
            "pet_GetPet",
            "pet_GetPetByName",
            "pet_GetPetByName2",
        ],
        ("GET /getOauth2App", "GET /getOAuth2App"): [
            "acme_GetOAuth2App",
            "acme_GetOauth2App",
        ],
        ("POST /pets/{id}",): ["acme_PostPet"],
        ("POST /pets/feed",): ["acme_PostPetsFeed"],
    }.items(),
    ids=str,
)
def test_names(calls: tuple[str, ...], names: list[str], tmp_path: Path) -> None:
    api, _ = imported(_document("The Acme API", *calls), tmp_path)
    assert sorted(each.wire for each in api.actions) == names


@pytest.mark.parametrize(
    ("title", "space"),
    {
        "Acme": "acme",
        "Acme Bot API": "acme_bot",
        "Acme's official OpenAPI spec + extension": "acme",
        "The Public REST API of Acme: all of it": "acme",
        "Data of Some Very Long Name": "data_some_very",
        "API": "api",
    }.items(),
)
def test_the_namespace_of_a_title(title: str, space: str, tmp_path: Path) -> None:
    schemas = {"components": {"schemas": {"Id": {"type": "string"}}}}
    api, _ = imported({**_document(title), **schemas}, tmp_path)
    assert [each.name for each in api.namespaces] == [space]


_ACTION = "POST /api/v1/actions/invoke/things_"
_TOKEN: list[dict[str, list[str]]] = [{"token": []}]


@pytest.mark.parametrize("verb", ["POST /", _ACTION])
@pytest.mark.parametrize("root", [[], _TOKEN, None])
@pytest.mark.parametrize("first", [[], _TOKEN, [{}, *_TOKEN], None])
def test_who_may_call(verb: str, root: object, first: object, tmp_path: Path) -> None:
    """What is not said is asked of nobody, but where an action says nothing at all: a
    token is how actions are called (wire.md W1.3)."""
    said = {} if root is None else {"security": root}
    path = f"{verb}A".partition(" ")[2]
    document = _document("Acme", f"{verb}A x", f"{verb}B x")
    if first is not None:
        document["paths"][path]["post"]["security"] = first
    api, _ = imported({**document, **said}, tmp_path)
    one, other = (each.auth for each in api.actions)
    is_silent = root is first is None and verb == _ACTION
    by_root = Auth.REQUIRED if root or is_silent else Auth.NONE
    by_itself = {str(_TOKEN): Auth.REQUIRED, "None": by_root}
    assert one is by_itself.get(str(first), Auth.NONE)
    assert other is by_root


@pytest.mark.parametrize("more", [{"properties": {}}, {"additionalProperties": False}])
@pytest.mark.parametrize("parameters", [[], [{"name": "id", "in": "query"}]])
def test_a_body_without_fields_is_nothing(
    more: Mapping[str, object], parameters: object, tmp_path: Path
) -> None:
    """Some send an empty form with every `GET`."""
    document = _document("Acme", "GET /a")
    schema = {"type": "object", **more}
    operation = document["paths"]["/a"]["get"]
    operation["requestBody"] = {"content": {"x/form": {"schema": schema}}}
    operation["parameters"] = parameters
    api, _ = imported(document, tmp_path)
    fields = [
        field.name
        for each in api.definitions.values()
        if isinstance(each, Struct)
        for field in each.fields
    ]
    assert fields == ["id"] * bool(parameters)
    assert [bool(each.request) for each in api.actions] == [bool(parameters)]


@pytest.mark.parametrize(
    ("schema", "response"),
    [
        ({"type": "object"}, MapOf(Scalar(ScalarKind.STRING), Scalar(ScalarKind.ANY))),
        ({"type": "object", "properties": {}}, None),
        ({"type": "object", "additionalProperties": False}, None),
    ],
    ids=str,
)
def test_a_response_of_which_nothing_is_said(
    schema: Mapping[str, object], response: TypeRef | None, tmp_path: Path
) -> None:
    """It may be any object; only that of an action has no fields then (wire.md W1.4)."""
    document = _document("Acme", "GET /a", f"{_ACTION}A")
    answer = {"200": {"content": {"application/json": {"schema": schema}}}}
    for path in document["paths"].values():
        next(iter(path.values()))["responses"] = answer
    action = document["paths"].pop(_ACTION.partition(" ")[2] + "A")
    api, _ = imported(document, tmp_path)
    assert [each.response for each in api.actions] == [response]
    document["paths"][_ACTION.partition(" ")[2] + "A"] = action
    api, _ = imported(document, tmp_path)
    assert [each.response for each in api.actions] == [None]
