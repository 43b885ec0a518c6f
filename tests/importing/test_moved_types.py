"""Imports by which types come into other files: what people changed in them goes along."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from nexigon_gen.cli.main import run
from nexigon_gen.syntax import yaml

_EDITED = "    # As it is painted on.\n    docs: A machine.\n"


class Folder:
    """A folder with a document of two types, and the spec of it."""

    def __init__(self, root: Path, capfd: pytest.CaptureFixture[str]) -> None:
        self.root = root
        self.device = {"name": {"type": "string"}, "owner": {"type": "string"}}
        self.many = 0
        self.users = ["devices"]
        self._capfd = capfd
        assert self.run()[0] == 0

    def run(self) -> tuple[int, str]:
        """The exit code of an import of the document as it is, and what it prints."""
        kinds = [f"{word}{n}" for word in ("Alpha", "Beta") for n in range(self.many)]
        parts = [*kinds, "Device"]
        schemas = {
            "Device": {"type": "object", "properties": self.device},
            **{
                k: {"type": "object", "properties": {"a": {"type": "null"}}}
                for k in kinds
            },
        }
        fields = {each: {"$ref": f"#/components/schemas/{each}"} for each in parts}
        body = {"schema": {"type": "object", "properties": fields}}
        answer = {"200": {"description": "", "content": {"application/json": body}}}
        path = self.root / "hub.json"
        paths = {
            f"/{each}/{verb}": {"post": {"tags": [each], "responses": answer}}
            for each in self.users
            for verb in ("get", "put")
        }
        info = {"title": "Hub", "version": "1"}
        components = {"schemas": schemas}
        path.write_text(
            json.dumps(
                {
                    "openapi": "3.1.0",
                    "info": info,
                    "paths": paths,
                    "components": components,
                }
            )
        )
        self._capfd.readouterr()
        spec = self.root / "spec"
        code = run(
            ["import", "openapi", str(path), "-o", str(spec), "--ignore", "NXG802"]
        )
        return code, self._capfd.readouterr().err

    @property
    def texts(self) -> Mapping[str, str]:
        """The spec files."""
        files = sorted((self.root / "spec").glob("*.yaml"))
        return {each.stem: each.read_text("utf-8") for each in files}

    def edit(self, old: str, new: str) -> None:
        """Replaces a text of the one file that has it."""
        (name,) = (k for k, text in self.texts.items() if old in text)
        path = self.root / "spec" / f"{name}.yaml"
        path.write_text(self.texts[name].replace(old, new, 1), "utf-8")

    def type_of(self, space: str) -> str:
        """What is said of a device."""
        return (
            self.texts[space]
            .partition("  Device:\n")[2]
            .partition("\n\n")[0]
            .strip("\n")
        )


@pytest.fixture
def folder(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Folder:
    return Folder(tmp_path, capfd)


def test_an_edited_type_that_others_use_now(folder: Folder) -> None:
    """With what was changed in the document."""
    folder.edit("  Device:\n", f"  Device:\n{_EDITED}")
    folder.edit("owner?: string", "owner?: string(..9)")
    folder.users.append("users")
    folder.device["size"] = {"type": "integer"}
    assert folder.run()[0] == 0
    assert "  Device:" not in folder.texts["devices"]
    said = folder.type_of("common")
    assert said.startswith(_EDITED)
    assert "owner?: string(..9)\n" in said
    assert "size?: i64" in said
    assert folder.run() == (0, "")
    folder.users.remove("users")
    assert folder.run()[0] == 0
    assert folder.texts.keys() == {"devices"}
    assert folder.type_of("devices") == said


def test_an_edited_type_of_a_file_that_is_divided(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml, "MAX_NODES", 500)
    folder.many = 4
    assert folder.run()[0] == 0
    assert folder.texts.keys() == {"devices"}
    folder.edit("  Alpha1:\n", f"  Alpha1:\n{_EDITED}")
    folder.edit("  Beta1:\n", "  # Left as it is.\n  Beta1:\n")
    folder.many = 20
    assert folder.run()[0] == 0
    assert {"devices", "devices_alpha"} <= folder.texts.keys()
    every = "".join(folder.texts.values())
    assert every.count(f"  Alpha1:\n{_EDITED}") == 1
    assert every.count("  # Left as it is.\n  Beta1:\n") == 1
    assert every.count("  Alpha1:\n") == every.count("  Beta1:\n") == 1
    assert folder.run() == (0, "")


def test_a_conflict_is_told_where_the_edit_is(folder: Folder) -> None:
    folder.edit("owner?: string", "owner?: string(..9)")
    before = folder.texts
    folder.users.append("users")
    folder.device["owner"] = {"type": "integer"}
    code, told = folder.run()
    assert code == 2
    line = before["devices"].partition("owner?")[0].count("\n") + 1
    assert told.count("NXG807") == 1
    assert f"devices.yaml:{line}:7" in told
    assert "owner?: i64" in told
    assert folder.texts == before
    folder.edit("owner?: string(..9)", "owner?: i64")
    assert folder.run()[0] == 0
    assert "owner?: i64" in folder.type_of("common")
