"""Formatters leave generated code alone, however long the names of a spec are.

Where Black and `ruff format` contradict each other, no text can please both. There Black
is the law: what ruff would write is something that Black would change.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from nexigon_gen.output.artifact import Artifact
from support.black import formatted
from support.command import python
from support.integration import apart
from support.sdk import is_runtime, write
from support.specs import artifacts

from . import sized

SIZES = (30, 45, *range(58, 91), 100)
"""From where the first line gets too long to where nothing fits any more."""
KEPT = (65, 81)
"""The lengths that `make test` is content with."""
RUFF = (
    "ruff",
    "format",
    "--isolated",
    "--no-cache",
    "--quiet",
    "--target-version=py311",
)


@pytest.mark.parametrize("size", apart(SIZES, *KEPT))
def test_formatters(tmp_path: Path, size: int) -> None:
    files = artifacts(*sized.write(tmp_path, size), package="sized")
    texts = {each.path: each.text for each in files if is_looked_at(each, size)}
    write((each for each in files if each.path in texts), tmp_path)
    done = python(tmp_path, "-m", *RUFF, "sized")
    assert done.returncode == 0, done.stderr
    for path, text in texts.items():
        assert formatted(text) == text, path
        rewritten = (tmp_path / path).read_text("utf-8")
        assert rewritten == text or formatted(rewritten) != rewritten, path


def is_looked_at(artifact: Artifact, size: int) -> bool:
    """The modules with the types; of every fifth length the others too, which hold
    little that depends on one column more or less."""
    path = Path(artifact.path)
    is_code = path.suffix == ".py" and not is_runtime(artifact)
    return is_code and (path.stem in ("types", "unions") or size % 5 == 0)
