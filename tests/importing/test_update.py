"""Imports into a folder in which somebody works."""

from __future__ import annotations

from pathlib import Path

import pytest

from nexigon_gen.cli.main import run

_DOCUMENT = """\
openapi: 3.0.0
info: {title: Hub, version: 1.0.0}
paths:
  /api/v1/actions/invoke/devices_Get:
    post:
      requestBody:
        content: {application/json: {schema: {$ref: "#/components/schemas/GetAction"}}}
      responses: {"200": {content: {application/json: {schema: {$ref: "#/components/schemas/Device"}}}}}
components:
  schemas:
    GetAction: {type: object, properties: {id: {type: string}}}
    Device:
      type: object
      properties:
        name: {type: string}
        color: {type: string}
        size: {type: integer}
"""


class Folder:
    """A folder with a document, and its spec."""

    def __init__(self, root: Path, capfd: pytest.CaptureFixture[str]) -> None:
        self.root = root
        self.document = root / "hub.yaml"
        self.document.write_text(_DOCUMENT, "utf-8")
        self.spec = root / "spec" / "devices.yaml"
        self._capfd = capfd

    def run(self, *options: str) -> tuple[int, str, str]:
        """The exit code of an import, and what it prints."""
        self._capfd.readouterr()
        arguments = [
            "import",
            "openapi",
            str(self.document),
            "-o",
            str(self.root / "spec"),
        ]
        code = run([*arguments, *options])
        out, err = self._capfd.readouterr()
        return code, out, err

    def edit(self, path: Path, old: str, new: str) -> None:
        """Replaces a text in a file."""
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def folder(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Folder:
    """One into which the document was imported."""
    found = Folder(tmp_path, capfd)
    code, out, err = found.run()
    assert (code, err) == (0, "")
    assert out == f"created: {found.spec.as_posix()}\n"
    return found


def test_again(folder: Folder) -> None:
    assert folder.run() == (0, "", "")
    assert folder.run("--check") == (0, "", "")
    assert folder.run("--diff") == (0, "", "")


def test_an_edit_stays(folder: Folder) -> None:
    folder.edit(folder.spec, "color?: string", "color?: string(..9) # As painted.")
    assert folder.run() == (0, "", "")
    folder.edit(folder.document, "size: {type: integer}", "size: {type: number}")
    assert folder.run("--check")[:2] == (
        1,
        f"would be changed: {folder.spec.as_posix()}\n",
    )
    assert "size?: f64\n" in folder.run("--diff")[1]
    assert folder.run()[0] == 0
    text = folder.spec.read_text("utf-8")
    assert "color?: string(..9) # As painted." in text
    assert "size?: f64" in text
    assert folder.run("--check") == (0, "", "")


def test_a_conflict_writes_nothing(folder: Folder) -> None:
    folder.edit(folder.spec, "color?: string", "color?: string(..9)")
    folder.edit(folder.document, "color: {type: string}", "color: {type: integer}")
    before = folder.spec.read_text("utf-8")
    code, out, err = folder.run("--format", "concise")
    assert (code, out) == (2, "")
    line = before[: before.index("color")].count("\n") + 1
    assert f"{folder.spec.as_posix()}:{line}:9: error[NXG807]" in err
    assert folder.spec.read_text("utf-8") == before
    assert "color?: i64" in folder.run()[2]
    folder.edit(folder.spec, "color?: string(..9)", "color?: i64")
    assert folder.run() == (0, "", "")


def test_a_deleted_file_is_as_imported(folder: Folder) -> None:
    text = folder.spec.read_text("utf-8")
    folder.spec.unlink()
    assert folder.run()[1] == f"created: {folder.spec.as_posix()}\n"
    assert folder.spec.read_text("utf-8") == text


def test_a_file_of_somebody_else(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = Folder(tmp_path, capfd)
    folder.spec.parent.mkdir()
    folder.spec.write_text("mine", "utf-8")
    code, _, err = folder.run("--format", "concise")
    assert code == 2
    assert "NXG005" in err
    assert folder.spec.read_text("utf-8") == "mine"


def test_a_namespace_that_is_gone(folder: Folder) -> None:
    folder.edit(folder.document, "devices_Get", "machines_Get")
    code, out, _ = folder.run()
    assert code == 0
    assert f"removed: {folder.spec.as_posix()}\n" in out
    folder.edit(folder.document, "machines_Get", "devices_Get")
    assert folder.run()[0] == 0
    folder.edit(folder.spec, "color?: string", "color?: string(..9)")
    folder.edit(folder.document, "devices_Get", "machines_Get")
    code, _, err = folder.run("--format", "concise")
    assert code == 2
    assert "is no longer in the document" in err
    assert folder.spec.exists()


def test_an_edit_that_breaks_what_is_new(folder: Folder) -> None:
    folder.edit(folder.spec, "name?: string", "name?: Gone")
    code, _, err = folder.run("--format", "concise")
    assert code == 2
    assert "NXG301" in err


def test_arguments(folder: Folder, tmp_path: Path) -> None:
    folder.document.unlink()
    assert folder.run()[0] == 2
    assert run(["import", "openapi"]) == 2
    assert run(["import", "graphql", "x", "-o", str(tmp_path)]) == 2


def test_strict(folder: Folder) -> None:
    folder.edit(
        folder.document, "size: {type: integer}", "size: {type: integer, multipleOf: 2}"
    )
    assert folder.run("--strict")[0] == 2
    assert folder.run("--strict", "--ignore", "NXG803")[0] == 0
