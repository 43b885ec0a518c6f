"""What is in the wheel."""

from __future__ import annotations

import runpy
from pathlib import Path

from support.specs import ROOT

from .building import build_from_sdist, contents

_SRC = ROOT / "src"


def test_holds_the_source_and_the_compiled_templates(wheel: Path) -> None:
    sources = {
        path.relative_to(_SRC).as_posix(): path.read_bytes()
        for path in _SRC.rglob("*")
        if path.is_file() and not {"__pycache__", "reference"} & {*path.parts}
    }
    compiler = runpy.run_path(str(ROOT / "templates" / "compiler.py"))
    for each in compiler["EVERY"]:
        compiled = f"nexigon_gen/backends/{each.backend}/compiled.py"
        sources[compiled] = each.compiled().encode()
    found = contents(wheel)
    metadata = {name for name in found if ".dist-info/" in name}
    assert {name: found[name] for name in found.keys() - metadata} == sources
    assert {Path(name).suffix for name in sources} >= {".py", ".toml", ".txt"}


def test_asks_for_nothing_more_than_it_needs(wheel: Path) -> None:
    found = contents(wheel)
    (metadata,) = (text for name, text in found.items() if name.endswith("/METADATA"))
    needs = [
        line.partition(":")[2].strip()
        for line in metadata.decode().splitlines()
        if line.startswith("Requires-Dist:") and "extra ==" not in line
    ]
    assert needs == ["click>=8.1.4", "markdown-it-py>=3.0", "pyyaml>=6.0.1"]


def test_the_source_archive_makes_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    assert contents(build_from_sdist(tmp_path)) == contents(wheel)
