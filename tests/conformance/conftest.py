"""The probes of the tables."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from .cases import table
from .probe import Probe, probe


@pytest.fixture(scope="session")
def probes(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Probe]:
    """The probe of a spec, generated once."""
    folder = tmp_path_factory.mktemp("probes")

    @cache
    def of(spec: str) -> Probe:
        return probe(folder, spec, table(spec))

    return of
