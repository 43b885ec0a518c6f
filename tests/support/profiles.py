"""Profiles of random tests: `quick` is the same each time, `thorough` takes its time.

Hypothesis draws constants that it finds in the modules of the process, and which those
are depends on the tests that ran there before. The quick profile does without, so that
what is green here is green elsewhere. And it answers soon: a failure is made smaller for
half a minute, where Hypothesis itself takes five.
"""

from __future__ import annotations

import os
from unittest.mock import patch

from hypothesis import HealthCheck, Phase, settings
from hypothesis.internal.conjecture import engine, providers
from hypothesis.internal.constants_ast import Constants

_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]

settings.register_profile(
    "quick",
    max_examples=30,
    deadline=None,
    derandomize=True,
    suppress_health_check=_SLOW,
)
settings.register_profile(
    "thorough",
    max_examples=1000,
    deadline=None,
    suppress_health_check=_SLOW,
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

if settings().derandomize:
    patch.object(providers, "_get_local_constants", Constants).start()
    patch.object(engine, "MAX_SHRINKING_SECONDS", 30).start()

BATCHES = settings(
    max_examples=settings().max_examples // 10,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
"""For tests that start a process for several specs: few, and failures not made smaller."""
