"""The same bytes whatever the process, the place and the order."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.command import python
from support.profiles import BATCHES

from .specs import Spec, specs

_GENERATE = """
import sys
import yaml
from nexigon_gen.cli.main import run

seed, with_c, order, *folders = sys.argv[1:]
if with_c == "no":
    yaml.__with_libyaml__ = False
for folder in folders:
    from pathlib import Path
    paths = sorted(map(str, Path(folder).glob("*.yaml")), reverse=order == "backward")
    assert run([*paths, "-o", f"{folder}/{seed}", "-q", "--format", "concise"]) == 0
"""


@pytest.mark.integration
@BATCHES
@given(st.lists(specs(), min_size=3, max_size=3))
def test_same_bytes(several: list[Spec]) -> None:
    with TemporaryDirectory() as folder:
        roots = [Path(folder, str(number)) for number in range(len(several))]
        for spec, root in zip(several, roots, strict=True):
            spec.write(root)
        elsewhere = Path(folder, "elsewhere")
        elsewhere.mkdir()
        _generate(Path(folder), "1", "yes", "forward", *(root.name for root in roots))
        _generate(elsewhere, "2", "no", "backward", *map(str, roots))
        for root in roots:
            assert _files(root / "1") == _files(root / "2")


def _generate(here: Path, seed: str, with_c: str, order: str, *folders: str) -> None:
    arguments = ("-c", _GENERATE, seed, with_c, order, *folders)
    done = python(here, *arguments, PYTHONHASHSEED=seed)
    assert done.returncode == 0, done.stderr


def _files(root: Path) -> Mapping[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }
