"""README.md of the example does what it says."""

from __future__ import annotations

import re
from pathlib import Path
from runpy import run_path

import examples.hub

FOLDER = Path(examples.hub.__file__).parent
README = (FOLDER / "README.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    """The code of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


def test_the_hub_in_a_test(tmp_path: Path) -> None:
    (code,) = blocks("python")
    script, path = tmp_path / "test.py", tmp_path / "hub.db"
    script.write_text(code, "utf-8")
    run_path(str(script), {"path": path})
    assert {*tmp_path.iterdir()} == {script, path}


def test_every_module_is_named() -> None:
    named = set(re.findall(r"\w+\.py\b", README))
    assert named == {path.name for path in FOLDER.glob("*.py")} - {"__init__.py"}
