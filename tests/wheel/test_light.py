"""Importing the generated package costs next to nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.command import python
from support.sdk import write
from support.specs import ROOT, artifacts

_HEAVY = [
    "asyncio",
    "httpcore2",
    "httpx2",
    "opentelemetry",
    "pydantic",
    "pydantic_core",
    "ssl",
    "typing_extensions",
]


@pytest.mark.parametrize(
    "statement",
    [
        "import nexigon_hub",
        "import nexigon_hub.errors",
        "from nexigon_hub import NexigonError, CallOptions",
        "import nexigon_hub.projects",
        "from nexigon_hub.tracing import Trace, CallTrace",
    ],
)
def test_loads_nothing_heavy(statement: str, tmp_path: Path) -> None:
    write(artifacts(ROOT / "spec" / "projects.yaml"), tmp_path)
    program = f"{statement}\nimport sys\nprint(*sys.modules.keys() & {set(_HEAVY)})"
    done = python(tmp_path, "-c", program)
    assert (done.stdout.strip(), done.stderr) == ("", "")
