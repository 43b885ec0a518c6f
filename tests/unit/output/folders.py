"""Output folders to try things on."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from nexigon_gen.output.artifact import Artifact
from nexigon_gen.output.disk import compare
from nexigon_gen.output.execution import apply
from nexigon_gen.output.plan import Fate, Plan


def artifacts(files: Mapping[str, str]) -> Sequence[Artifact]:
    """Artifacts by path."""
    return [Artifact(path, text) for path, text in files.items()]


def generate(root: Path, files: Mapping[str, str]) -> Plan:
    """Plans and applies."""
    plan = compare(root, artifacts(files))
    apply(root, plan)
    return plan


def fates(plan: Plan) -> dict[str, Fate]:
    """The fate of each path."""
    return {step.path: step.fate for step in plan.steps}


def tree(root: Path) -> dict[str, str]:
    """Each file but the manifest, and each empty folder as `name/`."""
    found: dict[str, str] = {}
    for folder, folders, files in os.walk(root):
        here = Path(folder)
        for name in files:
            path = here / name
            if path != root / ".nexigon-gen.json":
                found[path.relative_to(root).as_posix()] = path.read_text("utf-8")
        if here != root and not folders and not files:
            found[f"{here.relative_to(root).as_posix()}/"] = ""
    return found
