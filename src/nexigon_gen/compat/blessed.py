"""Blessed snapshots: where those of a spec are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

BLESSED = "blessed"
"""The folder of snapshots, beside the spec."""


def snapshots(spec: Path) -> Sequence[Path]:
    """The snapshots beside a spec, in no order."""
    return tuple((spec.parent / BLESSED).glob("*.json"))
