"""Generated packages load without a warning."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.command import python
from support.profiles import BATCHES
from support.sdk import write

from .generated import artifacts, compiled
from .specs import Spec, specs

_IMPORT_ALL = """
from importlib import import_module
from pathlib import Path

for path in sorted(Path().rglob("*.py")):
    if "_runtime" in path.parts:
        continue  # loaded by those that need it
    module = import_module(".".join(path.with_suffix("").parts).removesuffix(".__init__"))
    for name in getattr(module, "__all__", ()):
        getattr(module, name)
"""


@pytest.mark.integration
@BATCHES
@given(st.lists(specs(), min_size=3, max_size=3))
def test_every_module_loads(several: list[Spec]) -> None:
    with TemporaryDirectory() as folder:
        for number, spec in enumerate(several):
            write(artifacts(compiled(spec), f"random_api{number}"), Path(folder))
        done = python(Path(folder), "-W", "error", "-c", _IMPORT_ALL)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
