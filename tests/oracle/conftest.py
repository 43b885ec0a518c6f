"""The judges of each spec."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest

from nexigon_gen.ir.model import Api
from support.specs import compiled

from .probes import Probe, probed, probes

Judges = Callable[[Path], tuple[Api, Mapping[str, Probe]]]


@pytest.fixture(scope="session")
def judges(tmp_path_factory: pytest.TempPathFactory) -> Judges:
    """The probes of a spec, made once, and the API that they are part of."""
    folder = tmp_path_factory.mktemp("oracle")

    @cache
    def of(spec: Path) -> tuple[Api, Mapping[str, Probe]]:
        api = probed(compiled(spec))
        return api, probes(api, folder, f"oracle_{spec.stem}")

    return of
