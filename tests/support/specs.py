"""The specs of the tests, and the stages of the compiler run over them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from nexigon_gen.config import GenerationSettings, Output, Runtime
from nexigon_gen.ir.model import Api
from nexigon_gen.output.artifact import Artifact
from nexigon_gen.pipeline import compile_spec, generate
from nexigon_gen.text.report import Report

ROOT = Path(__file__).resolve().parents[2]
"""The checkout."""
RUNTIME = Runtime(os.environ.get("SDK_RUNTIME", Runtime.COPY.value))
"""Where generated packages have their runtime in this run of the tests."""
SPECS = ROOT / "tests" / "specs"


def specs_in(folder: Path) -> Mapping[str, Path]:
    """Every spec of a folder by name. Several files in a folder of their own are one
    spec, which starts at the first of them."""
    found = {path.stem: path for path in folder.glob("*.yaml")}
    for path in sorted(folder.glob("*/*.yaml"), reverse=True):
        found[path.parent.name] = path
    return {name: found[name] for name in sorted(found)}


VALID = specs_in(SPECS / "valid")
"""The specs that must compile, one idea each."""


def compiled(*paths: Path) -> Api:
    """The IR of spec files; fails on an error."""
    api, report = compile_spec(paths)
    assert api is not None, messages(report)
    return api


def artifacts(*paths: Path, package: str | None = None) -> tuple[Artifact, ...]:
    """What a run writes for spec files; fails on an error."""
    report = Report()
    found = generate(
        compiled(*paths), GenerationSettings(package, runtime=RUNTIME), report
    )
    assert not report.has_errors, messages(report)
    return found


def findings(*paths: Path, settings: GenerationSettings | None = None) -> Report:
    """All that the compiler, backends included, has to say about spec files."""
    settings = settings or GenerationSettings(outputs=frozenset(Output))
    api, report = compile_spec(paths, settings)
    if api is not None:
        generate(api, settings, report)
    return report


def messages(report: Report) -> list[str]:
    """The codes and messages of a report."""
    return [f"{each.code}: {each.message}" for each in report]
