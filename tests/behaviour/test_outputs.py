"""What is asked for is written, with the runtime that it needs and no more."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from nexigon_gen.backends.python import runtime
from nexigon_gen.config import GenerationSettings, Output, Runtime
from nexigon_gen.output.artifact import Artifact
from nexigon_gen.pipeline import generate
from nexigon_gen.text.report import Report
from support.command import nexigon_gen, python
from support.integration import apart
from support.sdk import write
from support.specs import ROOT, VALID, compiled

from .checkers import mypy

SPEC = ROOT / "spec" / "projects.yaml"
CHOSEN = (Output.CLIENT, Output.SERVER, Output.TESTING, Output.TRACING)
EVERY = tuple(
    frozenset(each) for size in range(5) for each in combinations(CHOSEN, size)
)
KEPT: tuple[frozenset[Output], ...] = (
    frozenset(),
    frozenset({Output.CLIENT}),
    frozenset({Output.SERVER}),
    EVERY[-1],
)
"""Those that `make test` is content with."""
_IMPORT_ALL = """
import importlib, pkgutil, sdk
for module in pkgutil.walk_packages(sdk.__path__, "sdk."):
    importlib.import_module(module.name)
"""


def name_of(outputs: frozenset[Output]) -> str:
    return "-".join(each.value for each in CHOSEN if each in outputs) or "types"


api_of = cache(compiled)


def written(
    outputs: frozenset[Output], home: Runtime = Runtime.COPY, spec: Path = SPEC
) -> tuple[Artifact, ...]:
    report = Report()
    settings = GenerationSettings("sdk", outputs=outputs | {Output.TYPES}, runtime=home)
    found = generate(api_of(spec), settings, report)
    assert not report.has_errors
    return found


def modules(files: tuple[Artifact, ...]) -> Iterator[str]:
    for each in files:
        yield each.path.removeprefix("sdk/")


@pytest.mark.parametrize("outputs", apart(EVERY, *KEPT), ids=list(map(name_of, EVERY)))
def test_every_module_loads(outputs: frozenset[Output], tmp_path: Path) -> None:
    write(written(outputs), tmp_path)
    done = python(tmp_path, "-W", "error", "-c", _IMPORT_ALL, path=(tmp_path,))
    assert not done.stderr


@pytest.mark.integration
@pytest.mark.parametrize("outputs", EVERY, ids=name_of)
def test_checks(outputs: frozenset[Output], tmp_path: Path) -> None:
    write(written(outputs), tmp_path)
    assert not mypy(tmp_path, tmp_path)


@pytest.mark.parametrize("outputs", EVERY, ids=name_of)
def test_brings_what_it_needs_and_no_more(outputs: frozenset[Output]) -> None:
    found = set(modules(written(outputs)))
    public = {
        "client.py": {Output.CLIENT},
        "projects/client.py": {Output.CLIENT},
        "errors.py": {Output.CLIENT},
        "transport.py": {Output.CLIENT},
        "server.py": {Output.SERVER},
        "projects/server.py": {Output.SERVER},
        "testing.py": {Output.TESTING},
        "tracing.py": {Output.TRACING},
        "codec.py": {*Output},
        "projects/types.py": {*Output},
    }
    asked = outputs | {Output.TYPES}
    assert found & public.keys() == {path for path, by in public.items() if asked & by}
    folders = {path.split("/")[1] for path in found if path.startswith("_runtime/")}
    assert folders == {part for each in asked for part in runtime.PARTS[each]}
    assert "openapi.json" not in found


def test_every_file_of_the_runtime_has_a_part() -> None:
    parts = {part for each in runtime.PARTS.values() for part in each}
    folder = ROOT / "src/nexigon_gen" / runtime.FOLDER
    assert {path.name for path in folder.iterdir() if is_code(path)} == {
        *parts,
        *runtime.DISTRIBUTED,
        "public",
    }


def is_code(path: Path) -> bool:
    return path.suffix == ".py" or (path.is_dir() and path.name != "__pycache__")


def test_opaque_types_bring_what_checks_them() -> None:
    with_them = set(modules(written(frozenset(), spec=VALID["opaque"])))
    without = set(modules(written(frozenset())))
    files = {f"_runtime/{path}" for path in runtime.OPAQUE}
    assert files <= with_them
    assert not files & without


def test_a_document_alone(tmp_path: Path) -> None:
    done = nexigon_gen(
        ROOT, "spec/projects.yaml", "-o", str(tmp_path), "--outputs", "openapi"
    )
    assert done.returncode == 0
    assert {each.name for each in tmp_path.iterdir()} == {
        ".nexigon-gen.json",
        "openapi.json",
    }


def test_an_output_that_there_is_not(tmp_path: Path) -> None:
    done = nexigon_gen(
        ROOT, "spec/projects.yaml", "-o", str(tmp_path), "--outputs", "types,cilent"
    )
    assert done.returncode == 2
    assert "there is no output `cilent`" in done.stderr
    assert "did you mean `client`?" in done.stderr
    assert not any(tmp_path.iterdir())


def test_the_command_that_updates_names_the_outputs(tmp_path: Path) -> None:
    arguments = ("-o", str(tmp_path), "--outputs", "client,types")
    assert nexigon_gen(ROOT, "spec/projects.yaml", *arguments).returncode == 0
    done = nexigon_gen(
        ROOT,
        "spec/projects.yaml",
        *("-o", str(tmp_path), "--outputs", "server", "--runtime", "package"),
        "--check",
    )
    assert done.returncode == 1
    assert done.stdout.endswith("--outputs server --runtime package\n")


def test_a_package_of_its_own_leaves_few_files() -> None:
    files = written(frozenset(CHOSEN), Runtime.PACKAGE)
    assert len(files) <= 20
    assert not any("_runtime/" in each.path for each in files)
