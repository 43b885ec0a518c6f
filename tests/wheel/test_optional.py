"""A package is checked without what is optional, as with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.command import python
from support.sdk import write
from support.specs import ROOT, artifacts

from .building import Python

pytestmark = pytest.mark.integration

_CHECKERS = {
    "mypy": ("--strict", "--cache-dir=cache", "--python-executable={}", "nexigon_hub"),
    "basedpyright": ("--level=error", "--pythonpath={}"),
}
_STRICT = '{"include": ["nexigon_hub"], "typeCheckingMode": "strict"}'


@pytest.mark.parametrize("checker", _CHECKERS)
def test_checks_with_pydantic_alone(checker: str, bare: Python, tmp_path: Path) -> None:
    write(artifacts(ROOT / "spec" / "projects.yaml"), tmp_path)
    (tmp_path / "pyrightconfig.json").write_text(_STRICT)
    options = [each.format(bare.path) for each in _CHECKERS[checker]]
    done = python(tmp_path, "-m", checker, *options)
    assert done.returncode == 0, done.stdout + done.stderr


def test_nothing_optional_is_there(bare: Python, tmp_path: Path) -> None:
    program = "from importlib.util import find_spec; print(*map(find_spec, {}))"
    names = ("httpx2", "httpcore2", "h2", "anyio", "opentelemetry", "uvicorn")
    told = bare.run("-c", program.format(names), cwd=tmp_path)
    assert told.split() == ["None"] * len(names)
