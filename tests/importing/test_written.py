"""Documents of others, and the specs that a person would keep of them.

`documents/NAME` is imported as `expected/NAME`: its spec files one after another, and
what was told. Setting UPDATE_IMPORTS=1 writes it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from nexigon_gen.diagnostics.formats import renderer
from nexigon_gen.importing.run import specs_of
from nexigon_gen.text.report import Report

HERE = Path(__file__).parent
_FILES = {
    "vendor": ("vendor.json",),
    "modern": ("modern.yaml", "types.yaml"),
    "pets": ("pets.yaml",),
    "chat": ("chat.yaml",),
}


@pytest.mark.parametrize("name", _FILES)
def test_documents(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(HERE / "documents")
    report = Report()
    texts = specs_of([Path(each) for each in _FILES[name]], report)
    parts = [f"# {space}.yaml\n{text}" for space, text in texts.items()]
    told = renderer("concise")(tuple(report), colour=False)
    actual = "\n".join([*parts, f"# told\n{told}"])
    expected = HERE / "expected" / f"{name}.txt"
    if os.environ.get("UPDATE_IMPORTS"):
        expected.write_text(actual, "utf-8")
    assert actual == expected.read_text("utf-8")
