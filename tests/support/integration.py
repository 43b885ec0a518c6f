"""The border between `make test` and `make integration`, which runs what takes long."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest


def apart(cases: Iterable[object], *kept: object) -> Sequence[object]:
    """Cases of a parametrized test, of which `make test` runs the `kept` ones."""
    every = [*cases]
    assert all(case in every for case in kept)
    return [
        case if case in kept else pytest.param(case, marks=pytest.mark.integration)
        for case in every
    ]
