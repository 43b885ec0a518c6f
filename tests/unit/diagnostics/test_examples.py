"""The examples of the catalogue: each bad one is refused for its reason, and no good
one is."""

from __future__ import annotations

from pathlib import Path

import pytest

from nexigon_gen.config import GenerationSettings, Output
from nexigon_gen.diagnostics.catalog import CatalogEntry, catalog
from nexigon_gen.pipeline import compile_spec, generate
from nexigon_gen.text.kinds import Severity

HEADER = "spec: 1\napi: Demo\nnamespace: demo\n"
COMMON = "spec: 1\napi: Demo\nnamespace: common\ntypes:\n  Id: string\n"

CODES = [code for code in catalog().values() if code.bad]
EVERYTHING = GenerationSettings(warn=frozenset(catalog()), outputs=frozenset(Output))


def found(example: str, folder: Path) -> dict[str, Severity]:
    """What is found in an example, in a folder with a `common.yaml`."""
    whole = "spec:" in example or not any(
        line and not line.startswith("#") for line in example.splitlines()
    )
    (folder / "common.yaml").write_text(COMMON, "utf-8")
    spec = folder / "demo.yaml"
    spec.write_text(example if whole else HEADER + example, "utf-8")
    api, report = compile_spec([spec], EVERYTHING)
    if api:
        generate(api, EVERYTHING, report)
    return {each.code: each.severity for each in report}


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.code)
def test_the_bad_example(code: CatalogEntry, tmp_path: Path) -> None:
    assert found(code.bad, tmp_path).get(code.code) is code.kind.severity


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.code)
def test_the_good_example(code: CatalogEntry, tmp_path: Path) -> None:
    codes = found(code.good, tmp_path)
    assert code.code not in codes
    assert Severity.ERROR not in codes.values()
