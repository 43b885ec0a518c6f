"""Documents that are large: repeated types are one, long files are divided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml as pyyaml

from importing.test_documents import imported, texts_of
from nexigon_gen.importing import namespaces
from nexigon_gen.importing.namespaces import moved_to
from nexigon_gen.ir import graph
from nexigon_gen.ir.model import Definition
from nexigon_gen.ir.typerefs import TypeId
from nexigon_gen.published import branching, schema
from nexigon_gen.published.document import Placed
from nexigon_gen.syntax import yaml

_USER = {
    "type": "object",
    "title": "User",
    "properties": {
        "login": {"type": "string"},
        "kind": {"type": "string", "enum": ["Bot", "Person"]},
    },
}


def _document(schemas: dict[str, object]) -> dict[str, object]:
    info = {"title": "Forge", "version": "1"}
    return {"openapi": "3.1.0", "info": info, "components": {"schemas": schemas}}


def _struct(**properties: object) -> dict[str, object]:
    return {"type": "object", "properties": properties}


def test_a_title_that_says_the_same_is_one_type(tmp_path: Path) -> None:
    """So is what it is made of. What says something else stays, and so do components."""
    other = {**_USER, "properties": {"email": {"type": "string"}}}
    issue = _struct(author=_USER, owner=_USER, sender=other)
    schemas: dict[str, object] = {"Issue": issue, "Pull": _struct(author=_USER)}
    texts, _ = texts_of(_document({**schemas, "User2": _USER}), tmp_path)
    (text,) = texts.values()
    assert text.count("author?: User\n") == 2
    assert "owner?: User\n" in text
    assert text.count("kind?: Kind\n") == 2
    assert "  User2:\n" in text
    assert text.count("login?:") == 2
    assert text.count("Person:") == 1
    assert text.count("email?:") == 1


def _kinds(number: int) -> dict[str, object]:
    """A document with many types that begin with `Hook`, some of which are in others."""
    schemas: dict[str, object] = {
        "Repo": _struct(name={"type": "string"}),
        "User": _struct(hook={"$ref": "#/components/schemas/HookPush0"}),
    }
    for each in range(number):
        for name in ("HookPush", "HookPull"):
            repo = {"$ref": "#/components/schemas/Repo"}
            schemas[f"{name}{each}"] = _struct(repo=repo, size={"type": "integer"})
    return _document(schemas)


@pytest.mark.parametrize(
    ("number", "names"),
    [
        (5, ["forge"]),
        (10, ["forge", "forge_hook"]),
        (20, ["forge", "forge_hook", "forge_hook_pull"]),
    ],
)
def test_a_long_file_is_divided(
    number: int, names: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the first words of names, as often as needed; no type is lost."""
    monkeypatch.setattr(yaml, "MAX_NODES", 500)
    texts, report = texts_of(_kinds(number), tmp_path)
    assert sorted(texts) == names
    assert not report.has_errors
    assert sum(text.count("size?: ") for text in texts.values()) == 2 * number
    assert texts == texts_of(_kinds(number), tmp_path)[0]


def test_what_does_not_move_is_itself(tmp_path: Path) -> None:
    """Nothing is built anew of what refers to no type that moves."""
    api, _ = imported(_kinds(3), tmp_path)
    assert moved_to(api, {}) is api
    before = {id_.name: each for id_, each in api.definitions.items()}
    moved = moved_to(api, {before["Repo"].id: TypeId("other", "Repo")})
    after = {id_.name: each for id_, each in moved.definitions.items()}
    same = {name for name, each in after.items() if each is before[name]}
    assert same == {"User"}


def test_many_namespaces_look_at_each_type_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many reach it."""
    looked: Counter[TypeId] = Counter()

    def dependencies(definition: Definition) -> list[TypeId]:
        looked[definition.id] += 1
        return graph.dependencies(definition)

    user = {"schema": {"$ref": "#/components/schemas/User"}}
    call = {"responses": {"200": {"content": {"application/json": user}}}}
    steps = [f"/{space}/{end}" for space in "abcdefgh" for end in "xy"]
    document = {**_kinds(3), "paths": {step: {"get": call} for step in steps}}
    monkeypatch.setattr(namespaces, "dependencies", dependencies)
    texts_of(document, tmp_path)
    assert looked
    assert max(looked.values()) <= 2  # where it is needed, and by what name


def test_each_file_is_parsed_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the check: what is written is made of a tree, and what was written is read."""
    parsed: Counter[str] = Counter()
    name = "CSafeLoader" if pyyaml.__with_libyaml__ else "SafeLoader"
    loader: Callable[[str], object] = getattr(pyyaml, name)

    def counted(text: str) -> object:
        parsed[text] += 1
        return loader(text)

    monkeypatch.setattr(pyyaml, name, counted)
    texts, _ = texts_of(_kinds(30), tmp_path)
    assert [parsed[text] for text in texts.values()] == [1] * len(texts)
    files = [text for text in parsed if "spec" in text]
    assert sorted(files) == sorted(texts.values())


def test_what_a_place_says_is_read_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether it is looked at as a reference, or for what it leads to."""
    read: Counter[str] = Counter()
    unfolded = branching.unfolded

    def counted(place: Placed) -> tuple[Placed, list[Placed]]:
        read[place.at] += 1
        return unfolded(place)

    monkeypatch.setattr(schema, "unfolded", counted)
    texts_of(_kinds(3), tmp_path)
    assert "/components/schemas/Repo/properties/name" in read
    assert set(read.values()) == {1}
